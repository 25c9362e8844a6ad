import { randomInt } from 'node:crypto';
import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { current, execute, query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { rulesOf } from './rules.ts';
import { isSealed, seal, unseal } from './seal.ts';
import { tokenHash } from './token.ts';

const recoveryCodes = 10;
/** Without signs that are taken for one another. 16 of 31 are 79 bits: their hash needs no salt. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const seconds = 30;

export interface Enrolment {
  /** Base32, to be typed where no picture can be taken. */
  readonly secret: string;
  /** What the QR code says: `otpauth://totp/…`. */
  readonly uri: string;
}

/** Begins a second factor (RFC 6238, six digits, 30 s): it counts once a code has confirmed it. Throws `account.code_refused` when there is one. */
export async function beginSecondFactor(office: Office, user: string): Promise<Enrolment> {
  const secret = new Secret({ size: 20 }).base32;
  const sealed = seal(secret, { key: rulesOf(office.database).key, owner: user });
  const username = await inOffice(office, 'begin a second factor', async () => {
    const begun = await query(sql`
      INSERT INTO baara_second_factor AS f (user_id, secret) VALUES (${user}::uuid, ${sealed})
      ON CONFLICT (user_id) DO UPDATE SET secret = ${sealed}, last_step = 0 WHERE f.confirmed_at IS NULL RETURNING user_id`);
    if (begun.length === 0) throw new BaaraError({ code: 'account.code_refused' });
    const [row] = await query(sql`SELECT username FROM baara_user WHERE id = ${user}::uuid`);
    return String(row?.username);
  });
  return { secret, uri: timed(secret, { issuer: office.model.site.label.fr, label: username }).toString() };
}

/** Confirms it with a first code. Answers the recovery codes, which are shown once. Throws `account.code_refused`. */
export async function confirmSecondFactor(
  office: Office,
  { user, code }: { readonly user: string; readonly code: string },
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await inOffice(office, 'confirm a second factor', async () => {
    const [factor] = await query(
      sql`SELECT secret FROM baara_second_factor WHERE user_id = ${user}::uuid AND confirmed_at IS NULL`,
    );
    if (!factor || !(await takeTimedCode(user, String(factor.secret), code)))
      throw new BaaraError({ code: 'account.code_refused' });
    await execute(sql`UPDATE baara_second_factor SET confirmed_at = now() WHERE user_id = ${user}::uuid`);
    await execute(sql`DELETE FROM baara_recovery_code WHERE user_id = ${user}::uuid`);
    await execute(sql`
      INSERT INTO baara_recovery_code (user_id, hash)
      SELECT ${user}::uuid, h FROM unnest(${sql.param(codes.map(recoveryHash))}::text[]) AS h`);
    await noteIn(office, { kind: 'second_factor_set', subject: user });
  });
  return codes;
}

/** Takes the second factor and its recovery codes away. */
export async function removeSecondFactor(office: Office, user: string): Promise<void> {
  await inOffice(office, 'remove a second factor', async () => {
    await execute(sql`DELETE FROM baara_recovery_code WHERE user_id = ${user}::uuid`);
    const had = await query(sql`DELETE FROM baara_second_factor WHERE user_id = ${user}::uuid RETURNING user_id`);
    if (had.length > 0) await noteIn(office, { kind: 'second_factor_removed', subject: user });
  });
}

/** Whether a code is the present one of the account's device, or one of its recovery codes; each is taken once. In the current transaction. */
export async function takeCode(user: string, code: string): Promise<'timed' | 'recovery' | null> {
  const plain = code.replace(/[\s-]/gu, '').toLowerCase();
  const [factor] = await query(
    sql`SELECT secret FROM baara_second_factor WHERE user_id = ${user}::uuid AND confirmed_at IS NOT NULL`,
  );
  if (factor && (await takeTimedCode(user, String(factor.secret), plain))) return 'timed';
  const taken = await query(sql`
    UPDATE baara_recovery_code SET used_at = now()
    WHERE user_id = ${user}::uuid AND hash = ${recoveryHash(plain)} AND used_at IS NULL RETURNING user_id`);
  return taken.length > 0 ? 'recovery' : null;
}

/** One step early or late is accepted: clocks differ. A code that was seen over a shoulder is not accepted again. */
async function takeTimedCode(user: string, sealed: string, code: string): Promise<boolean> {
  const secret = unseal(sealed, { key: rulesOf(current().database).key, owner: user });
  if (secret === null) return false;
  const token = code.replace(/\s/gu, '');
  if (!/^\d{6}$/u.test(token)) return false;
  const delta = timed(secret).validate({ token, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(Date.now() / 1000 / seconds) + delta;
  const taken = await query(sql`
    UPDATE baara_second_factor SET last_step = ${step}::bigint
    WHERE user_id = ${user}::uuid AND last_step < ${step}::bigint RETURNING user_id`);
  return taken.length > 0;
}

function timed(secret: string, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), period: seconds, digits: 6, algorithm: 'SHA1' });
}

function newRecoveryCode(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

function recoveryHash(code: string): string {
  return tokenHash(code.replace(/[\s-]/gu, '').toLowerCase());
}

/** Whether this server's key opens the second factors that are kept; true when there are none. Those from before keys are sealed on the way. */
export async function secondFactorsOpen(office: Office): Promise<boolean> {
  const { key } = rulesOf(office.database);
  return inOffice(office, 'look at second factors', async () => {
    const rows = await query(
      sql`SELECT user_id::text AS owner, secret FROM baara_second_factor WHERE secret NOT LIKE 'v1:%'`,
    );
    for (const { owner, secret } of rows as unknown as readonly { owner: string; secret: string }[])
      await execute(
        sql`UPDATE baara_second_factor SET secret = ${seal(secret, { key, owner })} WHERE user_id = ${owner}::uuid`,
      );
    const [row] = await query(sql`SELECT user_id::text AS owner, secret FROM baara_second_factor LIMIT 1`);
    return (
      !row || !isSealed(String(row.secret)) || unseal(String(row.secret), { key, owner: String(row.owner) }) !== null
    );
  });
}

/** Whether the account has a second factor, and how many recovery codes are left. */
export async function secondFactorOf(
  office: Office,
  user: string,
): Promise<{ readonly on: boolean; readonly recoveryCodes: number }> {
  const [row] = await inOffice(office, 'look at a second factor', () =>
    query(sql`
      SELECT EXISTS (SELECT 1 FROM baara_second_factor WHERE user_id = ${user}::uuid AND confirmed_at IS NOT NULL) AS "on",
        (SELECT count(*)::integer FROM baara_recovery_code WHERE user_id = ${user}::uuid AND used_at IS NULL) AS codes`),
  );
  return { on: row?.on === true, recoveryCodes: Number(row?.codes ?? 0) };
}
