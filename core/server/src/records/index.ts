export { applyEnvelope } from './envelope.ts';
export { type Alteration, addHooks, type Hooks, hooksOf } from './hooks.ts';
export { listRecords } from './list.ts';
export { type LoadedRow, loadRecords } from './load-records.ts';
export { type ReadRequestOf, readRecord } from './read.ts';
export { createRecord, deleteRecord, endDatedRow, restoreRecord, updateRecord } from './save.ts';
export type * from './types.ts';
export { nameKeyOf } from './write.ts';
