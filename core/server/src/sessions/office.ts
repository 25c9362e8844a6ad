import type { Model } from '@baara/model';
import { asSystem } from '../access/index.ts';
import { type AuditEntry, noteAudit } from '../audit/index.ts';
import { inTransaction } from '../database/index.ts';
import type { Database, Session, Transaction } from '../database/types.ts';

/** The database and Model that accounts are kept in. */
export interface Office {
  readonly database: Database;
  readonly model: Model;
  /** ISO date; absent: today in the site's time zone. */
  readonly today?: string;
  /** For whom the work is done, as the audit says it; absent: the system. */
  readonly actor?: Session;
}

/** Runs `work` on the accounts' tables in a transaction of the system: accounts are nobody's records. */
export function inOffice<T>(
  { database, model, today }: Office,
  reason: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return inTransaction({ database, model, session: asSystem(reason), ...(today ? { today } : {}) }, work);
}

/** Writes into the audit what the office's actor did, in the current transaction. */
export function noteIn({ actor }: Office, entry: AuditEntry): Promise<void> {
  return noteAudit({ ...(actor ? { by: actor } : {}), ...entry });
}
