import { createHash } from 'node:crypto';
import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, render } from '../database/index.ts';
import { systemTables } from './system-tables.ts';

/** Trusted extensions: the owner of the database may create them. */
const extensions = ['pg_trgm', 'unaccent', 'btree_gist'];

/** Runs the engine's scripts when they are not those that ran last. */
export async function prepareSystem(connection: Connection, model: Model): Promise<void> {
  const script = [
    ...extensions.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name}`),
    ...systemTables(model).flatMap(({ ddl }) => ddl),
  ].join(';\n');
  const hash = createHash('sha256').update(script).digest('hex');
  const [standing] = await connection.query(render(sql`SELECT to_regclass('public.baara_meta') IS NOT NULL AS yes`));
  if (standing?.yes === true) {
    const [last] = await connection.query(render(sql`SELECT value FROM baara_meta WHERE key = 'system'`));
    if (last?.value === hash) return;
  }
  await connection.execute(script);
  await writeMeta(connection, 'system', hash);
}

/** Keeps one fact about the database. */
export async function writeMeta(connection: Connection, key: string, value: string): Promise<void> {
  await connection.query(
    render(
      sql`INSERT INTO baara_meta VALUES (${key}, ${value}) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ),
  );
}
