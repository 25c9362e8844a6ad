export { type ExportedFile, exportFile } from './export-file.ts';
export type * from './types.ts';
