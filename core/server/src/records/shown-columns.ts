import { sql } from 'drizzle-orm';
import type { ReadPlan } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import { selected } from './rows.ts';
import { sortingOf } from './sorting.ts';

/** What the keys by which a row stands are called in a page: `sort__0`…. */
export function sortName(at: number): string {
  return `sort__${at}`;
}

/** The same, quoted. */
export function sortColumn(at: number): Sql {
  return sql`${sql.identifier(sortName(at))}`;
}

/** The columns of a row of a page, and the keys by which it stands. */
export function shownColumns(plan: ReadPlan): Sql {
  const keys = sortingOf(plan).keys.map(({ sql: key }, at) => sql`(${key})::text AS ${sortColumn(at)}`);
  return sql.join([selected(plan), ...keys], sql`, `);
}
