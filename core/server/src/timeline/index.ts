export { readTimeline, type TimelineRequest } from './read.ts';
export type * from './types.ts';
export { type WholeHistoryRequest, wholeHistory } from './whole-history.ts';
