export { readFigures } from './read-figures.ts';
export type * from './types.ts';
