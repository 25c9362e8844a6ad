import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';

interface Removed {
  readonly kind: 'foreign key' | 'exclusion' | 'index';
  readonly table_name: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs `work`, which fills empty tables, without their foreign keys, exclusions and plain indexes, and puts these back after it: building
 * one from all rows is many times cheaper than keeping it row by row. A foreign key that was NOT VALID comes back so: the planner's online
 * steps check its rows. It locks the tables until the end of the transaction: for a first load, before anybody is served.
 */
export async function withoutIndexes<T>(work: () => Promise<T>): Promise<T> {
  const { connection } = current();
  const removed = await removable();
  await connection.execute(removed.map(dropOf).join(';\n'));
  const result = await work();
  // Exclusions and indexes first: foreign keys are then checked by way of them.
  const order = ['exclusion', 'index', 'foreign key'] as const;
  for (const kind of order) {
    for (const each of removed.filter((one) => one.kind === kind)) await connection.execute(restoreOf(each));
  }
  await connection.execute('ANALYZE');
  return result;
}

function removable(): Promise<Removed[]> {
  return query<Removed & Record<string, unknown>>(sql`
    SELECT CASE k.contype WHEN 'f' THEN 'foreign key' ELSE 'exclusion' END AS kind,
      k.conrelid::regclass::text AS table_name, quote_ident(k.conname) AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
    WHERE n.nspname = 'public' AND k.contype IN ('f', 'x') AND k.conparentid = 0
    UNION ALL
    SELECT 'index', i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'i' AND NOT i.indisunique AND i.indisvalid
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
      AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = i.indexrelid)`);
}

function dropOf({ kind, table_name: table, name }: Removed): string {
  return kind === 'index' ? `DROP INDEX ${name}` : `ALTER TABLE ${table} DROP CONSTRAINT ${name}`;
}

function restoreOf({ kind, table_name: table, name, definition }: Removed): string {
  return kind === 'index' ? definition : `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`;
}
