export { guardFiles } from './hooks.ts';
export { checkFile, filesNamed, findFile, putFileBytes, readFileBytes, storeFile } from './store.ts';
export type { StoredFile } from './types.ts';
