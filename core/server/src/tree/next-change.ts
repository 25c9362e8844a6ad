import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { TreeShape } from './shape.ts';

/** The days after `today` on which the tree changes by itself, in order. */
export async function coming(shape: TreeShape, today: string): Promise<string[]> {
  const day = sql`${today}::date`;
  const states = sql.identifier(shape.states.id);
  const rows = await query(sql`
    SELECT valid_from AS day FROM ${states} WHERE deleted_at IS NULL AND valid_from > ${day}
    UNION SELECT valid_to FROM ${states} WHERE deleted_at IS NULL AND valid_to > ${day}
    UNION SELECT date FROM ${sql.identifier(shape.successions.id)} WHERE deleted_at IS NULL AND date > ${day}
    ORDER BY day`);
  return rows.map((row) => row.day as string);
}

/** Writes down when `refreshDue` must next look at the tree. */
export async function noteNextChange(shape: TreeShape, today: string): Promise<void> {
  const [next] = await coming(shape, today);
  if (next === undefined) await query(sql`DELETE FROM baara_due WHERE key = 'tree'`);
  else
    await query(
      sql`INSERT INTO baara_due (key, due) VALUES ('tree', ${next}::date) ON CONFLICT (key) DO UPDATE SET due = excluded.due`,
    );
}
