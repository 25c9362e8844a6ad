import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';

/**
 * Makes the history's partitions of this year and the two after it: one look at the catalogue when they are there. A year without one goes to the
 * partition of all others, where it stays; so this is asked every day, not only when a server starts. Several nodes may ask at once.
 */
export async function openHistoryYears(): Promise<void> {
  const year = Number(current().today.slice(0, 4));
  const names = [year, year + 1, year + 2].map((each) => `baara_history_${each}`);
  const missing = await query(
    sql`SELECT 1 FROM unnest(${`{${names.join(',')}}`}::text[]) AS name WHERE to_regclass(name) IS NULL`,
  );
  if (missing.length === 0) return;
  await query(sql`SELECT pg_advisory_xact_lock(hashtext('baara.history.years'))`);
  await query(sql`SELECT baara_history_years(${year}::integer, ${year + 2}::integer)`);
}
