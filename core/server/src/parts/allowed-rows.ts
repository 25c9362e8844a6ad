import { sql } from 'drizzle-orm';
import { allowRead, type ReadRequest } from '../access/index.ts';
import type { Sql } from '../database/types.ts';

/**
 * The rows of a form that the session may read, as a table for a module's own counting: a column for each field asked, NULL
 * where the row's field may not be read. Throws what `allowRead` throws.
 *
 * @example query(sql`SELECT sex, count(*) FROM ${allowedRows({ form: 'person', select: ['sex'] })} people GROUP BY sex`)
 */
export function allowedRows(request: ReadRequest & { readonly select: readonly string[] }): Sql {
  const { columns, from, where } = allowRead(request);
  const fields = [...columns].map(([key, value]) => sql`${value} AS ${sql.identifier(key)}`);
  return sql`(SELECT ${sql.join(fields, sql`, `)} FROM ${from} WHERE ${where})`;
}
