import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { orderOfItem } from './order.ts';
import { ordersKept } from './orders-kept.ts';
import { allOf, column } from './predicate.ts';
import type { Allowed, Groups, ReadPlan } from './types.ts';

/** The parts of a plan whose first key is a choice of which each item's rows are found by an index. */
export function groupsOf({ form, alias, order }: Pick<ReadPlan, 'form' | 'alias' | 'order'>): Groups | undefined {
  const [first, second] = order;
  const field = form.fields[first?.field ?? ''];
  if (!first || !second || field?.kind !== 'choice' || ordersKept(form).get(field.key) !== 'items') return undefined;
  const item = `${alias}_l`;
  const there = `${alias}_g`;
  return {
    value: column(alias, field.key),
    sql: sql`SELECT g.key, array_agg(g.code) AS codes FROM (
        SELECT ${column(item, 'code')} AS code, ${orderOfItem(item)} AS key FROM ${sql.identifier(field.list)} ${sql.identifier(item)}
        WHERE EXISTS (SELECT 1 FROM ${sql.identifier(form.id)} ${sql.identifier(there)} WHERE ${column(there, field.key)} = ${column(item, 'code')} AND ${column(there, 'deleted_at')} IS NULL)
      ) g GROUP BY g.key ORDER BY g.key COLLATE "C" ${first.descending ? sql`DESC` : sql`ASC`} NULLS LAST`,
  };
}

/** One part of a plan: the rows that have one of these values, or none, in the order of its other keys. */
export function partOf(plan: Allowed<ReadPlan>, groups: Groups, codes: readonly string[] | null): Allowed<ReadPlan> {
  const { groups: _, near: __, walk: ___, ...whole } = plan;
  const { near, walk } = groups;
  const part: ReadPlan = {
    ...whole,
    where: allOf([plan.where, isOneOf(groups.value, codes)]),
    order: plan.order.slice(1),
    ...(near ? { near } : {}),
    ...(walk ? { walk } : {}),
  };
  return part as Allowed<ReadPlan>;
}

function isOneOf(value: Sql, codes: readonly string[] | null): Sql {
  if (!codes) return sql`${value} IS NULL`;
  const [only, ...others] = codes;
  return others.length === 0 ? sql`${value} = ${only}` : sql`${value} = ANY(${sql.param(codes)}::text[])`;
}
