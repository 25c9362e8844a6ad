import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { requireShape, type TreeShape } from './shape.ts';

/** `then`: the boundaries in force on the day of the fact, even where the unit was closed by then: see `hangsUnder`. `today`: those of now, closed units counted with their successors. */
export type Boundaries = 'then' | 'today';

/**
 * Which ancestor of a type each unit had and when: a relation with the columns `unit`, `region`, `valid_from`, `valid_to`
 * (half-open, ±infinity at the ends), to be joined with facts. For reports over many facts.
 *
 * @example
 * sql`SELECT r.region, count(*) FROM visit v
 *     LEFT JOIN (${unitRegions({ type: 'region', boundaries: 'then' })}) r
 *       ON r.unit = v.facility AND r.valid_from <= v.day AND v.day < r.valid_to
 *     GROUP BY r.region`
 */
export function unitRegions({ type, boundaries }: { type: string; boundaries: Boundaries }): Sql {
  const shape = requireShape(current().model);
  const units = sql.identifier(shape.units.id);
  if (boundaries === 'today') {
    return sql`
      SELECT DISTINCT ON (c.descendant) c.descendant AS unit, c.ancestor AS region,
        '-infinity'::date AS valid_from, 'infinity'::date AS valid_to
      FROM unit_closure c JOIN ${units} u ON u.id = c.ancestor
      WHERE u.type = ${type} AND u.status IS DISTINCT FROM ${shape.codes.closed}
      ORDER BY c.descendant, c.depth`;
  }
  const states = sql.identifier(shape.states.id);
  return sql`
    WITH RECURSIVE rows AS MATERIALIZED (
      SELECT s.unit, ${hangsUnder(shape)} AS parent, s.type = ${type} AND s.status IS DISTINCT FROM ${shape.codes.closed} AS matches,
        coalesce(s.valid_from, '-infinity') AS valid_from, coalesce(s.valid_to, 'infinity') AS valid_to
      FROM ${states} s WHERE s.deleted_at IS NULL
    ), down (unit, region, valid_from, valid_to, depth) AS (
      SELECT unit, unit, valid_from, valid_to, 0 FROM rows WHERE matches
      UNION ALL
      SELECT s.unit, d.region, greatest(s.valid_from, d.valid_from), least(s.valid_to, d.valid_to), d.depth + 1
      FROM down d JOIN rows s ON s.parent = d.unit AND s.matches IS NOT TRUE AND d.depth < 64
        AND s.valid_from < d.valid_to AND d.valid_from < s.valid_to
    )
    SELECT unit, region, valid_from, valid_to FROM down`;
}

/**
 * Where a dated row `s` hangs its unit: a closed one under the only unit that took over from it, so that what is still told of it
 * afterwards counts where its people went. After a split nobody can say where, and it stays under what it hung under.
 */
function hangsUnder({ successions, codes }: TreeShape): Sql {
  const heir = sql`(SELECT min(x.successor::text)::uuid FROM ${sql.identifier(successions.id)} x
    WHERE x.predecessor = s.unit AND x.deleted_at IS NULL HAVING count(DISTINCT x.successor) = 1)`;
  return sql`CASE WHEN s.status = ${codes.closed} THEN coalesce(${heir}, s.parent) ELSE s.parent END`;
}

/**
 * The nearest ancestor (or itself) of `type` of one fact's unit on the fact's day, as an SQL expression of type uuid; NULL
 * when there was none. For a few facts; over many, join `unitRegions`.
 */
export function ancestorOfType(question: { unitSql: Sql; dateSql: Sql; type: string; boundaries: Boundaries }): Sql {
  const { unitSql, dateSql, type, boundaries } = question;
  const shape = requireShape(current().model);
  if (boundaries === 'today') {
    return sql`(SELECT c.ancestor FROM unit_closure c JOIN ${sql.identifier(shape.units.id)} u ON u.id = c.ancestor
      WHERE c.descendant = ${unitSql} AND u.type = ${type} AND u.status IS DISTINCT FROM ${shape.codes.closed} ORDER BY c.depth LIMIT 1)`;
  }
  const states = sql.identifier(shape.states.id);
  const onThatDay = sql`s.deleted_at IS NULL AND coalesce(s.valid_from, '-infinity') <= ${dateSql} AND coalesce(s.valid_to, 'infinity') > ${dateSql}`;
  const matches = sql`s.type IS NOT DISTINCT FROM ${type} AND s.status IS DISTINCT FROM ${shape.codes.closed}`;
  return sql`(WITH RECURSIVE up (unit, parent, matches, depth) AS (
      SELECT s.unit, ${hangsUnder(shape)}, ${matches}, 0 FROM ${states} s WHERE s.unit = ${unitSql} AND ${onThatDay}
      UNION ALL
      SELECT s.unit, ${hangsUnder(shape)}, ${matches}, up.depth + 1 FROM up JOIN ${states} s ON s.unit = up.parent
      WHERE NOT up.matches AND up.depth < 64 AND ${onThatDay}
    ) SELECT unit FROM up WHERE matches)`;
}
