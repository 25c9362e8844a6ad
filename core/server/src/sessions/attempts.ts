import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../database/index.ts';

/** Attempts that may fail before the first delay; it then doubles from `firstDelay` to `longestDelay` seconds. */
const freeAttempts = 5;
const firstDelay = 30;
const longestDelay = 900;

/**
 * Counts an attempt before its password is verified, so that a burst of guesses is counted too, and whether or not the
 * name exists. Throws `sign_in.locked` with the `seconds` to wait.
 */
export async function countAttempt(username: string): Promise<void> {
  const failed = sql`(CASE WHEN a.last_at < now() - interval '1 day' THEN 0 ELSE a.failed END + 1)`;
  const delay = sql`least(${longestDelay}::float8, ${firstDelay}::float8 * power(2, least(${failed} - ${freeAttempts}::integer, 20)))`;
  const counted = await query(sql`
    INSERT INTO baara_attempt AS a (username, failed, last_at) VALUES (lower(${username}), 1, now())
    ON CONFLICT (username) DO UPDATE SET failed = ${failed}, last_at = now(),
      locked_until = CASE WHEN ${failed} >= ${freeAttempts}::integer THEN now() + ${delay} * interval '1 second' END
    WHERE a.locked_until IS NULL OR a.locked_until <= now()
    RETURNING failed`);
  if (counted.length > 0) return;
  const [row] = await query(sql`
    SELECT greatest(1, ceil(extract(epoch FROM locked_until - now())))::integer AS seconds
    FROM baara_attempt WHERE username = lower(${username})`);
  throw new BaaraError({ code: 'sign_in.locked', params: { seconds: row?.seconds ?? firstDelay } });
}

/** Forgets the attempts of who has signed in, and everybody's of more than a day ago. */
export async function forgetAttempts(username: string): Promise<void> {
  await execute(
    sql`DELETE FROM baara_attempt WHERE username = lower(${username}) OR last_at < now() - interval '1 day'`,
  );
}
