import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/** Ids as one parameter, a PostgreSQL array. */
export function uuids(ids: Iterable<string | null>): Sql {
  return sql`${`{${[...ids].map((id) => id ?? 'NULL').join(',')}}`}::uuid[]`;
}
