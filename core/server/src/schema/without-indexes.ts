import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';

interface Removed {
  readonly kind: 'foreign key' | 'exclusion' | 'index';
  readonly table_name: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs `work`, which fills empty tables, without the foreign keys, exclusions and plain indexes of those that `isLarge` names, and puts these
 * back after it: building one from all rows is many times cheaper than keeping it row by row, and taking one off costs more than keeping it for a few. The
 * constraints of the other tables are looked at when the work is done. A foreign key that was NOT VALID comes back so: the planner's online
 * steps check its rows. It locks the tables until the end of the transaction: for a first load, before anybody is served.
 */
export async function withoutIndexes<T>(
  work: () => Promise<T>,
  isLarge: (table: string) => boolean = () => true,
): Promise<T> {
  const { connection } = current();
  const removed = (await removable()).filter(({ table_name: table }) => isLarge(table));
  await connection.execute(`${together(removed, dropOf)}; SET CONSTRAINTS ALL DEFERRED`);
  const result = await work();
  await connection.execute('SET CONSTRAINTS ALL IMMEDIATE');
  // Exclusions and indexes first: foreign keys are then checked by way of them.
  const order = ['exclusion', 'index', 'foreign key'] as const;
  for (const kind of order) {
    const some = removed.filter((one) => one.kind === kind);
    await connection.execute(together(some, restoreOf));
  }
  await connection.execute(`ANALYZE ${(await filled()).join(', ')}`);
  return result;
}

/** The tables that hold rows. */
async function filled(): Promise<readonly string[]> {
  const rows = await query(sql`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0`);
  return rows.map(({ name }) => String(name));
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

/** One statement for all that is done to a table: PostgreSQL reads what it knows of a table anew after each. */
function together(all: readonly Removed[], clauseOf: (one: Removed) => string): string {
  const byTable = new Map<string, string[]>();
  for (const each of all.filter(({ kind }) => kind !== 'index')) {
    byTable.set(each.table_name, [...(byTable.get(each.table_name) ?? []), clauseOf(each)]);
  }
  const altered = [...byTable].map(([table, clauses]) => `ALTER TABLE ${table} ${clauses.join(', ')}`);
  return [...altered, ...all.filter(({ kind }) => kind === 'index').map(clauseOf)].join(';\n');
}

function dropOf({ kind, name }: Removed): string {
  return kind === 'index' ? `DROP INDEX ${name}` : `DROP CONSTRAINT ${name}`;
}

function restoreOf({ kind, name, definition }: Removed): string {
  return kind === 'index' ? definition : `ADD CONSTRAINT ${name} ${definition}`;
}
