import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { PlacedForm } from './placed-forms.ts';

interface Question {
  readonly placed: PlacedForm;
  /** ISO date. */
  readonly today: string;
  /** Which records: a condition on a column that holds their id. It stands on both tables, so that both use an index. */
  readonly which: (id: Sql) => Sql;
}

/**
 * The rows that the dated tables call for: `record, unit, owner, until, sort`.
 *
 * 1. Posts: rows that name a unit, with half-open periods; deleted ones only when they went with their record, so that
 *    whoever lost it from sight is who may bring it back.
 * 2. The owner: the open main post's unit, else that of the post that ends last among those begun, else the unit that
 *    registered the record, else the root, so that there is always one.
 * 3. One row for the owner and one for every other unit with an open post.
 * 4. `until`: the first day on which an open post ends or a coming one begins.
 */
export function wantedRows({ placed, today, which }: Question): Sql {
  const day = sql`${today}::date`;
  const { form, paths } = placed;
  const posts = paths.map(
    (path) => sql`
      SELECT p.${sql.identifier(path.record)} AS record, p.${sql.identifier(path.unit)} AS unit, p.id,
        p.${sql.identifier(path.owner)} IS TRUE AS main,
        coalesce(p.valid_from, '-infinity'::date) AS starts, coalesce(p.valid_to, 'infinity'::date) AS ends
      FROM ${sql.identifier(path.form)} p JOIN asked ON asked.id = p.${sql.identifier(path.record)}
      WHERE (p.deleted_at IS NULL OR p.deleted_at = asked.deleted_at) AND p.${sql.identifier(path.unit)} IS NOT NULL
        AND ${which(sql`p.${sql.identifier(path.record)}`)}`,
  );
  const sort = form.search ? sql`coalesce(r.name_key, '')` : sql`''`;
  return sql`
    WITH asked AS (
      SELECT r.id, r.owner AS registered, r.deleted_at, ${sort} AS sort FROM ${sql.identifier(form.id)} r WHERE ${which(sql`r.id`)}
    ), posts AS (${sql.join(posts, sql` UNION ALL `)}
    ), owned AS (
      SELECT DISTINCT ON (record) record, unit FROM posts WHERE starts <= ${day} AND starts < ends
      ORDER BY record, (main AND ends > ${day}) DESC, ends DESC, starts DESC, id DESC
    ), changes AS (
      SELECT record, min(CASE WHEN starts > ${day} THEN starts WHEN ends > ${day} AND isfinite(ends) THEN ends END) AS until
      FROM posts WHERE starts < ends GROUP BY record
    ), placed AS (
      SELECT a.id AS record, coalesce(o.unit, a.registered, ${root}) AS unit, TRUE AS owner
      FROM asked a LEFT JOIN owned o ON o.record = a.id
      UNION
      SELECT p.record, p.unit, FALSE FROM posts p JOIN owned o ON o.record = p.record
      WHERE p.starts <= ${day} AND p.ends > ${day} AND p.unit <> o.unit
    )
    SELECT placed.record, placed.unit, placed.owner, changes.until, asked.sort
    FROM placed JOIN asked ON asked.id = placed.record LEFT JOIN changes ON changes.record = placed.record
    WHERE placed.unit IS NOT NULL`;
}

/** The first unit that hangs under nothing: read only for a record that nothing else places. */
const root = sql`(
  SELECT c.ancestor FROM unit_closure c
  WHERE c.depth = 0 AND NOT EXISTS (SELECT 1 FROM unit_closure above WHERE above.descendant = c.ancestor AND above.depth > 0)
  ORDER BY c.ancestor LIMIT 1)`;
