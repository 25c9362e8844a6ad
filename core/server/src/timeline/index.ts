export { readTimeline } from './read.ts';
export type * from './types.ts';
export { wholeHistory } from './whole-history.ts';
