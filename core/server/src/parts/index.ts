export { allowedRows } from './allowed-rows.ts';
export { defineServerPart } from './define.ts';
export type { PartRoute, ServerPart } from './types.ts';
export { routeNamed, useParts } from './use.ts';
