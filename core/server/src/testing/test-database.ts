import { createHash } from 'node:crypto';
import type { Model } from '@baara/model';
import { type Database, inTransaction, type Session, type Transaction } from '../database/index.ts';
import { lockOf } from '../lock/index.ts';
import { desiredSchema, prepareDatabase } from '../schema/index.ts';
import { systemTables } from '../schema/system-tables.ts';
import { noteOpened } from './opened.ts';
import { copyOfImage } from './pglite-image.ts';
import { copyOfTemplate } from './postgres-template.ts';

/** The session of tests that are not about permission. */
export const systemSession: Session = { kind: 'system', reason: 'test' };

/** A database of one test file. */
export interface OpenedDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** A prepared database of one test file. */
export interface TestDatabase extends OpenedDatabase {
  readonly model: Model;
  /** Runs `work` in a transaction of the system session, or of the one given. */
  run<T>(work: (transaction: Transaction) => Promise<T>, session?: Session): Promise<T>;
}

/** How a test database begins; the same key begins the same way, so it is made once a machine or run and copied. */
export interface Beginning {
  readonly key: string;
  fill(database: Database): Promise<unknown>;
}

/** Which engine this run tests. */
export function testEngine(): 'pglite' | 'postgres' {
  return process.env.BAARA_TEST_ENGINE === 'postgres' ? 'postgres' : 'pglite';
}

/**
 * A clean database with all tables of `model`: PGlite on a throw-away directory, or a database of its own on the run's
 * server when BAARA_TEST_ENGINE is `postgres`. Close it in `afterAll`.
 */
export async function openTestDatabase({ model }: { readonly model: Model }): Promise<TestDatabase> {
  const { database, close } = await open({
    key: keyOf(model),
    fill: (empty) => prepareDatabase(empty, model),
  });
  return {
    database,
    model,
    run: (work, session = systemSession) => inTransaction({ database, model, session }, work),
    close,
  };
}

/** No table, the extensions only. */
export const emptyBeginning: Beginning = {
  key: 'extensions',
  fill: (empty) =>
    empty.maintenance((connection) =>
      connection.execute('CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION btree_gist'),
    ),
};

/** A database without any table, for tests that prepare it themselves. */
export function openEmptyDatabase(): Promise<OpenedDatabase> {
  return open(emptyBeginning);
}

async function open(beginning: Beginning): Promise<OpenedDatabase> {
  noteOpened();
  const { database, close } = await (testEngine() === 'postgres' ? copyOfTemplate(beginning) : copyOfImage(beginning));
  return { database: patient(database), close };
}

/** With a deadline that a busy machine meets too: how long a transaction may last is tested where it is told. */
function patient(database: Database): Database {
  return {
    ...database,
    transaction: (opening, work, options) => database.transaction(opening, work, { deadlineMs: 60_000, ...options }),
  };
}

/** Everything that decides what a prepared database holds. */
function keyOf(model: Model): string {
  const items = Object.values(model.forms).map((form) => form.items);
  const year = new Date().getFullYear();
  const facts = [model.fingerprint, desiredSchema(model), systemTables(model), lockOf(model).fingerprint, items, year];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 20);
}
