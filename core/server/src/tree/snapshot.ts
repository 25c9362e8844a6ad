import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { nameKeyOf, type Values } from '../records/index.ts';
import { uuids } from './ids.ts';
import type { TreeShape } from './shape.ts';
import { inForce, speakingStates } from './states.ts';

/**
 * Sets each unit's name, type, parent and status to those of the row that speaks for it today. A unit without a row in
 * force is `closed`. The unit's revision stays: nobody changed it.
 */
export async function refreshSnapshots(shape: TreeShape, today: string): Promise<void> {
  if (shape.snapshot.length === 0) return;
  const day = sql`${today}::date`;
  const table = sql.identifier(shape.units.id);
  const pairs = shape.snapshot.map((key) => ({
    column: sql.identifier(key),
    value:
      key === 'status'
        ? sql`CASE WHEN s.deleted_at IS NULL AND ${inForce(sql`s`, day)} THEN s.status ELSE ${shape.codes.closed} END`
        : sql`s.${sql.identifier(key)}`,
  }));
  const changed = await query(sql`
    UPDATE ${table} u SET ${sql.join(
      pairs.map(({ column, value }) => sql`${column} = ${value}`),
      sql`, `,
    )}
    FROM (${speakingStates(shape, day)}) s
    WHERE s.unit = u.id AND (${sql.join(
      pairs.map(({ column, value }) => sql`u.${column} IS DISTINCT FROM ${value}`),
      sql` OR `,
    )})
    RETURNING u.*`);
  const { search } = shape.units;
  if (!search || changed.length === 0) return;
  // The words of a search are folded in TypeScript, the same everywhere, so a changed name is sent back once.
  const keys = changed.map((row) => nameKeyOf(search.names, row as Values));
  await query(sql`
    UPDATE ${table} u SET name_key = k.name_key
    FROM unnest(${uuids(changed.map((row) => row.id as string))}, ${sql.param(keys)}::text[]) AS k (id, name_key)
    WHERE k.id = u.id`);
}
