export { historyAfterDay, type PastLine } from './after-day.ts';
export { appendHistory, type HistoryLine } from './append.ts';
export { recordHistory } from './record-history.ts';
export { historySince, type LaterLine } from './since.ts';
export { systemTables } from './tables.ts';
