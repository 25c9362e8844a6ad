import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, todayIn } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { loadSession } from './load.ts';
import { inOffice, type Office } from './office.ts';
import { tokenHash } from './token.ts';

/** A session that nobody has used for twelve hours has ended. */
const idle = sql.raw(`interval '12 hours'`);

/** The session of a token with the assignments in force today, or `null` when it has ended. One statement. */
export async function resumeSession(request: Office & { readonly token: string }): Promise<Session | null> {
  const { database, model, today: asked } = request;
  const token = tokenHash(request.token);
  const today = asked ?? todayIn(model.timeZone);
  // One statement alone needs no transaction: every request begins with it.
  const loaded = await database.maintenance((connection) =>
    loadSession({
      connection,
      account: sql`s.last_seen < now() - interval '1 minute' AS stale`,
      from: sql`baara_session s JOIN baara_user u ON u.id = s.user_id AND s.token = ${token} AND s.expires > now() AND s.last_seen > now() - ${idle}`,
      today,
    }),
  );
  if (loaded?.first.stale === true) await touch(request, token);
  return loaded?.session ?? null;
}

/** At most once a minute. A node that may only read keeps the session too. */
async function touch(office: Office, token: string): Promise<void> {
  try {
    await inOffice(office, 'touch a session', () =>
      execute(sql`UPDATE baara_session SET last_seen = now() WHERE token = ${token}`),
    );
  } catch (error) {
    if (!(error instanceof BaaraError && error.code === 'database.outdated')) throw error;
  }
}

/** The session that an account would have, without a password: for the command line and for questions about rights. */
export async function sessionOf(office: Office, user: string): Promise<Session | null> {
  const loaded = await inOffice(office, 'look at an account', ({ today, connection }) =>
    loadSession({
      connection,
      account: sql`TRUE AS found`,
      from: sql`(SELECT * FROM baara_user WHERE id = ${user}::uuid) u`,
      today,
    }),
  );
  return loaded?.session ?? null;
}
