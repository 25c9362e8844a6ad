import { sql } from 'drizzle-orm';
import type { Allowed, ReadPlan } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import { pageParts } from './page-parts.ts';
import { shownColumns, sortColumn } from './shown-columns.ts';
import { type Bounds, orderBy, type Sorting, sortingOf } from './sorting.ts';

export interface WalkedPage {
  readonly plan: Allowed<ReadPlan>;
  readonly position: Bounds | null;
  readonly limit: number;
  /** How many of the first rows of the list are looked at. */
  readonly looked: number;
}

/**
 * The statement of a page read from the first rows of the whole list: of each part, in the order of its index, so many rows are asked the whole condition of the plan until the page is full.
 * How many at most is said, since the planner takes it for granted that a scope's rows stand evenly in the list, and would walk through all of it to those who stand last.
 *
 * One row more comes always, `page__whole`: whether no row of the page is missing, since each part filled it or had no more rows to look at.
 */
export function walkSql({ plan, position, limit, looked }: WalkedPage): Sql {
  const sorting = sortingOf(plan);
  const { keys, id } = sorting;
  const direction = position?.direction ?? 'next';
  const alias = sql.identifier(plan.alias);
  const table = sql`${sql.identifier(plan.form.id)} ${alias}`;
  // Checked numbers: as parameters they cost more in a generic plan.
  const [most, rows] = [sql.raw(String(looked)), sql.raw(String(limit))];
  const found = (name: Sql): Sorting => ({
    ...sorting,
    keys: keys.map((key, at) => ({ ...key, sql: sql`${name}.${sortColumn(at)}` })),
    id: sql`${name}.id`,
  });
  const placed = sql.join(keys.map(({ sql: key }, at) => sql`, ${key} AS ${sortColumn(at)}`));
  // The same order of what they gave: it is not sorted again.
  const outer = pageParts(found(sql`w`), position);
  const parts = pageParts(sorting, position).map(({ condition, order, isLater }, at) => {
    const name = sql`${sql.identifier(`part__${at}`)}`;
    const first = (shown: Sql, more: Sql) =>
      sql`SELECT ${shown} FROM ${table} WHERE ${alias}.deleted_at IS NULL AND ${condition}${more} ORDER BY ${order} LIMIT ${most}`;
    const isOver = sql`(SELECT count(*) FROM (${first(sql`1`, sql``)}) w) < ${most}`;
    return { name, isLater, first, isOver, order: outer[at]?.order, count: sql`(SELECT count(*) FROM ${name})` };
  });
  const before = (at: number) =>
    sql.join(
      parts.slice(0, at).map(({ count }) => count),
      sql` + `,
    );
  const read = parts.map(({ name, isLater, first, order }, at) => {
    const over = parts.slice(0, at).map(({ isOver }) => sql` AND ${isOver}`);
    const later = isLater ? sql` AND ${before(at)} < ${rows}${sql.join(over)}` : sql``;
    return sql`${name} AS MATERIALIZED (
      SELECT w.* FROM (${first(sql`${id}${placed}`, later)}) w CROSS JOIN LATERAL (SELECT 1 FROM ${table} WHERE ${id} = w.id AND ${plan.where} LIMIT 1) c
      ORDER BY ${order} LIMIT ${rows})`;
  });
  const whole = parts.map(({ isLater, count, isOver }, at) => {
    return sql`(${isLater ? sql`${before(at)} >= ${rows} OR ` : sql``}${count} = ${rows} OR ${isOver})`;
  });
  const all = sql.join(
    parts.map(({ name }) => sql`SELECT * FROM ${name}`),
    sql` UNION ALL `,
  );
  return sql`WITH ${sql.join(read, sql`, `)},
    p AS MATERIALIZED (SELECT * FROM (${all}) p ORDER BY ${orderBy(found(sql`p`), direction)} LIMIT ${rows})
    SELECT n.page__whole, s.* FROM (SELECT ${sql.join(whole, sql` AND `)} AS page__whole) n LEFT JOIN (
      SELECT q.*, row_number() OVER (ORDER BY ${orderBy(found(sql`p`), direction)}) AS page__at
      FROM p CROSS JOIN LATERAL (SELECT ${shownColumns(plan)} FROM ${plan.from} WHERE ${id} = p.id LIMIT 1) q
    ) s ON TRUE
    ORDER BY s.page__at`;
}
