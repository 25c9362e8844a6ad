import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import { treeShape } from './shape.ts';
import { inForce } from './states.ts';

/** A unit and a day (ISO). */
export interface UnitOnDay {
  readonly unit: string;
  readonly day: string;
}

/** What a unit was called on a day, and the units above it then, nearest first, without the topmost. */
export interface NamedThen {
  readonly name: string;
  readonly within: readonly string[];
}

/** How deep a tree may be: a circle in what was once recorded ends there. */
const deepest = 20;

/**
 * Units as they were named and placed on given days, in the order of the question: one statement, whatever the number.
 * Null for a unit that no dated row describes on that day.
 */
export async function unitsNamedThen(asked: readonly UnitOnDay[]): Promise<readonly (NamedThen | null)[]> {
  const shape = treeShape(current().model);
  if (!shape || asked.length === 0) return asked.map(() => null);
  const states = sql.identifier(shape.states.id);
  const rows = await query(sql`
    WITH RECURSIVE asked AS (
      SELECT (a->>'at')::integer AS at, (a->>'unit')::uuid AS unit, (a->>'day')::date AS day
      FROM jsonb_array_elements(${JSON.stringify(asked.map((each, at) => ({ ...each, at })))}::text::jsonb) a
    ), up AS (
      SELECT a.at, a.day, s.name, s.parent, 0 AS depth
      FROM asked a JOIN ${states} s ON s.unit = a.unit AND s.deleted_at IS NULL AND ${inForce(sql`s`, sql`a.day`)}
      UNION ALL
      SELECT u.at, u.day, s.name, s.parent, u.depth + 1
      FROM up u JOIN ${states} s ON s.unit = u.parent AND s.deleted_at IS NULL AND ${inForce(sql`s`, sql`u.day`)}
      WHERE u.depth < ${sql.raw(String(deepest))}
    )
    SELECT at, name, parent IS NULL AS topmost FROM up ORDER BY at, depth`);
  const found = asked.map((): { name: string; within: string[] } | null => null);
  for (const { at, name, topmost } of rows) {
    const known = found[at as number];
    if (!known) found[at as number] = { name: String(name ?? ''), within: [] };
    else if (topmost !== true) known.within.push(String(name ?? ''));
  }
  return found;
}
