export { createImport, decide, listImports, mapColumns, readImport } from './imports.ts';
export { importHandlers, requestRun } from './run/handlers.ts';
export { readLines } from './run/lines.ts';
export { refusedFile } from './run/refused-file.ts';
export { runImport } from './run/run-import.ts';
export { undoImport } from './run/undo-import.ts';
export type * from './types.ts';
