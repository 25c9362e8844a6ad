import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '@baara/model';
import { type Database, inTransaction, openDatabase, type Session, type Transaction } from '../database/index.ts';
import { openPgliteMemory } from '../database/pglite.ts';
import { prepareDatabase } from '../schema/index.ts';
import { packageVersion } from './package-version.ts';

/** The session of tests that are not about permission. */
export const systemSession: Session = { kind: 'system', reason: 'test' };

/** A prepared database of one test file. */
export interface TestDatabase {
  readonly database: Database;
  readonly model: Model;
  /** Runs `work` in a transaction of the system session, or of the one given. */
  run<T>(work: (transaction: Transaction) => Promise<T>, session?: Session): Promise<T>;
  close(): Promise<void>;
}

/** Which engine this run tests. */
export function testEngine(): 'pglite' | 'postgres' {
  return process.env.BAARA_TEST_ENGINE === 'postgres' ? 'postgres' : 'pglite';
}

/**
 * A clean database with all tables of `model`: PGlite in memory, or a database of its own on the run's server when
 * BAARA_TEST_ENGINE is `postgres`. Close it in `afterAll`.
 */
export async function openTestDatabase({ model }: { readonly model: Model }): Promise<TestDatabase> {
  const { database, close } = await openEmptyDatabase();
  await prepareDatabase(database, model);
  return {
    database,
    model,
    run: (work, session = systemSession) => inTransaction({ database, model, session }, work),
    close,
  };
}

/** A database without any table. */
export async function openEmptyDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  if (testEngine() === 'postgres') return openOwnDatabase();
  const database = await openDatabase({ engine: 'pglite-memory', image: await image() });
  return { database, close: () => database.close() };
}

/** An initialised data directory, made once a machine: it saves four of the five seconds. */
async function image(): Promise<string> {
  const version = packageVersion('@electric-sql/pglite', import.meta.url);
  const path = join(tmpdir(), `baara-pglite-${version}.tar`);
  if (existsSync(path)) return path;
  const fresh = await openPgliteMemory();
  const mine = `${path}.${randomUUID()}`;
  await fresh.dump(mine);
  await fresh.close();
  await rename(mine, path);
  return path;
}

async function openOwnDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  const server = process.env.DATABASE_URL ?? process.env.BAARA_TEST_SERVER;
  if (!server) throw new Error('no PostgreSQL server: run vitest from the root of the repository, or set DATABASE_URL');
  const name = `baara_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ engine: 'postgres', url: url.href, size: 16 });
  return {
    database,
    async close() {
      await database.close();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const database = await openDatabase({ engine: 'postgres', url, size: 1 });
  await database.maintenance((connection) => connection.execute(statement));
  await database.close();
}
