import { sql } from 'drizzle-orm';
import { placeOrder } from '../access/index.ts';
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
 * 2. Ranked: of a record's posts the open main one first, then the one that ends last among those begun. The unit of the
 *    first is the owner; without a post begun it is the unit that registered the record, else the root: there is always one.
 * 3. One row for the owner and one for every other unit with an open post.
 * 4. `until`: the first day on which an open post ends or a coming one begins.
 *
 * One join and then windows: the planner knows nothing of a query's inner results, and would join two of them row by row.
 */
export function wantedRows({ placed, today, which }: Question): Sql {
  const day = sql`${today}::date`;
  const { form, paths } = placed;
  const posts = paths.map((path) => {
    const record = sql`p.${sql.identifier(path.record)}`;
    const unit = sql`p.${sql.identifier(path.unit)}`;
    return sql`
      SELECT ${record} AS record, ${unit} AS unit, p.id, p.${sql.identifier(path.owner)} IS TRUE AS main, p.deleted_at,
        coalesce(p.valid_from, '-infinity'::date) AS starts, coalesce(p.valid_to, 'infinity'::date) AS ends
      FROM ${sql.identifier(path.form)} p
      WHERE ${unit} IS NOT NULL AND ${which(record)} AND (p.valid_from IS NULL OR p.valid_to IS NULL OR p.valid_from < p.valid_to)`;
  });
  const sort = placeOrder(form)?.of('r') ?? sql`''`;
  return sql`
    WITH posted AS (
      SELECT r.id AS record, r.owner AS registered, ${sort} AS sort, p.id AS post, p.unit, p.main, p.starts, p.ends,
        p.starts <= ${day} AS begun, p.starts <= ${day} AND p.ends > ${day} AS open
      FROM ${sql.identifier(form.id)} r
      LEFT JOIN (${sql.join(posts, sql` UNION ALL `)}) p
        ON p.record = r.id AND (p.deleted_at IS NULL OR p.deleted_at = r.deleted_at)
      WHERE ${which(sql`r.id`)}
    ), ranked AS (
      SELECT *, row_number() OVER best AS rank, first_value(unit) OVER best AS first,
        min(CASE WHEN starts > ${day} THEN starts WHEN ends > ${day} AND isfinite(ends) THEN ends END) OVER (PARTITION BY record) AS until
      FROM posted
      WINDOW best AS (
        PARTITION BY record
        ORDER BY begun IS TRUE DESC, (main AND open) IS TRUE DESC, ends DESC, starts DESC, post DESC)
    )
    SELECT * FROM (
      SELECT record, coalesce(CASE WHEN begun THEN unit END, registered, ${root}) AS unit, TRUE AS owner, until, sort
      FROM ranked WHERE rank = 1
      UNION ALL
      SELECT DISTINCT record, unit, FALSE, until, sort FROM ranked WHERE open AND unit <> first
    ) rows WHERE unit IS NOT NULL`;
}

/** The first unit that hangs under nothing: read only for a record that nothing else places. */
const root = sql`(
  SELECT c.ancestor FROM unit_closure c
  WHERE c.depth = 0 AND NOT EXISTS (SELECT 1 FROM unit_closure above WHERE above.descendant = c.ancestor AND above.depth > 0)
  ORDER BY c.ancestor LIMIT 1)`;
