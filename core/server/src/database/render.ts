import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql, Statement } from './types.ts';

const dialect = new PgDialect();

/**
 * The text and values of a fragment.
 *
 * @example render(sql`SELECT ${1}::int AS one`) // { text: 'SELECT $1::int AS one', params: [1] }
 */
export function render(fragment: Sql): Statement {
  const { sql, params } = dialect.sqlToQuery(fragment);
  return { text: sql, params };
}

/** A quoted literal for the few places that take no parameter (the opening of a transaction, DDL). */
export function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A quoted name for DDL that is written as text. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
