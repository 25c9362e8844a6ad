export { exportFile } from './export-file.ts';
export type * from './types.ts';
