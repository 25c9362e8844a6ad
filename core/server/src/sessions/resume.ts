import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, todayIn } from '../database/index.ts';
import type { Database, Session, SessionQuestion, Sql, Statement } from '../database/types.ts';
import { loadSession, sessionFrom, sessionStatement } from './load.ts';
import { inOffice, type Office } from './office.ts';
import { rulesOf } from './rules.ts';
import { scopeOf, tokenHash } from './token.ts';

/** The session of a browser's or a program's token with the assignments in force today, or `null` when it has ended. One statement. */
export async function resumeSession(request: Office & { readonly token: string }): Promise<Session | null> {
  // One statement alone needs no transaction.
  const rows = await request.database.maintenance((connection) => connection.query(statementOf(request)), {
    deadlineMs: 5000,
  });
  const loaded = sessionFrom(request.model, rows);
  if (loaded?.first.stale === true) await touch(request, request.token);
  return loaded?.session ?? null;
}

/**
 * The same as a question that travels with a transaction's BEGIN, and sets the user for whom the transaction runs. Throws
 * `access.signed_out` when the session has ended. `kept` is to be awaited after the transaction: it says that the session is in use.
 */
export function resumption(
  request: Office & { readonly token: string },
): SessionQuestion & { readonly kept: () => Promise<void> } {
  let isStale = false;
  return {
    question: statementOf(request),
    read(rows) {
      const loaded = sessionFrom(request.model, rows);
      if (!loaded) throw new BaaraError({ code: 'access.signed_out' });
      isStale = loaded.first.stale === true;
      return loaded.session;
    },
    async kept() {
      if (isStale) await touch(request, request.token);
    },
  };
}

function statementOf({ database, model, today, token }: Office & { readonly token: string }): Statement {
  const isProgram = scopeOf(token) !== null;
  const from = isProgram
    ? sql`baara_token s JOIN baara_user u ON u.id = s.user_id AND s.token = ${tokenHash(token)} AND s.expires > now() AND s.revoked_at IS NULL`
    : sql`baara_session s JOIN baara_user u ON u.id = s.user_id AND s.token = ${tokenHash(token)} AND s.expires > now() AND ${isUsed(database, sql`s`)}`;
  return sessionStatement({
    account: sql`coalesce(s.last_seen < now() - interval '1 minute', TRUE) AS stale, ${isProgram ? sql`s.forms, s.actions,` : sql``} set_config('baara.user', u.id::text, TRUE) AS acting`,
    from,
    today: today ?? todayIn(model.timeZone),
  });
}

/** That somebody has used the session not too long ago. */
export function isUsed(database: Database, session: Sql): Sql {
  return sql`${session}.last_seen > now() - make_interval(mins => ${rulesOf(database).idleMinutes}::integer)`;
}

/** At most once a minute. A node that may only read keeps the session too. */
async function touch(office: Office, token: string): Promise<void> {
  try {
    await inOffice(office, 'touch a session', () =>
      execute(
        sql`UPDATE ${scopeOf(token) ? sql`baara_token` : sql`baara_session`} SET last_seen = now() WHERE token = ${tokenHash(token)}`,
      ),
    );
  } catch (error) {
    if (!(error instanceof BaaraError && error.code === 'database.outdated')) throw error;
  }
}

/** The session that an account would have, without a password: for the command line and for questions about rights. */
export async function sessionOf(office: Office, user: string): Promise<Session | null> {
  const loaded = await inOffice(office, 'look at an account', ({ today, connection }) =>
    loadSession({
      ...{ connection, model: office.model },
      account: sql`TRUE AS found`,
      from: sql`(SELECT * FROM baara_user WHERE id = ${user}::uuid) u`,
      today,
    }),
  );
  return loaded?.session ?? null;
}
