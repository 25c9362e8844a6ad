export { accounts } from './accounts.ts';
export { demonstration } from './demonstration/demonstration.ts';
export { mali as default } from './site.ts';
export { stableId, unitId } from './tree/ids.ts';
export { reference } from './tree/reference.ts';
