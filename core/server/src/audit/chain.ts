import { BaaraError, type Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { inTransaction, query } from '../database/index.ts';
import type { Database } from '../database/types.ts';

export interface AuditOffice {
  readonly database: Database;
  readonly model: Model;
}

const pause = 200;
const mostAtOnce = 500;
const waiting = new WeakSet<Database>();

/** Chains every entry that is not chained yet, in short transactions one after the other. */
export async function chainAudit({ database, model }: AuditOffice): Promise<void> {
  for (let done = mostAtOnce; done === mostAtOnce; ) {
    const session = asSystem('chain the audit');
    const [row] = await inTransaction({ database, model, session }, () =>
      query(sql`SELECT baara_audit_chain(${mostAtOnce}::integer) AS done`),
    );
    done = Number(row?.done ?? 0);
  }
}

/**
 * Chains what has been written, a moment from now: many requests share one short step, and none waits for it. What a process that
 * ends leaves unchained the next step chains, on whichever node.
 */
export function chainSoon(office: AuditOffice): void {
  if (waiting.has(office.database)) return;
  waiting.add(office.database);
  setTimeout(() => {
    waiting.delete(office.database);
    chainAudit(office).catch(() => undefined);
  }, pause).unref();
}

/** Chains what is left before the database is closed; a node that may only read leaves it to the others. */
export async function closeAudit(office: AuditOffice): Promise<void> {
  try {
    await chainAudit(office);
  } catch (error) {
    if (!(error instanceof BaaraError && error.code.startsWith('database.'))) throw error;
  }
}
