import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Allowed, allowRead, memoised, type Order, type ReadPlan, type ReadRequest } from '../access/index.ts';
import { queryAnew } from '../database/index.ts';
import type { Row } from '../database/types.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import { wordingsOf } from './labels.ts';
import { keysOf, readPage } from './page.ts';
import { isPlacedByPosts, placesOf } from './places.ts';
import { type ReadRow, readRow, withTitle } from './rows.ts';
import { formNamed } from './shape.ts';
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
  const read = await readPage({ plan, position, limit: limit + 1, ...(isUsual ? { key } : {}) });
  const back = position?.direction === 'previous';
  const more = read.length > limit;
  const page = read.slice(0, limit);
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
