import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import { deriveTree } from './derive.ts';
import { uuids } from './ids.ts';
import { loadTree } from './load.ts';
import { coming } from './next-change.ts';
import { requireShape, type TreeShape } from './shape.ts';

/**
 * Refuses rows by which a unit would become its own descendant on any day, or would stand closed under nothing today or on
 * a day that is already planned. Throws `tree.invalid` with `reason` (`cycle`, `orphan`), `unit` and `date`.
 */
export async function checkTree(changed: readonly string[]): Promise<void> {
  const { model, today } = current();
  const shape = requireShape(model);
  await checkEveryDay(shape, changed);
  for (const date of [today, ...(await coming(shape, today))]) {
    const { units, successions } = await loadTree(shape, date);
    const [problem] = deriveTree(units, successions).problems;
    if (problem) throw new BaaraError({ code: 'tree.invalid', params: { ...problem, date } });
  }
}

/** Deeper than any administration; a walk that goes on runs in a circle that another unit closes. */
const deepest = 64;

/** Walks up from the changed units through every period at once, keeping the days that all rows on the way share. */
async function checkEveryDay({ states }: TreeShape, changed: readonly string[]): Promise<void> {
  const table = sql.identifier(states.id);
  const [circle] = await query(sql`
    WITH RECURSIVE up (start, at, valid_from, valid_to, depth) AS (
      SELECT s.unit, s.parent, coalesce(s.valid_from, '-infinity'), coalesce(s.valid_to, 'infinity'), 1
      FROM ${table} s WHERE s.unit = ANY(${uuids(changed)}) AND s.parent IS NOT NULL AND s.deleted_at IS NULL
      UNION ALL
      SELECT up.start, s.parent, greatest(up.valid_from, coalesce(s.valid_from, '-infinity')),
        least(up.valid_to, coalesce(s.valid_to, 'infinity')), up.depth + 1
      FROM up JOIN ${table} s ON s.unit = up.at
      WHERE up.at <> up.start AND up.depth < ${sql.raw(String(deepest))} AND s.parent IS NOT NULL AND s.deleted_at IS NULL
        AND greatest(up.valid_from, coalesce(s.valid_from, '-infinity')) < least(up.valid_to, coalesce(s.valid_to, 'infinity'))
    )
    SELECT start AS unit, valid_from::text AS date FROM up WHERE at = start LIMIT 1`);
  if (circle)
    throw new BaaraError({ code: 'tree.invalid', params: { reason: 'cycle', unit: circle.unit, date: circle.date } });
}
