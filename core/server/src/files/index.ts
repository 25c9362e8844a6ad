export { guardFiles } from './hooks.ts';
export { findFile, readFileBytes, storeFile } from './store.ts';
