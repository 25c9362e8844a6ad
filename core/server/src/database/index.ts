export {
  type BrokenConstraint,
  brokenConstraint,
  failureOf,
} from './failure.ts';
export { isFullDisk } from './full-disk.ts';
export {
  type Beginning,
  beforeWork,
  compiling,
  current,
  execute,
  inTransaction,
  query,
  queryAnew,
} from './in-transaction.ts';
export { openDatabase } from './open.ts';
export { type Counted, queryRemembered } from './remembered.ts';
export { quote, quoteName, render } from './render.ts';
export { coreRole, moduleRole } from './roles.ts';
export { todayIn } from './today.ts';
export { together } from './together.ts';
export type * from './types.ts';
export { encode } from './values.ts';
