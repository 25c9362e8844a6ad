import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';

/** In `baara_meta`: the day on which the demonstration was written. Only a database that was empty then has it. */
export const demonstrationKey = 'demonstration';

/** The day on which this database was given its demonstration (ISO date); null for a register in earnest. */
export async function demonstrationSince(): Promise<string | null> {
  const [row] = await query(sql`SELECT value FROM baara_meta WHERE key = ${demonstrationKey}`);
  return row ? String(row.value) : null;
}

/** Passes on a demonstration alone. Throws `demonstration.absent`. */
export async function requireDemonstration(): Promise<void> {
  if ((await demonstrationSince()) === null) throw new BaaraError({ code: 'demonstration.absent' });
}
