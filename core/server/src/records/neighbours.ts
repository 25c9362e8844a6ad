import { sql } from 'drizzle-orm';
import { type Allowed, allowRead, type ReadPlan } from '../access/index.ts';
import { query } from '../database/index.ts';
import type { Row } from '../database/types.ts';
import type { Position } from './cursor.ts';
import { wordingsOf } from './labels.ts';
import { askedOf } from './list.ts';
import { keysOf, readPage } from './page.ts';
import { readRow } from './rows.ts';
import { formNamed } from './shape.ts';
import { sortColumn } from './shown-columns.ts';
import { sortingOf } from './sorting.ts';
import type { ListRequest, Neighbour, Neighbours } from './types.ts';
import { viewOf } from './view.ts';

/**
 * The records before and after one in a list that is filtered and sorted like this: four statements, however long the list.
 * Both are null when the record is not in the list. Throws what `listRecords` throws.
 */
export async function readNeighbours(request: ListRequest & { readonly id: string }): Promise<Neighbours> {
  const form = formNamed(request.form);
  const plan = allowRead(askedOf(form, { ...request, select: [] }));
  const keys = sortingOf(plan).keys.map(({ sql: key }, at) => sql`, (${key})::text AS ${sortColumn(at)}`);
  const [row] = await query(
    sql`SELECT ${sql.identifier(plan.alias)}.id${sql.join(keys)} FROM ${plan.from} WHERE ${sql.identifier(plan.alias)}.id = ${request.id}::uuid AND ${plan.where}`,
  );
  if (!row) return { previous: null, next: null };
  const beside = (direction: Position['direction']) =>
    oneRow(plan, { id: request.id, keys: keysOf(plan, row), direction });
  const [previous, next] = await Promise.all([beside('previous'), beside('next')]);
  const read = [previous, next].map((each) => (each ? readRow(plan, each) : null));
  const wordings = await wordingsOf([{ form, rows: read.flatMap((each) => each ?? []) }]);
  const [before, after] = read.map((each): Neighbour | null =>
    each ? { id: each.id, title: viewOf({ form, row: each, wordings }).title } : null,
  );
  return { previous: before ?? null, next: after ?? null };
}

async function oneRow(plan: Allowed<ReadPlan>, position: Position): Promise<Row | undefined> {
  const rows = await readPage({ plan, position, limit: 1 });
  return rows[0];
}
