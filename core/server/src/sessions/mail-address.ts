import { BaaraError, normaliseEmail } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import { inOffice, noteIn, type Office } from './office.ts';

/** Where an account gets its mail. */
export interface MailAddress {
  readonly address: string | null;
  /** Whether reminders go there. */
  readonly wanted: boolean;
  /** The mail server said that nobody has this address. */
  readonly refused: boolean;
}

/** Where an account gets its mail. */
export function mailAddressOf(office: Office, user: string): Promise<MailAddress> {
  return inOffice(office, 'look at an account', async () => {
    const [row] = await query(sql`
      SELECT email AS address, email_wanted AS wanted, email_refused_at IS NOT NULL AS refused FROM baara_user WHERE id = ${user}::uuid`);
    return row as unknown as MailAddress;
  });
}

/** Sets one's own address, `''` for none, and whether reminders go there. An address that was refused is tried anew. Throws `record.invalid` naming `address`. */
export async function setMailAddress(
  office: Office,
  { user, address, wanted }: { readonly user: string; readonly address: string; readonly wanted: boolean },
): Promise<void> {
  const normalised = address.trim() === '' ? { value: null } : normaliseEmail(address);
  if (!('value' in normalised)) throw refused(normalised.problem, address);
  const { value } = normalised;
  if (wanted && value === null) throw refused('field.required');
  await inOffice(office, 'set an address', async () => {
    await execute(sql`
      UPDATE baara_user SET email = ${value}, email_wanted = ${wanted}, email_refused_at = NULL WHERE id = ${user}::uuid`);
    await noteIn(office, { kind: 'account_changed', subject: user, details: { mail: wanted } });
  });
}

/** Notes that nobody has the address of an account, unless it was changed meanwhile. In the current transaction. */
export function refuseAddress({ user, address }: { readonly user: string; readonly address: string }): Promise<void> {
  return execute(sql`UPDATE baara_user SET email_refused_at = now() WHERE id = ${user}::uuid AND email = ${address}`);
}

function refused(code: string, value?: string): BaaraError {
  const problem = { code, field: 'address', params: value === undefined ? {} : { value } };
  return new BaaraError({ code: 'record.invalid', problems: [problem] });
}
