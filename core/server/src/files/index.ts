export { guardFiles } from './hooks.ts';
export { findFile, readFileBytes, type StoredFile, storeFile } from './store.ts';
export { systemTables } from './tables.ts';
