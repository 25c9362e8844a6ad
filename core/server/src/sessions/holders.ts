import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';

/** An account that holds a role at a unit. */
export interface Holder {
  readonly unit: string;
  readonly role: string;
  readonly name: string;
}

/** Whoever holds a role at one of these units on a date (ISO), in one statement; in the current transaction. */
export async function holdersAt(units: readonly string[], date: string): Promise<readonly Holder[]> {
  if (units.length === 0) return [];
  const rows = await query(sql`
    SELECT a.unit::text AS unit, a.role, u.name FROM baara_assignment a JOIN baara_user u ON u.id = a.user_id
    WHERE a.unit = ANY(${`{${units.join(',')}}`}::uuid[]) AND NOT u.disabled
      AND a.valid_from <= ${date}::date AND (a.valid_to IS NULL OR a.valid_to > ${date}::date)
    ORDER BY u.name, a.role`);
  return rows as unknown as readonly Holder[];
}
