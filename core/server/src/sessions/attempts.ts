import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';

/** How many attempts may fail before the first delay: by name, and by address, behind which a whole office may sit. */
const free = { name: 5, address: 50 } as const;
/** Seconds. The delay doubles from the first to the longest. */
const firstDelay = 30;
const longestDelay = 900;

/** Who is trying: as whom, and from where. */
export interface Attempt {
  readonly username: string;
  readonly address?: string;
}

/**
 * Counts an attempt before its password is verified, so that a burst of guesses is counted too, and whether or not the
 * name exists. Throws `sign_in.locked` with the `seconds` to wait, for the name or for the address.
 */
export async function countAttempt({ username, address }: Attempt): Promise<void> {
  await count(sql`lower(${username})`, free.name);
  if (address) await count(keyOf(address), free.address);
}

/** No name begins with a space: an address is never taken for one. */
function keyOf(address: string): Sql {
  return sql`${` ${address}`}`;
}

async function count(key: Sql, allowed: number): Promise<void> {
  const failed = sql`(CASE WHEN a.last_at < now() - interval '1 day' THEN 0 ELSE a.failed END + 1)`;
  const delay = sql`least(${longestDelay}::float8, ${firstDelay}::float8 * power(2, least(${failed} - ${allowed}::integer, 20)))`;
  const counted = await query(sql`
    INSERT INTO baara_attempt AS a (username, failed, last_at) VALUES (${key}, 1, now())
    ON CONFLICT (username) DO UPDATE SET failed = ${failed}, last_at = now(),
      locked_until = CASE WHEN ${failed} >= ${allowed}::integer THEN now() + ${delay} * interval '1 second' END
    WHERE a.locked_until IS NULL OR a.locked_until <= now()
    RETURNING failed`);
  if (counted.length > 0) return;
  const [row] = await query(sql`
    SELECT greatest(1, ceil(extract(epoch FROM locked_until - now())))::integer AS seconds
    FROM baara_attempt WHERE username = ${key}`);
  throw new BaaraError({ code: 'sign_in.locked', params: { seconds: row?.seconds ?? firstDelay } });
}

/**
 * Forgets the attempts of who has signed in, and everybody's of more than a day ago. Of the address only this one is taken back: who has
 * an account could else guess others' for ever.
 */
export async function forgetAttempts({ username, address }: Attempt): Promise<void> {
  await execute(
    sql`DELETE FROM baara_attempt WHERE username = lower(${username}) OR last_at < now() - interval '1 day'`,
  );
  if (!address) return;
  await execute(
    sql`UPDATE baara_attempt SET failed = greatest(0, failed - 1), locked_until = NULL WHERE username = ${keyOf(address)}`,
  );
}
