import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, render } from '../database/index.ts';
import { placedForms } from '../placement/index.ts';
import type { BackedTable, Header } from './types.ts';

/** Facts about the database itself rather than its contents: the one that is restored to has its own. */
const physical: ReadonlySet<string> = new Set(['baara_object', 'baara_step']);

/** The tables whose rows a backup holds: all but those that are derived and are computed again. */
export async function tablesOf(connection: Connection, model: Model): Promise<readonly BackedTable[]> {
  const derived = new Set(['unit_closure', ...placedForms(model).map(({ table }) => table)]);
  const rows = await connection.query<BackedTable & Record<string, unknown>>(
    render(sql`
      SELECT c.relname AS name, (
        SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      ) AS columns
      FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      ORDER BY c.relname`),
  );
  return rows
    .filter(({ name }) => !derived.has(name) && !physical.has(name))
    .map(({ name, columns }) => ({ name, columns }));
}

/** Where each sequence stands: never behind the numbers that the rows bear, because it is asked after the snapshot was taken. */
export async function sequencesOf(connection: Connection): Promise<Header['sequences']> {
  const named = await connection.query<{ name: string; quoted: string }>(
    render(sql`
      SELECT relname AS name, oid::regclass::text AS quoted FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`),
  );
  const sequences: Header['sequences'][number][] = [];
  for (const { name, quoted } of named) {
    const [row] = await connection.query<{ last: string; called: boolean }>({
      ...{ text: `SELECT last_value::text AS last, is_called AS called FROM ${quoted}`, params: [], plan: 'own' },
    });
    if (row) sequences.push({ name, last: row.last, called: row.called });
  }
  return sequences;
}

/** What left the model and is kept. */
export async function retiredOf(connection: Connection): Promise<Header['retired']> {
  const rows = await connection.query(render(sql`SELECT table_name, column_name FROM baara_retired ORDER BY 1, 2`));
  return rows.map((row) => ({ table: String(row.table_name), column: String(row.column_name) }));
}
