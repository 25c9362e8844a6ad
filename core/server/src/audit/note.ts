import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute, query } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { chainSoon } from './chain.ts';
import type { AuditKind } from './kinds.ts';
import { presentOrigin } from './origin.ts';

/** One thing done, for the audit. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** Who did it, where that is not the transaction's session. */
  readonly by?: Session | { readonly user: string; readonly username: string };
  readonly form?: string;
  readonly record?: string;
  /** The id of the account that it was done to. */
  readonly subject?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** Writes an entry in the current transaction: it is kept if the work is. Its link is made just after. */
export async function noteAudit(entry: AuditEntry): Promise<void> {
  const { database, model, session, afterCommit } = current();
  const by = entry.by ?? session;
  const who = 'user' in by ? by : null;
  const { address = null, agent = null } = presentOrigin();
  await execute(sql`
    INSERT INTO baara_audit (id, kind, user_id, username, address, agent, form, record, subject, details, reason)
    VALUES (${uuidv7()}::uuid, ${entry.kind}, ${who?.user ?? null}, ${who?.username ?? null}, ${address}, ${agent}, ${entry.form ?? null},
      ${entry.record ?? null}::uuid, ${entry.subject ?? null}, ${JSON.stringify(entry.details ?? {})}::text::jsonb, ${entry.reason ?? null})`);
  afterCommit(() => chainSoon({ database, model }));
}

/** Writes that the session’s user has read a record, once in ten minutes: a page that is loaded again is one reading. */
export async function noteOpening(entry: AuditEntry & { readonly record: string }): Promise<void> {
  const { session } = current();
  if (session.kind !== 'user') return;
  const [before] = await query(sql`
    SELECT 1 FROM baara_audit WHERE record = ${entry.record}::uuid AND user_id = ${session.user} AND kind = ${entry.kind}
      AND at > now() - interval '10 minutes' LIMIT 1`);
  if (!before) await noteAudit(entry);
}
