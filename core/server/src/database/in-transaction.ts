import { AsyncLocalStorage } from 'node:async_hooks';
import { BaaraError, type Model } from '@baara/model';
import { failureOf, isTransient, misuse } from './failure.ts';
import { opening, readOpening } from './opening.ts';
import { render } from './render.ts';
import { todayIn } from './today.ts';
import type { Connection, Database, Row, Session, SessionQuestion, Sql, Statement, Transaction } from './types.ts';

/** Where and for whom a transaction runs. */
export interface TransactionRequest {
  readonly database: Database;
  readonly model: Model;
  /** A question only where no transaction is open yet. */
  readonly session: Session | SessionQuestion;
  /** ISO date; absent: today in the site's time zone. */
  readonly today?: string;
  readonly readOnly?: true;
  /** 5,000 unless told. */
  readonly deadlineMs?: number;
  /** `work` has effects that a rollback does not undo (it streams a response): it is not tried again after a deadlock. */
  readonly once?: true;
}

/** What happens at the beginning of every transaction that may write. */
export interface Beginning {
  /** What it must know: travels in one message with BEGIN. Null: nothing. */
  readonly question?: (facts: Pick<Transaction, 'model' | 'today'>) => Statement | null;
  readonly work: (answer: readonly Row[]) => Promise<void>;
}

const transactions = new AsyncLocalStorage<Transaction>();
const beginnings = new WeakMap<Database, readonly Beginning[]>();
const attempts = 3;

/**
 * The one door to the database: runs `work` in one transaction that `current()` and `query()` find by themselves.
 * Inside another one of the same database it is a savepoint of that one, one at a time. A rejection rolls back and is thrown on.
 * A deadlock or serialisation failure is tried again, three times in all.
 *
 * @example await inTransaction({ database, model, session }, async () => query(sql`SELECT 1`))
 */
export async function inTransaction<T>(
  request: TransactionRequest,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const outer = transactions.getStore();
  if (outer) return joinTransaction(outer, request, work);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startTransaction(request, work);
    } catch (error) {
      if (request.once || attempt === attempts || !isTransient(error)) throw error;
      await pause(attempt);
    }
  }
}

/** The transaction that the calling code runs in. Throws outside one. */
export function current(): Transaction {
  const transaction = transactions.getStore();
  if (!transaction) throw misuse('outside a transaction');
  return transaction;
}

/** Runs `work`, which compiles conditions for any session and asks the database nothing: `current()` says what it may look at. */
export function compiling<T>(facts: Required<Pick<Transaction, 'model' | 'asked'>>, work: () => T): T {
  const refuse = () => {
    throw misuse('a question where conditions are compiled');
  };
  const asked = { query: refuse, execute: refuse, beforeNext: refuse, savepoint: refuse };
  const connection: Connection = { opened: [], answers: [], ...asked };
  const nobody: Session = { kind: 'system', reason: 'compile' };
  const [database, memo] = [{ engine: 'pglite' } as Database, new Map<string, unknown>()];
  return transactions.run(
    { ...facts, database, session: nobody, today: '', items: '', generation: 0, connection, afterCommit: refuse, memo },
    work,
  );
}

/** The rows of one statement, in the current transaction. */
export function query<R extends Row = Row>(fragment: Sql): Promise<R[]> {
  return current().connection.query<R>(render(fragment));
}

/**
 * The same, planned for these very values. For a page of a scope: a plan for any unit reads the whole country where one for the asked unit
 * reads a district. Planning takes milliseconds, so that what is found by its id is not asked in this way.
 */
export function queryAnew<R extends Row = Row>(fragment: Sql): Promise<R[]> {
  return current().connection.query<R>({ ...render(fragment), plan: 'own' });
}

/** Runs one statement whose rows do not matter. */
export async function execute(fragment: Sql): Promise<void> {
  await query(fragment);
}

/** Adds what happens at the beginning of every transaction of `database` that may write, before its work. Answers the function that takes it away. */
export function beforeWork(database: Database, beginning: Beginning): () => void {
  beginnings.set(database, [...(beginnings.get(database) ?? []), beginning]);
  return () => {
    beginnings.set(
      database,
      (beginnings.get(database) ?? []).filter((each) => each !== beginning),
    );
  };
}

async function startTransaction<T>(
  request: TransactionRequest,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const { database, model } = request;
  const today = request.today ?? todayIn(model.timeZone);
  const asks = 'question' in request.session ? request.session : null;
  const begun = request.readOnly ? [] : (beginnings.get(database) ?? []);
  const asked = begun.map(({ question }) => question?.({ model, today }) ?? null);
  const committed: (() => void)[] = [];
  let outdated = false;
  const run = async (connection: Connection): Promise<T> => {
    const state = readOpening(connection.opened, model);
    outdated = state.outdated;
    // A node that does not know the whole of the tables reads on and writes nothing.
    if (outdated && !request.readOnly) await connection.execute('SET TRANSACTION READ ONLY');
    const [first = [], ...others] = connection.answers;
    const session = asks ? asks.read(first) : (request.session as Session);
    const answers = asks ? others : connection.answers;
    const transaction: Transaction = {
      ...{ database, model, session, today, connection, generation: state.generation, items: state.items },
      afterCommit: (callback) => void committed.push(callback),
      memo: new Map(),
    };
    return transactions.run(transaction, async () => {
      let at = 0;
      for (const [position, { work: begin }] of begun.entries()) {
        const answer = asked[position] ? answers[at++] : [];
        if (!outdated) await begin(answer ?? []);
      }
      return work(transaction);
    });
  };
  const questions = [asks?.question ?? null, ...asked].filter((each) => each !== null);
  const options = {
    questions,
    ...(request.readOnly ? { readOnly: true as const } : {}),
    ...(request.deadlineMs ? { deadlineMs: request.deadlineMs } : {}),
  };
  try {
    const result = await database.transaction(opening(asks ? null : (request.session as Session), today), run, options);
    for (const callback of committed) callback();
    return result;
  } catch (error) {
    if (outdated && failureOf(error)?.state === '25006')
      throw new BaaraError({ code: 'database.outdated', cause: error });
    throw error;
  }
}

async function joinTransaction<T>(
  outer: Transaction,
  { database, model, session, today = outer.today }: TransactionRequest,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if ('question' in session) throw misuse('a session to be read inside a transaction');
  if (database !== outer.database) throw misuse('a transaction on another database inside this one');
  const { connection } = outer;
  const sameContext = session === outer.session && today === outer.today;
  // Callbacks of a savepoint that is rolled back must not run: they are handed on when it is kept.
  const committed: (() => void)[] = [];
  const memo = sameContext ? outer.memo : new Map<string, unknown>();
  const inner: Transaction = {
    ...{ ...outer, model, session, today, memo },
    afterCommit: (callback) => void committed.push(callback),
  };
  const result = await connection.savepoint(
    () => transactions.run(inner, () => work(inner)),
    sameContext ? undefined : { before: opening(session, today), after: opening(outer.session, outer.today) },
  );
  for (const callback of committed) outer.afterCommit(callback);
  return result;
}

/** Ten to forty milliseconds, more after each attempt, so that two that met do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10 * attempt + Math.random() * 10 * attempt));
}
