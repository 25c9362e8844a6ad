import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import { misuse, translate } from './failure.ts';
import { startThread, type Thread, type ThreadData } from './pglite-thread.ts';
import { queue } from './queue.ts';
import { runMaintenance, runTransaction } from './run-transaction.ts';
import type { Database } from './types.ts';

/** A PGlite database, with the means to try what happens when its thread dies. */
export interface PgliteDatabase extends Database {
  /** Stops the thread without warning, as a crash would. */
  crash(): Promise<void>;
}

/** Opens PGlite on a directory that no other process may use. Throws `database.locked` or `database.unavailable`. */
export async function openPgliteDirectory(directory: string): Promise<PgliteDatabase> {
  await mkdir(directory, { recursive: true });
  const lock = await lockDirectory(directory);
  const data: ThreadData = { directory: join(directory, 'pg'), fsync: 'on' };
  try {
    if (!existsSync(join(directory, 'pg', 'PG_VERSION'))) await initialise(data);
    return await openPglite(data, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Opens PGlite on a throw-away data directory, without fsync and without a lock: for tests. */
export function openPgliteCopy(directory: string): Promise<PgliteDatabase> {
  return openPglite({ directory, fsync: 'off' }, async () => {});
}

/** Making the data directory takes 700 MB that the thread would keep: it is done by one that ends. */
async function initialise(data: ThreadData): Promise<void> {
  const thread = await startThread(data);
  await thread.close();
}

async function openPglite(data: ThreadData, closed: () => Promise<void>): Promise<PgliteDatabase> {
  const turns = queue();
  const held = new AsyncLocalStorage<true>();
  let statements = 0;
  let closing = false;
  let thread: Promise<Thread> = startThread(data);
  await thread;

  /** The living thread; one that died is replaced, which takes two to three seconds. */
  const living = async (): Promise<Thread> => {
    if (closing) throw translate({ state: 'CONNECTION_CLOSED', message: 'the database is closed' });
    const seen = thread;
    const now = await seen.catch(() => null);
    if (now?.alive()) return now;
    // Of several that find it dead, the first replaces it: two threads on one directory would destroy it.
    if (thread === seen) thread = startThread(data);
    return thread;
  };
  const watch = (started: Thread) => {
    void started.gone.then(async () => {
      if (!closing) watch(await living().catch(() => started));
    });
  };
  watch(await thread);

  /** Gives the one session to `work`, in the order asked for. */
  const withSession = async <T>(work: (thread: Thread) => Promise<T>): Promise<T> => {
    if (held.getStore()) throw misuse('a second connection inside a transaction: it would wait for itself');
    const release = await turns.take();
    try {
      const session = await living();
      return await held.run(true, () => work(session));
    } finally {
      release();
    }
  };
  const counted = () => {
    statements += 1;
  };

  return {
    engine: 'pglite',
    transaction: (opening, work, options = {}) =>
      withSession((wire) => runTransaction({ wire, opening, work, options, counted })),
    maintenance: (work) => withSession((wire) => runMaintenance({ wire, work, counted })),
    statements: () => statements,
    healthy: async () => (await thread.catch(() => null))?.alive() ?? false,
    crash: async () => (await thread).kill(),
    async close() {
      if (closing) return;
      const release = await turns.take();
      const last = await thread.catch(() => null);
      closing = true;
      await last?.close();
      await closed();
      release();
    },
  };
}
