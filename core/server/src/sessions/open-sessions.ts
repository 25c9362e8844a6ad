import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { isUsed } from './resume.ts';

export interface OpenSession {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeen: string;
  readonly expires: string;
  readonly address: string | null;
  readonly agent: string | null;
  /** The one that asks. */
  readonly present: boolean;
}

/** Where an account is signed in, the latest used first; `present` is the hash of the token that asks. */
export async function listSessions(
  office: Office,
  { user, present = '' }: { readonly user: string; readonly present?: string },
): Promise<readonly OpenSession[]> {
  const rows = await inOffice(office, 'list sessions', () =>
    query(sql`
      SELECT id::text AS id, created_at AS "createdAt", last_seen AS "lastSeen", expires, address, agent, token = ${present} AS present
      FROM baara_session s WHERE user_id = ${user}::uuid AND expires > now() AND ${isUsed(office.database, sql`s`)}
      ORDER BY last_seen DESC`),
  );
  return rows as unknown as readonly OpenSession[];
}

/** Ends sessions of an account: one, or all but the one whose token's hash is `except`. Answers how many. */
export async function endSessions(
  office: Office,
  facts: { readonly user: string; readonly session?: string; readonly except?: string },
): Promise<number> {
  const { user, session, except = '' } = facts;
  const one = session === undefined ? sql`TRUE` : sql`id = ${session}::uuid`;
  return inOffice(office, 'end sessions', async () => {
    const ended = await query(
      sql`DELETE FROM baara_session WHERE user_id = ${user}::uuid AND token <> ${except} AND ${one} RETURNING id`,
    );
    if (ended.length > 0)
      await noteIn(office, { kind: 'sessions_ended', subject: user, details: { count: ended.length } });
    return ended.length;
  });
}
