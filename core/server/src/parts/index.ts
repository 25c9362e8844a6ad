export { allowedRows } from './allowed-rows.ts';
export { isPartFile, isPartPage, type PartFile, partFile, partPage } from './answers.ts';
export { defineServerPart } from './define.ts';
export { holdRecords } from './hold-records.ts';
export { type Html, html } from './html.ts';
export { askForLetters, isMailSent, letterKind, lettersAsked } from './letters.ts';
export type {
  OpenRoute,
  PartAction,
  PartContext,
  PartLetter,
  PartOrder,
  PartRoute,
  ServerPart,
} from './types.ts';
export { offered, useParts } from './use.ts';
