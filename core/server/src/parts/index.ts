export { allowedRows } from './allowed-rows.ts';
export { defineServerPart } from './define.ts';
export { holdRecords } from './hold-records.ts';
export type { PartContext, PartRoute, ServerPart } from './types.ts';
export { routeNamed, useParts } from './use.ts';
