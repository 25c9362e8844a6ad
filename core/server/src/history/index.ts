export { historyAfterDay } from './after-day.ts';
export { appendCreated, appendHistory } from './append.ts';
export { appendPassages, type Passage, type PassageLine, passagesOf } from './passages.ts';
export { recordHistory } from './record-history.ts';
export { historySince, type LaterLine } from './since.ts';
export { openHistoryYears } from './years.ts';
