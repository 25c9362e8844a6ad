import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { requireShape } from './shape.ts';

/** `then`: the boundaries in force on the day of the fact. `today`: those of now, closed units counted with their successors. */
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
      SELECT unit, parent, type = ${type} AND status IS DISTINCT FROM ${shape.codes.closed} AS matches,
        coalesce(valid_from, '-infinity') AS valid_from, coalesce(valid_to, 'infinity') AS valid_to
      FROM ${states} WHERE deleted_at IS NULL
    ), down (unit, region, valid_from, valid_to) AS (
      SELECT unit, unit, valid_from, valid_to FROM rows WHERE matches
      UNION ALL
      SELECT s.unit, d.region, greatest(s.valid_from, d.valid_from), least(s.valid_to, d.valid_to)
      FROM down d JOIN rows s ON s.parent = d.unit AND s.matches IS NOT TRUE
        AND s.valid_from < d.valid_to AND d.valid_from < s.valid_to
    )
    SELECT unit, region, valid_from, valid_to FROM down`;
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
      SELECT s.unit, s.parent, ${matches}, 0 FROM ${states} s WHERE s.unit = ${unitSql} AND ${onThatDay}
      UNION ALL
      SELECT s.unit, s.parent, ${matches}, up.depth + 1 FROM up JOIN ${states} s ON s.unit = up.parent
      WHERE NOT up.matches AND up.depth < 64 AND ${onThatDay}
    ) SELECT unit FROM up WHERE matches)`;
}
