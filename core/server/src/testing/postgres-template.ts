import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Connection, type Database, openDatabase, render } from '../database/index.ts';
import type { Beginning, OpenedDatabase } from './test-database.ts';

const makingLock = 8_112_550;

/** A PostgreSQL database that begins as said: a copy of a template that is made once a server. */
export async function copyOfTemplate(beginning: Beginning): Promise<OpenedDatabase> {
  const url = process.env.DATABASE_URL ?? process.env.BAARA_TEST_SERVER;
  if (!url) throw new Error('no PostgreSQL server: run vitest from the root of the repository, or set DATABASE_URL');
  const server = await openDatabase({ engine: 'postgres', url, size: 1 });
  const name = `baara_test_${randomUUID().replaceAll('-', '')}`;
  await server.maintenance(async (connection) => {
    await connection.query(render(sql`SELECT pg_advisory_lock(${makingLock})`));
    const template = await madeTemplate({ connection, url, beginning });
    await connection.execute(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await connection.query(render(sql`SELECT pg_advisory_unlock(${makingLock})`));
  });
  const database = await openNamed(url, name);
  return {
    database,
    async close() {
      await database.close();
      await server.maintenance((connection) => connection.execute(`DROP DATABASE ${name} WITH (FORCE)`));
      await server.close();
    },
  };
}

interface Making {
  readonly connection: Connection;
  readonly url: string;
  readonly beginning: Beginning;
}

async function madeTemplate({ connection, url, beginning }: Making): Promise<string> {
  const name = `baara_template_${beginning.key}`;
  const found = await connection.query(render(sql`SELECT 1 FROM pg_database WHERE datname = ${name}`));
  if (found.length > 0) return name;
  const unfinished = `${name}_unfinished`;
  await connection.execute(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await connection.execute(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
  const database = await openNamed(url, unfinished);
  await beginning.fill(database);
  await database.close();
  await connection.execute(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  return name;
}

function openNamed(server: string, name: string): Promise<Database> {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return openDatabase({ engine: 'postgres', url: url.href, size: 16 });
}
