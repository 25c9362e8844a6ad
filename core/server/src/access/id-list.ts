import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/** Ids as one parameter, for `= ANY(…)`. */
export function idList(ids: Iterable<string>): Sql {
  return sql`${sql.param([...new Set(ids)])}::uuid[]`;
}
