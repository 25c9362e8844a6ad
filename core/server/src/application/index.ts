export { type Application, type ApplicationFacts, createApplication, type DemoAccount } from './application.ts';
export { createLog } from './log.ts';
export { openPrepared, openSiteDatabase } from './open.ts';
export { readSettings, type Settings } from './settings.ts';
export { type DemonstrationAccount, loadSite, type SitePackage } from './site.ts';
export { startApplication } from './start.ts';
