export { createBulk, startBulk, undoBulk } from './begin.ts';
export { bulkHandlers } from './handlers.ts';
export { readBulkLines } from './lines.ts';
export { findBulk, listBulks } from './store.ts';
export type * from './types.ts';
