export { historyAfterDay } from './after-day.ts';
export { appendHistory } from './append.ts';
export { recordHistory } from './record-history.ts';
export { historySince, type LaterLine } from './since.ts';
