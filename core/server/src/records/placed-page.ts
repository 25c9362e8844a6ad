import { sql } from 'drizzle-orm';
import type { Allowed, Near, ReadPlan } from '../access/index.ts';
import { current, render } from '../database/index.ts';
import type { Row, Sql } from '../database/types.ts';
import { beyond, turned } from './beyond.ts';
import { readWalk } from './looking.ts';
import { shownColumns, sortColumn } from './shown-columns.ts';
import { type Bounds, orderBy, sortingOf } from './sorting.ts';

interface PlacedPage {
  readonly plan: Allowed<ReadPlan>;
  readonly placed: Pick<Near, 'table' | 'units'>;
  readonly position: Bounds | null;
  readonly limit: number;
}

/** So many of the first of a scope are asked whether the plan shows them. */
const asked = 1000;

/** A page of a scope that stands thinly in the list, or far behind in it: its records are found by their placements and sorted, and the first of them asked the whole condition. */
export async function readPlaced(page: PlacedPage): Promise<readonly Row[]> {
  const { connection } = current();
  const { rows, isWhole } = readWalk(await connection.query({ ...render(placedSql(page, asked)), plan: 'own' }));
  if (isWhole) return rows;
  return connection.query({ ...render(sortedSql(page)), plan: 'own' });
}

/** The statement of the first of a scope's records; `page__whole` as `walkSql` has it. */
export function placedSql({ plan, placed, position, limit }: PlacedPage, most: number): Sql {
  const sorting = sortingOf(plan);
  const direction = position?.direction ?? 'next';
  const table = sql`${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)}`;
  const found = (name: Sql) =>
    orderBy(
      {
        ...sorting,
        keys: sorting.keys.map((key, at) => ({ ...key, sql: sql`${name}.${sortColumn(at)}` })),
        id: sql`${name}.id`,
      },
      direction,
    );
  const keys = sql.join(sorting.keys.map(({ sql: key }, at) => sql`, ${key} AS ${sortColumn(at)}`));
  const after = position ? beyond(turned(sorting, direction), position) : sql`TRUE`;
  const [looked, rows] = [sql.raw(String(most)), sql.raw(String(limit))];
  return sql`WITH d AS MATERIALIZED (SELECT DISTINCT p.record FROM (${placed.units}) u JOIN ${sql.identifier(placed.table)} p ON p.unit = u.unit),
    f AS MATERIALIZED (
      SELECT e.* FROM d CROSS JOIN LATERAL (
        SELECT ${sorting.id}${keys} FROM ${table} WHERE ${sorting.id} = d.record AND ${sql.identifier(plan.alias)}.deleted_at IS NULL AND ${after} LIMIT 1
      ) e ORDER BY ${found(sql`e`)} LIMIT ${looked}
    ), p AS MATERIALIZED (
      SELECT f.* FROM (SELECT f.* FROM f ORDER BY ${found(sql`f`)}) f CROSS JOIN LATERAL (SELECT 1 FROM ${table} WHERE ${sorting.id} = f.id AND ${plan.where} LIMIT 1) c
      ORDER BY ${found(sql`f`)} LIMIT ${rows}
    )
    SELECT n.page__whole, s.* FROM (SELECT ((SELECT count(*) FROM p) = ${rows} OR (SELECT count(*) FROM f) < ${looked}) AS page__whole) n LEFT JOIN (
      SELECT q.*, row_number() OVER (ORDER BY ${found(sql`p`)}) AS page__at
      FROM p CROSS JOIN LATERAL (SELECT ${shownColumns(plan)} FROM ${plan.from} WHERE ${sorting.id} = p.id LIMIT 1) q
    ) s ON TRUE
    ORDER BY s.page__at`;
}

/** The statement of a page of which a filter leaves few: all that the plan shows is sorted. */
function sortedSql({ plan, position, limit }: PlacedPage): Sql {
  // The order is hidden from the planner: it would walk through the whole list, since it cannot know where in it the scope stands.
  const sorting = sortingOf({ ...plan, order: plan.order.map((key) => ({ ...key, sql: sql`(SELECT ${key.sql})` })) });
  const direction = position?.direction ?? 'next';
  const after = position ? beyond(turned(sorting, direction), position) : sql`TRUE`;
  const order = orderBy(sorting, direction);
  const found = sql`SELECT ${sorting.id} FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)} WHERE ${plan.where} AND ${after} ORDER BY ${order} LIMIT ${sql.raw(String(limit))}`;
  return sql`SELECT ${shownColumns(plan)} FROM ${plan.from} WHERE ${sorting.id} IN (${found}) ORDER BY ${order}`;
}
