export {
  type BrokenConstraint,
  brokenConstraint,
  failureOf,
  isTransient,
  misuse,
  type ServerFailure,
} from './failure.ts';
export { beforeWork, current, execute, inTransaction, query, type TransactionRequest } from './in-transaction.ts';
export { openDatabase } from './open.ts';
export { quote, quoteName, render } from './render.ts';
export type { DatabaseSettings } from './settings.ts';
export { todayIn } from './today.ts';
export type * from './types.ts';
