export type { Database, Session, Transaction } from './database/types.ts';
