export { findUnits, listItems } from './api/choices.ts';
export { readForm } from './api/model.ts';
export { listRecords, readRecord } from './api/records.ts';
export { request } from './api/request.ts';
export type { FormSlice, RecordView, UnitItem, Value, Values } from './api/types.ts';
export { BaaraElement, define } from './element.ts';
export { loadDateInput } from './fields/load-date-input.ts';
export { money } from './fields/value-text.ts';
export {
  type Entry,
  isRequired,
  newEntry,
  obstaclesOf,
  sendable,
  wholly,
  withRefusals,
} from './form/entry.ts';
export { loadSheet } from './form/load-sheet.ts';
export { icon } from './icons/icon.ts';
export { definePart, type WebPart } from './parts/define-part.ts';
export { BaaraPanel } from './parts/panel.ts';
export { letterhead } from './print/letterhead.ts';
export { asFailure, failureNotice, waitingNotice } from './shell/failure.ts';
export { BaaraPage } from './shell/page.ts';
export { language, say, translation } from './state/language.ts';
export { go, place } from './state/router.ts';
export { overview, session, today } from './state/session.ts';
export { createStore, type Store } from './state/store.ts';
export { workplace } from './state/workplace.ts';
