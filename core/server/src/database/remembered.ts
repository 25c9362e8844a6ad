import { current } from './in-transaction.ts';
import { render } from './render.ts';
import type { Database, Row, Sql } from './types.ts';

/** What is found sooner is asked anew each time. */
const slowMs = 500;
/** How many times as long as it took to find an answer it is good for, and the most, in ms. */
const times = 30;
const longestMs = 300_000;
const mostAnswers = 500;

/** Rows, and when they were counted where that was before. */
export interface Counted<R extends Row = Row> {
  readonly rows: readonly R[];
  readonly counted?: Date;
}

interface Answer {
  readonly rows: readonly Row[];
  readonly counted: Date;
  readonly until: number;
}

const answers = new WeakMap<Database, Map<string, Answer>>();

/**
 * Counts for a first look, of which nothing is decided. At a million people they take seconds: what took long is not counted again at once but remembered, thirty times as long as it took
 * and five minutes at most, for whoever asks the very same statement of the same values on the same day; what a session may see stands in these.
 */
export async function queryRemembered<R extends Row = Row>(
  fragment: Sql,
  /** Milliseconds that go by. */
  now: () => number = () => performance.now(),
): Promise<Counted<R>> {
  const { connection, database, today } = current();
  const statement = render(fragment);
  const key = JSON.stringify([today, statement.text, statement.params]);
  const known = answers.get(database) ?? new Map<string, Answer>();
  answers.set(database, known);
  const found = known.get(key);
  const begun = now();
  if (found && begun < found.until) return { rows: found.rows as readonly R[], counted: found.counted };
  known.delete(key);
  const counted = new Date();
  const rows = await connection.query<R>({ ...statement, plan: 'own' });
  const took = now() - begun;
  if (took < slowMs) return { rows };
  if (known.size >= mostAnswers) known.delete(known.keys().next().value as string);
  known.set(key, { rows, counted, until: begun + took + Math.min(longestMs, took * times) });
  return { rows };
}
