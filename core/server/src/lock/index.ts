export { type ModuleSql, moduleSql } from './module-sql.ts';
export { prepareRoles } from './roles.ts';
export { closing, lockOf } from './script.ts';
