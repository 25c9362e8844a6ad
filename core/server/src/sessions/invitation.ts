import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { newToken, tokenHash } from './token.ts';
import { setPassword } from './users.ts';

/** Three days: over a week-end. */
const validHours = 72;

/** What the holder of a link is told before they choose a password. */
export interface Invitation {
  readonly user: string;
  readonly username: string;
  readonly name: string;
}

/**
 * Makes the secret of a link by which a password is chosen, once, within three days; an earlier link of the account ends. The present
 * password stays until then. Throws `record.not_found`.
 */
export async function inviteUser(office: Office, user: string): Promise<{ token: string; expires: string }> {
  const token = newToken();
  return inOffice(office, 'invite', async () => {
    const [made] = await query(sql`
      INSERT INTO baara_invitation (token, user_id, expires)
      SELECT ${tokenHash(token)}, u.id, now() + make_interval(hours => ${validHours}::integer) FROM baara_user u WHERE u.id = ${user}::uuid AND NOT u.disabled
      ON CONFLICT (user_id) DO UPDATE SET token = EXCLUDED.token, expires = EXCLUDED.expires, created_at = now()
      RETURNING expires`);
    if (!made) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
    await noteIn(office, { kind: 'account_invited', subject: user });
    return { token, expires: String(made.expires) };
  });
}

/** Whose link it is. Throws `account.invitation_invalid` when it was used, has ended or was never made. */
export async function readInvitation(office: Office, token: string): Promise<Invitation> {
  const [row] = await inOffice(office, 'read an invitation', () =>
    query(sql`
      SELECT u.id::text AS user, u.username, u.name FROM baara_invitation i JOIN baara_user u ON u.id = i.user_id
      WHERE i.token = ${tokenHash(token)} AND i.expires > now() AND NOT u.disabled`),
  );
  if (!row) throw new BaaraError({ code: 'account.invitation_invalid' });
  return row as unknown as Invitation;
}

/** Sets the password that the link's holder chose, and ends the link. Throws `account.invitation_invalid`, `record.invalid`. */
export async function useInvitation(
  office: Office,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<Invitation> {
  const invitation = await readInvitation(office, token);
  const { user, username } = invitation;
  const by = { kind: 'user', user, username, language: '', assignments: [] } as const;
  await inOffice(office, 'use an invitation', async () => {
    // Whoever comes second finds nothing to delete.
    const taken = await query(
      sql`DELETE FROM baara_invitation WHERE token = ${tokenHash(token)} AND expires > now() RETURNING token`,
    );
    if (taken.length === 0) throw new BaaraError({ code: 'account.invitation_invalid' });
    await setPassword({ ...office, actor: by }, { user, password });
    await execute(sql`DELETE FROM baara_invitation WHERE user_id = ${user}::uuid`);
  });
  return invitation;
}
