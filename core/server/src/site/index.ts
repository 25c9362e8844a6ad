export { accountRules } from './account-rules.ts';
export { loadServerParts } from './load-parts.ts';
export { type DemonstrationAccount, importDefinition, loadSite, type SitePackage } from './load-site.ts';
export { type LogLevel, readSettings, type Settings } from './settings.ts';
