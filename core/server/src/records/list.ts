import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import {
  type Allowed,
  allowRead,
  compiledPage,
  memoised,
  type Order,
  type ReadPlan,
  type ReadRequest,
} from '../access/index.ts';
import { current, queryAnew, render } from '../database/index.ts';
import type { Row, Sql, Statement } from '../database/types.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import { wordingsOf } from './labels.ts';
import { isPlacedByPosts, placesOf } from './places.ts';
import { type ReadRow, readRow, selected, withTitle } from './rows.ts';
import { formNamed } from './shape.ts';
import { type Bounds, beyond, orderBy, type SortKey, sortKeys } from './sorting.ts';
import { storageOf } from './storage.ts';
import type { ListPage, ListRequest } from './types.ts';
import { viewOf } from './view.ts';
import { workflowNamed } from './workflows-of.ts';

const usualLimit = 50;
const mostRows = 200;
const mostRowsExported = 500;
const countedTo = 1000;

/**
 * One page of a form's records, as far as the session may read them: one statement for the rows, one for all wordings, one
 * more when a count is asked and one when places are. A limit of 0 asks for the count alone: one statement, no row. Throws `request.malformed` (limit), `request.cursor_invalid`, and what `allowRead` throws.
 */
export async function listRecords(request: ListRequest): Promise<ListPage> {
  const form = formNamed(request.form);
  const limit = limitOf(request);
  const { select = limit === 0 ? [] : undefined } = request;
  const asked = askedOf(form, { ...request, ...(select ? { select } : {}) });
  // Pages of the same columns are composed once; what somebody looks for seldom comes twice.
  const isUsual = [request.q, request.where, request.under, request.ids, request.awaiting].every(
    (each) => each === undefined,
  );
  const key = `list ${limit} ${JSON.stringify(asked)}`;
  const plan = isUsual ? memoised(key, () => allowRead(asked)) : allowRead(asked);
  if (limit === 0) {
    const count = request.count === 'capped' ? 'capped' : 'exact';
    return { rows: [], next: null, previous: null, total: await totalOf(plan, count) };
  }
  const position = request.cursor === undefined ? null : readCursor(plan, request.cursor);
  const statement = isUsual
    ? usualPage({ key, plan, position, limit: limit + 1 })
    : { ...render(pageSql(plan, position, limit + 1)), plan: 'own' as const };
  const read = await current().connection.query(statement);
  const back = position?.direction === 'previous';
  const more = read.length > limit;
  const page = more ? read.slice(0, limit) : read;
  if (back) page.reverse();
  const rows = page.map((row) => readRow(plan, row));
  const wordings = await wordingsOf([{ form, rows }]);
  const places = request.include === 'place' && isPlacedByPosts(form) ? await placesOf(form, idsOf(rows)) : undefined;
  const cursor = (row: Row | undefined, direction: Position['direction'], stands: boolean) =>
    row && stands ? writeCursor(plan, { id: row.id as string, keys: keysOf(plan, row), direction }) : null;
  return {
    rows: rows.map((row) => {
      const place = places?.get(row.id);
      return { ...viewOf({ form, row, wordings, select }), ...(place ? { place } : {}) };
    }),
    next: cursor(page.at(-1), 'next', back || more),
    previous: cursor(page[0], 'previous', back ? more : position !== null),
    ...(request.count && request.count !== 'none' ? { total: await totalOf(plan, request.count) } : {}),
  };
}

/** What a list asks of `access/`. */
export function askedOf(form: ModelForm, request: ListRequest): ReadRequest {
  const { select } = request;
  return {
    form: form.id,
    ...withTitle({ form, select }),
    ...(request.where ? { where: request.where } : {}),
    ...(request.under === undefined ? {} : { under: request.under }),
    ...(request.q === undefined ? {} : { q: request.q }),
    ...(request.sort ? { sort: request.sort.map(orderNamed) } : {}),
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    ...(request.includeDeleted ? { includeDeleted: true as const } : {}),
    ...(request.includeRetired ? { includeRetired: true as const } : {}),
    ...(request.ids ? { ids: request.ids } : {}),
    ...(request.awaiting
      ? { awaiting: { ...request.awaiting, workflow: workflowNamed(request.awaiting.workflow) } }
      : {}),
    ...(request.purpose ? { purpose: request.purpose } : {}),
  };
}

function idsOf(rows: readonly ReadRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}

/** Field keys of a sort, `-` before one for descending. */
function orderNamed(key: string): Order {
  return key.startsWith('-') ? { field: key.slice(1), descending: true } : { field: key, descending: false };
}

function limitOf({ limit = usualLimit, purpose }: ListRequest): number {
  const most = purpose === 'export' ? mostRowsExported : mostRows;
  if (Number.isSafeInteger(limit) && limit >= 0 && limit <= most) return limit;
  throw new BaaraError({ code: 'request.malformed', params: { parameter: 'limit', most } });
}

/** The statement of a page that many ask for: its text is made once, for any position. */
function usualPage(page: {
  readonly key: string;
  readonly plan: Allowed<ReadPlan>;
  readonly position: Position | null;
  readonly limit: number;
}): Statement {
  const { plan, position, limit } = page;
  if (!position) return compiledPage(page.key, {}, () => pageSql(plan, null, limit));
  const { direction, id, keys } = position;
  const given = keys.flatMap((key, at) => (key === null ? [] : [[`key${at}`, key] as const]));
  const key = `${page.key} ${direction} ${given.map(([name]) => name)}`;
  return compiledPage(key, { id, ...Object.fromEntries(given) }, () => {
    const named = keys.map((each, at) => (each === null ? null : sql.placeholder(`key${at}`)));
    return pageSql(plan, { direction, id: sql.placeholder('id'), keys: named }, limit);
  });
}

/** The statement of a page: its rows and, as `sort__0`…, the keys by which they stand. */
export function pageSql(plan: Allowed<ReadPlan>, position: Bounds | null, limit: number): Sql {
  const keys = sortKeys(plan);
  const id = sql`${sql.identifier(plan.alias)}.id`;
  const from = sql`FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)}`;
  const columns = sql.join(
    [selected(plan), ...keys.map(({ sql: key }, at) => sql`(${key})::text AS ${sort(at)}`)],
    sql`, `,
  );
  // A limit that is a parameter costs six times as much in a generic plan: this one is a checked number.
  const rows = sql.raw(String(limit));
  const direction = position?.direction ?? 'next';
  const branches = position ? beyond(keys, position, id) : [sql`TRUE`];
  const [only, ...others] = branches;
  // What is asked of each row shown is asked of those alone, not of every row that a sort passes.
  if (others.length === 0 && !plan.searched && plan.conditional.size === 0 && !isWorkedOut(plan)) {
    return sql`SELECT ${columns} ${from} WHERE ${plan.where} AND ${only} ORDER BY ${orderBy(keys, direction, id)} LIMIT ${rows}`;
  }
  const parts = branches.map(
    (branch) =>
      sql`(SELECT ${id}${sql.join(keys.map(({ sql: key }, at) => sql`, ${key} AS ${sort(at)}`))} ${from} WHERE ${plan.where} AND ${branch} ORDER BY ${orderBy(keys, direction, id)} LIMIT ${rows})`,
  );
  const found: SortKey[] = keys.map((key, at) => ({ ...key, sql: sql`p.${sort(at)}` }));
  return sql`WITH p AS (SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) p ORDER BY ${orderBy(found, direction, sql`p.id`)} LIMIT ${rows}) SELECT ${columns} FROM p CROSS JOIN ${plan.from} WHERE ${id} = p.id ORDER BY ${orderBy(found, direction, sql`p.id`)}`;
}

/** Whether a plan reads more of a row than its stored columns: computed fields, groups, links. */
function isWorkedOut({ form, fields }: ReadPlan): boolean {
  return (
    fields.some((key) => form.fields[key]?.kind === 'computed') ||
    storageOf(form).children.some(({ key }) => fields.includes(key))
  );
}

function sort(at: number): Sql {
  return sql.identifier(`sort__${at}`) as unknown as Sql;
}

/** The keys by which a row of a page stands in its order. */
export function keysOf(plan: ReadPlan, row: Row): (string | null)[] {
  return plan.order.map((_, at) => (row[`sort__${at}`] ?? null) as string | null);
}

async function totalOf(plan: Allowed<ReadPlan>, count: 'capped' | 'exact'): Promise<{ count: number; more: boolean }> {
  const from = sql`FROM ${sql.identifier(plan.form.id)} ${sql.identifier(plan.alias)} WHERE ${plan.where}`;
  const counted =
    count === 'exact'
      ? sql`SELECT count(*) AS count ${from}`
      : sql`SELECT count(*) AS count FROM (SELECT 1 ${from} LIMIT ${sql.raw(String(countedTo + 1))}) c`;
  const [row] = await queryAnew(counted);
  const total = Number(row?.count ?? 0);
  return count === 'capped' && total > countedTo ? { count: countedTo, more: true } : { count: total, more: false };
}
