import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { newProgramToken, type TokenScope, tokenHash } from './token.ts';

/** A token by which a program works as its user, without the secret. */
export interface ProgramToken {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  /** Of a token for a part. */
  readonly forms: readonly string[] | null;
  readonly actions: readonly string[] | null;
  readonly createdAt: string;
  readonly expires: string;
  readonly lastSeen: string | null;
}

/**
 * Makes a token that does what its user may do, only reads it, or does a part of it, for some days. The token itself is answered this once; the database
 * has its hash. Throws `record.invalid` without a name.
 */
export async function makeToken(
  office: Office,
  facts: {
    readonly user: string;
    readonly name: string;
    readonly scope: TokenScope;
    /** Of `part`: these forms, and what is done with them; lists of words are always read. */
    readonly part?: { readonly forms: readonly string[]; readonly actions: readonly string[] };
    readonly days: number;
  },
): Promise<{ readonly id: string; readonly token: string }> {
  const { user, scope, days, part } = facts;
  const name = facts.name.trim();
  if (name === '') {
    const problem = { code: 'field.required', field: 'name', params: {} };
    throw new BaaraError({ code: 'record.invalid', problems: [problem] });
  }
  const id = uuidv7();
  const token = newProgramToken(scope);
  await inOffice(office, 'make a token', async () => {
    await query(sql`
      INSERT INTO baara_token (id, user_id, name, scope, token, forms, actions, expires)
      VALUES (${id}::uuid, ${user}::uuid, ${name}, ${scope}, ${tokenHash(token)}, ${textsOf(part?.forms)}, ${textsOf(part?.actions)},
        now() + make_interval(days => ${days}::integer))`);
    await noteIn(office, { kind: 'token_made', subject: user, details: { name, scope, days, ...part } });
  });
  return { id, token };
}

function textsOf(words: readonly string[] | undefined) {
  return words ? sql`${sql.param([...words])}::text[]` : sql`NULL::text[]`;
}

/** The account's living tokens. */
export async function listTokens(office: Office, user: string): Promise<readonly ProgramToken[]> {
  const rows = await inOffice(office, 'list tokens', () =>
    query(sql`
      SELECT id::text AS id, name, scope, forms, actions, created_at AS "createdAt", expires, last_seen AS "lastSeen"
      FROM baara_token WHERE user_id = ${user}::uuid AND revoked_at IS NULL AND expires > now() ORDER BY created_at DESC`),
  );
  return rows as unknown as readonly ProgramToken[];
}

/** Ends a token of the account at once. Throws `record.not_found`. */
export async function revokeToken(
  office: Office,
  { user, token }: { readonly user: string; readonly token: string },
): Promise<void> {
  await inOffice(office, 'revoke a token', async () => {
    const [revoked] = await query(sql`
      UPDATE baara_token SET revoked_at = now() WHERE id = ${token}::uuid AND user_id = ${user}::uuid AND revoked_at IS NULL RETURNING name`);
    if (!revoked) throw new BaaraError({ code: 'record.not_found', params: { form: 'token', id: token } });
    await noteIn(office, { kind: 'token_revoked', subject: user, details: { name: revoked.name } });
  });
}
