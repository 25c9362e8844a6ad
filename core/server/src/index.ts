export { sql } from 'drizzle-orm';
export { asSystem, explainAccess, unitsRead } from './access/index.ts';
export { createApplication } from './application/index.ts';
export { current, inTransaction, openDatabase, type Session, type Transaction } from './database/index.ts';
export { createServer } from './http/index.ts';
export {
  createImport,
  decide,
  type Import,
  type ImportLine,
  readImport,
  readLines,
  runImport,
  undoImport,
} from './imports/index.ts';
export {
  askForLetters,
  defineServerPart,
  type Html,
  holdRecords,
  html,
  isMailSent,
  lettersAsked,
  type OpenRoute,
  type PartAction,
  type PartContext,
  type PartLetter,
  type PartOrder,
  type PartRoute,
  partFile,
  partPage,
  type ServerPart,
} from './parts/index.ts';
export { rebuildPlacement } from './placement/index.ts';
export {
  addHooks,
  applyEnvelope,
  listRecords,
  loadRecords,
  type Operation,
  readRecord,
  type Values,
} from './records/index.ts';
export { prepareDatabase } from './schema/index.ts';
export { findDuplicates } from './search/index.ts';
export { assignRole, createUser } from './sessions/index.ts';
export { readSettings } from './site/index.ts';
export { rebuildClosure } from './tree/index.ts';
