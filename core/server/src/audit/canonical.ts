import { createHash } from 'node:crypto';

/** What stands before the first link of the chain. */
export const firstHash = '0'.repeat(64);

/**
 * The SQL text of what an entry says, as the chain hashes it: one JSON array, its time in UTC to the microsecond. Changing it
 * breaks every chain that exists.
 *
 * @param entry the alias or variable of a row of `baara_audit`
 */
export function canonicalSql(entry: string): string {
  const time = `to_char(${entry}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
  const others = ['kind', 'user_id', 'username', 'address', 'agent', 'form', 'record', 'subject', 'details', 'reason'];
  return `jsonb_build_array(${entry}.id, ${time}, ${others.map((column) => `${entry}.${column}`).join(', ')})::text`;
}

/** The hash of an entry's content behind the hash before it: SHA-256, hexadecimal. */
export function linkHash(before: string, words: string): string {
  return createHash('sha256').update(`${before}\n${words}`, 'utf8').digest('hex');
}
