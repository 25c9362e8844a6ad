export { historyAfterDay } from './after-day.ts';
export { appendCreated, appendHistory, type CreatedLine } from './append.ts';
export {
  appendPassages,
  latestPassagesOf,
  loadPassages,
  type OldPassage,
  type Passage,
  type PassageLine,
  passagesOf,
  type StateTaken,
} from './passages.ts';
export { recordHistory } from './record-history.ts';
export { historySince, type LaterLine } from './since.ts';
export { openHistoryYears } from './years.ts';
