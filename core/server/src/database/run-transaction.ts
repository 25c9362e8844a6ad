import { BaaraError } from '@baara/model';
import { misuse } from './failure.ts';
import { scopedConnection } from './scoped-connection.ts';
import { together } from './together.ts';
import type { Connection, TransactionOptions } from './types.ts';
import { encode } from './values.ts';
import type { Wire } from './wire.ts';

/** Of a transaction that tells none. */
export const defaultDeadlineMs = 5000;

interface Run<T> {
  readonly wire: Wire;
  readonly opening: string;
  readonly work: (connection: Connection) => Promise<T>;
  readonly options: TransactionOptions;
  /** Called once for each statement. */
  readonly counted: () => void;
}

/**
 * One transaction on a wire: opening with its questions, work, COMMIT, or ROLLBACK and the reason thrown on. The same on both engines.
 * A COMMIT that the server turns into a ROLLBACK, because `work` swallowed a failure, is an error.
 */
export async function runTransaction<T>({ wire, opening, work, options, counted }: Run<T>): Promise<T> {
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const begin = `BEGIN${options.readOnly ? ' READ ONLY' : ''}; SET LOCAL statement_timeout = ${Math.trunc(deadlineMs)}`;
  counted();
  const sent = [wire.script(`${begin}; ${opening}`)];
  for (const { text, params, plan } of options.questions ?? []) {
    counted();
    sent.push(wire.run(text, params.map(encode), plan ?? 'kept'));
  }
  const [opened, ...answers] = (
    await together(sent).catch(async (error: unknown) => {
      await wire.script('ROLLBACK').catch(() => undefined);
      throw error;
    })
  ).map(({ rows }) => rows);
  const scoped = scopedConnection({ wire, opened: opened ?? [], answers, counted });
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      scoped.end();
      if (scoped.running() > 0) void wire.cancel();
      reject(new BaaraError({ code: 'database.deadline', params: { seconds: deadlineMs / 1000 } }));
    }, deadlineMs);
  });
  try {
    const result = await Promise.race([scoped.enter(() => work(scoped.connection)), deadline]);
    if (scoped.running() > 0) throw misuse('a query is still running at the end of its transaction: await it');
    scoped.end();
    clearTimeout(timer);
    counted();
    const { command } = await wire.script('COMMIT');
    if (command !== 'COMMIT') throw misuse('an earlier failure was swallowed: nothing was saved', scoped.failure());
    return result;
  } catch (error) {
    scoped.end();
    await wire.script('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A session outside any transaction, without a deadline. */
export async function runMaintenance<T>({ wire, work, counted }: Omit<Run<T>, 'opening' | 'options'>): Promise<T> {
  const scoped = scopedConnection({ wire, opened: [], answers: [], counted });
  try {
    return await scoped.enter(() => work(scoped.connection));
  } finally {
    scoped.end();
  }
}
