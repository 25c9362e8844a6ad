import { type Placeholder, sql } from 'drizzle-orm';
import type { Allowed, Near, ReadPlan } from '../access/index.ts';
import type { Row, Sql } from '../database/types.ts';
import type { Position } from './cursor.ts';
import type { Look } from './looking.ts';
import { shownColumns } from './shown-columns.ts';

/** Where a page near units begins: after (or, going back, before) this text of the order and this id. */
export interface NearPosition {
  readonly id: string | Placeholder;
  readonly text: string | Placeholder;
  readonly direction: Position['direction'];
}

export interface NearPage {
  readonly plan: Allowed<ReadPlan>;
  readonly near: Near;
  readonly position: NearPosition | null;
  readonly limit: number;
  /** How many of the first placements are looked at. */
  readonly looked: number;
}

/** So many placements of each unit tell how far to look: as many as are looked at, at least, where there are twenty units. */
const firstOfEach = 4;
/** Past so many units it is cheaper to walk through the whole list: it is dense with rows of theirs. */
const mostUnits = 400;

/**
 * The statement of a page read near its units: its cost grows with the units, not with the people in them.
 *
 * 1. Of each unit the first few placements in the list's order, from the index by unit. As many of them as are looked at end somewhere: the first of all units end there or before.
 * 2. Of each unit the first placements up to there, and of all these the first: no row of the page stands before one that was left out, since each unit gave as many as are taken.
 * 3. Each is asked the whole condition of the plan, in order, until the page is full.
 *
 * One row more comes always, `page__found`: how many placements were looked at, or NULL where the units are too many or the placements are kept in another order.
 */
export function nearSql({ plan, near, position, limit, looked }: NearPage): Sql {
  const { alias, form, from, where } = plan;
  const back = (position?.direction === 'previous') !== near.isReversed;
  const bound = position
    ? sql` AND (p.sort, p.record) ${back ? sql`<` : sql`>`} (${position.text}::text, ${position.id}::uuid)`
    : sql``;
  const end = back ? sql`>=` : sql`<=`;
  const inOrder = (from: string) =>
    sql.raw(['sort', 'record'].map((key) => `${from}.${key} ${back ? 'DESC' : 'ASC'}`).join(', '));
  const placed = (more: Sql, most: Sql) =>
    sql`u CROSS JOIN LATERAL (SELECT p.record, p.sort FROM ${sql.identifier(near.table)} p WHERE p.unit = u.unit${bound}${more} ORDER BY ${inOrder('p')} LIMIT ${most}) b WHERE (SELECT count(*) FROM u) <= ${sql.raw(String(mostUnits))}`;
  // Checked numbers: as parameters they cost more in a generic plan.
  const [most, rows] = [sql.raw(String(looked)), sql.raw(String(limit))];
  const id = sql`${sql.identifier(alias)}.id`;
  const shown = shownColumns(plan);
  // A list that is read backwards has those without a first name last, the placements have them first.
  const unnamed = near.isReversed
    ? sql`NOT EXISTS (SELECT 1 FROM u CROSS JOIN LATERAL (SELECT 1 FROM ${sql.identifier(near.table)} p WHERE p.unit = u.unit AND p.sort >= chr(1114111) LIMIT 1) e)`
    : sql`TRUE`;
  return sql`WITH u AS MATERIALIZED (${near.units}),
    h AS MATERIALIZED (SELECT b.record, b.sort FROM ${placed(sql``, sql.raw(String(firstOfEach)))} ORDER BY ${inOrder('b')} OFFSET ${sql.raw(String(looked - 1))} LIMIT 1),
    f AS MATERIALIZED (
      SELECT a.record, a.sort FROM (
        SELECT b.record, b.sort FROM ${placed(sql` AND (p.sort, p.record) ${end} ((SELECT h.sort FROM h), (SELECT h.record FROM h))`, most)}
        UNION ALL SELECT b.record, b.sort FROM ${placed(sql``, most)} AND NOT EXISTS (SELECT 1 FROM h)
      ) a ORDER BY ${inOrder('a')} LIMIT ${most}
    ), d AS (SELECT DISTINCT f.sort, f.record FROM f),
    r AS MATERIALIZED (
      SELECT d.record, d.sort FROM d CROSS JOIN LATERAL (
        SELECT 1 FROM ${sql.identifier(form.id)} ${sql.identifier(alias)} WHERE ${id} = d.record AND ${where} LIMIT 1
      ) c ORDER BY ${inOrder('d')} LIMIT ${rows}
    )
    SELECT n.page__found, s.* FROM (
      SELECT CASE WHEN (SELECT count(*) FROM u) <= ${sql.raw(String(mostUnits))}
        AND ${unnamed} AND EXISTS (SELECT 1 FROM baara_meta m WHERE m.key = ${near.kept.key} AND m.value = ${near.kept.value})
        THEN (SELECT count(*) FROM f)::integer END AS page__found
    ) n LEFT JOIN (
      SELECT q.*, row_number() OVER (ORDER BY ${inOrder('r')}) AS page__at
      FROM r CROSS JOIN LATERAL (SELECT ${shown} FROM ${from} WHERE ${id} = r.record LIMIT 1) q
    ) s ON TRUE
    ORDER BY s.page__at`;
}

/** What the answer to `nearSql` says: the page's rows, and whether no row is missing from them; `null` when it says nothing. */
export function readNear(answer: readonly Row[], { limit, looked }: Pick<NearPage, 'limit' | 'looked'>): Look | null {
  const found = answer[0]?.page__found;
  if (typeof found !== 'number') return null;
  const rows = answer.filter(({ id }) => id !== null);
  return { rows, isWhole: rows.length === limit || found < looked };
}
