import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/** Ids as one parameter, for `= ANY(…)`. */
export function idList(ids: Iterable<string>): Sql {
  return sql`${sql.param([...new Set(ids)])}::uuid[]`;
}

/**
 * Whether a column holds one of these ids. A single one is compared by `=`: of a list PostgreSQL expects ten rows when it plans for any values, and
 * for ten it reads everybody in a scope before it looks at the one who was asked for.
 */
export function isAmong(column: Sql, ids: readonly string[]): Sql {
  const [first, ...others] = new Set(ids);
  return first !== undefined && others.length === 0
    ? sql`${column} = ${first}::uuid`
    : sql`${column} = ANY(${idList(ids)})`;
}
