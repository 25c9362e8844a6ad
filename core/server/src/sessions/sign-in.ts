import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { countAttempt, forgetAttempts } from './attempts.ts';
import { loadSession } from './load.ts';
import { inOffice, type Office } from './office.ts';
import { verifyPassword } from './password.ts';
import { newToken, tokenHash } from './token.ts';

/** A session ends after seven days, whatever its use. */
const longestDays = 7;

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address?: string;
}

/**
 * Verifies a password and opens a session. An unknown name, a wrong password and a closed account answer the same and
 * take the same time: `sign_in.refused`. From the fifth failure on, a growing delay: `sign_in.locked` (`seconds`).
 */
export async function signIn(office: Office, request: SignIn): Promise<{ token: string; session: Session }> {
  const username = request.username.trim();
  // 1. Count the attempt and read the hash; 2. verify outside any transaction: it is slow by intent; 3. open the session.
  const account = await inOffice(office, 'sign in', async () => {
    await countAttempt(username);
    const rows = await query(
      sql`SELECT id::text AS id, password FROM baara_user WHERE lower(username) = lower(${username}) AND NOT disabled`,
    );
    return rows[0];
  });
  const stored = typeof account?.password === 'string' ? account.password : null;
  if (!(await verifyPassword(stored, request.password))) throw new BaaraError({ code: 'sign_in.refused' });

  const token = newToken();
  const session = await inOffice(office, 'sign in', async ({ today, connection }) => {
    await forgetAttempts(username);
    await execute(sql`DELETE FROM baara_session WHERE expires <= now()`);
    await execute(sql`
      INSERT INTO baara_session (token, user_id, expires, address)
      VALUES (${tokenHash(token)}, ${account?.id}::uuid, now() + make_interval(days => ${longestDays}::integer), ${request.address ?? null})`);
    const loaded = await loadSession({
      connection,
      account: sql`TRUE AS found`,
      from: sql`(SELECT * FROM baara_user WHERE id = ${account?.id}::uuid) u`,
      today,
    });
    return loaded?.session;
  });
  if (!session) throw new BaaraError({ code: 'sign_in.refused' });
  return { token, session };
}

/** Ends the session of a token; a token that is unknown is signed out already. */
export async function signOut(office: Office, token: string): Promise<void> {
  await inOffice(office, 'sign out', () => execute(sql`DELETE FROM baara_session WHERE token = ${tokenHash(token)}`));
}
