export { prepareDatabase } from './prepare.ts';
export type { SystemTable } from './system-table.ts';
