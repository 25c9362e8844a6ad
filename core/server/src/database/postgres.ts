import { AsyncLocalStorage } from 'node:async_hooks';
import postgres from 'postgres';
import { misuse, type ServerFailure, translate } from './failure.ts';
import { runMaintenance, runTransaction } from './run-transaction.ts';
import type { Database, Row } from './types.ts';
import { decodedTypes, decoder } from './values.ts';
import { type Answer, preparedTextLimit, type Wire } from './wire.ts';

/** Opens a pool of connections to a PostgreSQL server (15 or newer). Throws `database.unavailable` when it does not answer. */
export async function openPostgres({ url, size = 10 }: { url: string; size?: number }): Promise<Database> {
  const pool = connect(url, size);
  const held = new AsyncLocalStorage<true>();
  let statements = 0;

  const withSession = async <T>(work: (wire: Wire) => Promise<T>): Promise<T> => {
    if (held.getStore()) throw misuse('a second connection inside a transaction: it could wait for itself');
    const session = await pool.reserve().catch(refused);
    try {
      return await held.run(true, () => work(wireOf(session)));
    } finally {
      session.release();
    }
  };
  const counted = () => {
    statements += 1;
  };
  const database: Database = {
    engine: 'postgres',
    transaction: (opening, work, options = {}) =>
      withSession((wire) => runTransaction({ wire, opening, work, options, counted })),
    maintenance: (work) => withSession((wire) => runMaintenance({ wire, work, counted })),
    statements: () => statements,
    healthy: () =>
      pool`SELECT 1`.then(
        () => true,
        () => false,
      ),
    close: () => pool.end({ timeout: 5 }),
  };
  await pool`SELECT 1`.catch(async (error) => {
    await pool.end({ timeout: 0 });
    return refused(error);
  });
  return database;
}

/** Every value goes and comes as text, so that both engines mean the same. */
function connect(url: string, size: number): postgres.Sql {
  const types = Object.fromEntries(
    decodedTypes.map((type) => [
      `t${type}`,
      { to: type, from: [type], serialize: String, parse: decoder(type) ?? ((text: string) => text) },
    ]),
  );
  const asText = { to: 0, from: [1082], serialize: String, parse: (text: string) => text };
  const bytes = { to: 17, from: [17], serialize: String, parse: (text: string) => text };
  return postgres(url, {
    max: size,
    fetch_types: false,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    types: { ...types, asText, bytes },
    connection: { TimeZone: 'UTC', DateStyle: 'ISO', application_name: 'baara', plan_cache_mode: 'force_custom_plan' },
  }) as unknown as postgres.Sql;
}

function wireOf(session: postgres.ReservedSql): Wire {
  let running: { cancel(): void } | null = null;
  const send = async (text: string, query: PromiseLike<unknown> & { cancel(): void }): Promise<Answer> => {
    running = query;
    try {
      const result: unknown = await query;
      return lastAnswer(result as Result | Result[]);
    } catch (error) {
      return refused(error, text);
    } finally {
      if (running === query) running = null;
    }
  };
  return {
    run: (text, params) =>
      send(text, session.unsafe(text, params as string[], { prepare: text.length <= preparedTextLimit })),
    script: (text) => send(text, session.unsafe(text).simple()),
    async cancel() {
      running?.cancel();
    },
  };
}

type Result = readonly Row[] & { readonly command: string; readonly columns?: unknown };

/** A script answers one result a statement: the last that has columns holds the rows. */
function lastAnswer(result: Result | Result[]): Answer {
  if (!isScript(result)) return { rows: [...result], command: result.command };
  const withRows = result.findLast((each) => each.columns !== undefined && each.command === 'SELECT');
  return { rows: [...(withRows ?? [])], command: result.at(-1)?.command ?? '' };
}

function isScript(result: Result | Result[]): result is Result[] {
  return !('command' in result) || result.command === undefined;
}

function refused(error: unknown, statement?: string): never {
  const { code, message, constraint_name, table_name, column_name, detail } = error as postgres.PostgresError;
  const failure: ServerFailure = {
    state: code ?? 'CONNECTION_FAILED',
    message,
    ...(constraint_name ? { constraint: constraint_name } : {}),
    ...(table_name ? { table: table_name } : {}),
    ...(column_name ? { column: column_name } : {}),
    ...(detail ? { detail } : {}),
    ...(statement ? { statement } : {}),
  };
  throw translate(failure);
}
