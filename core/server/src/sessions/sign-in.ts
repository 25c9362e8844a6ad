import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { type Attempt, countAttempt, forgetAttempts } from './attempts.ts';
import { loadSession } from './load.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { verifyPassword } from './password.ts';
import { rulesOf } from './rules.ts';
import { takeCode } from './second-factor.ts';
import { newToken, tokenHash } from './token.ts';

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** Of the account's device, or a recovery code. */
  readonly code?: string;
  /** Where the request came from. */
  readonly address?: string;
  /** What the browser calls itself. */
  readonly agent?: string;
}

interface Found {
  readonly id: string;
  readonly username: string;
  readonly password: string | null;
  readonly factor: boolean;
}

/**
 * Verifies a password, and a code where the account has a second factor, and opens a session. An unknown name, a wrong password and a
 * closed account answer the same and take the same time: `sign_in.refused`. After the right password: `sign_in.code_required`,
 * `sign_in.code_refused`. From the fifth failure on, a growing delay: `sign_in.locked` (`seconds`).
 */
export async function signIn(office: Office, request: SignIn): Promise<{ token: string; session: Session }> {
  const username = request.username.trim();
  const attempt: Attempt = { username, ...(request.address ? { address: request.address } : {}) };
  // 1. Count the attempt and read the hash; 2. verify outside any transaction: it is slow by intent; 3. open the session.
  const account = await findAccount(office, attempt);
  const isRight = await verifyPassword(account?.password ?? null, request.password);
  if (!account || !isRight) {
    await noteFailure(office, account, 'sign_in_refused');
    throw new BaaraError({ code: 'sign_in.refused' });
  }
  if (account.factor && !request.code) throw new BaaraError({ code: 'sign_in.code_required', params: { code: true } });
  const opened = await openSession(office, { account, attempt, request });
  if (opened) return opened;
  await noteFailure(office, account, 'sign_in_refused');
  throw new BaaraError({ code: 'sign_in.code_refused', params: { code: true } });
}

async function findAccount(office: Office, attempt: Attempt): Promise<Found | null> {
  try {
    return await inOffice(office, 'sign in', async () => {
      await countAttempt(attempt);
      const [row] = await query(sql`
        SELECT u.id::text AS id, u.username, u.password,
          EXISTS (SELECT 1 FROM baara_second_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS factor
        FROM baara_user u WHERE lower(u.username) = lower(${attempt.username}) AND NOT u.disabled`);
      return (row as unknown as Found | undefined) ?? null;
    });
  } catch (error) {
    if (error instanceof BaaraError && error.code === 'sign_in.locked')
      await noteFailure(office, null, 'sign_in_locked', attempt.username);
    throw error;
  }
}

/** What is typed into the field of the name may be a password: only the name of an account is written down. */
function noteFailure(
  office: Office,
  account: Found | null,
  kind: 'sign_in_refused' | 'sign_in_locked',
  username = '',
): Promise<void> {
  return inOffice(office, 'note a failed sign-in', async () => {
    // A wrong password and an unknown name cost the same statements: `username` is of one who waits.
    const [known] =
      account || username === ''
        ? [account]
        : await query(sql`SELECT id::text AS id, username FROM baara_user WHERE lower(username) = lower(${username})`);
    const by = known ? { user: String(known.id), username: String(known.username) } : undefined;
    await noteIn(office, { kind, ...(by ? { by } : {}) });
  });
}

/** Opens the session; null when the code is wrong. */
function openSession(
  office: Office,
  facts: { readonly account: Found; readonly attempt: Attempt; readonly request: SignIn },
): Promise<{ token: string; session: Session } | null> {
  const { account, attempt, request } = facts;
  const token = newToken();
  return inOffice(office, 'sign in', async ({ today, connection }) => {
    const taken = account.factor ? await takeCode(account.id, request.code ?? '') : 'timed';
    if (taken === null) return null;
    await forgetAttempts(attempt);
    await execute(sql`DELETE FROM baara_session WHERE expires <= now()`);
    await execute(sql`
      INSERT INTO baara_session (token, user_id, expires, address, agent)
      VALUES (${tokenHash(token)}, ${account.id}::uuid, now() + make_interval(hours => ${rulesOf(office.database).longestHours}::integer), ${request.address ?? null},
        ${request.agent?.slice(0, 160) ?? null})`);
    await execute(sql`UPDATE baara_user SET last_sign_in = now() WHERE id = ${account.id}::uuid`);
    const loaded = await loadSession({
      ...{ connection, model: office.model, today },
      account: sql`TRUE AS found`,
      from: sql`(SELECT * FROM baara_user WHERE id = ${account.id}::uuid) u`,
    });
    if (!loaded) throw new BaaraError({ code: 'sign_in.refused' });
    const by = { user: account.id, username: account.username };
    await noteIn(office, { kind: 'sign_in', by });
    if (taken === 'recovery') await noteIn(office, { kind: 'recovery_code_used', by });
    return { token, session: loaded.session };
  });
}

/** Ends the session of a token; a token that is unknown is signed out already. */
export async function signOut(office: Office, token: string): Promise<void> {
  await inOffice(office, 'sign out', async () => {
    const [ended] = await query(sql`
      WITH ended AS (DELETE FROM baara_session WHERE token = ${tokenHash(token)} RETURNING user_id)
      SELECT u.id::text AS id, u.username FROM ended e JOIN baara_user u ON u.id = e.user_id`);
    if (ended)
      await noteIn(office, { kind: 'sign_out', by: { user: String(ended.id), username: String(ended.username) } });
  });
}
