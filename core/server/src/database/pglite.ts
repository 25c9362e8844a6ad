import { AsyncLocalStorage } from 'node:async_hooks';
import { constants, existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from './directory-lock.ts';
import { misuse } from './failure.ts';
import { keepThread } from './kept-thread.ts';
import { startThread, type Thread, type ThreadData } from './pglite-thread.ts';
import { queue } from './queue.ts';
import { runMaintenance, runTransaction } from './run-transaction.ts';
import type { Database } from './types.ts';

/** A PGlite database, with the means to try what happens when its thread dies. */
export interface PgliteDatabase extends Database {
  /** Stops the thread without warning, as a crash would. */
  crash(): Promise<void>;
  aside(): Promise<Database>;
}

/** Opens PGlite on a directory that no other process may use. Throws `database.locked` or `database.unavailable`. */
export async function openPgliteDirectory(directory: string): Promise<PgliteDatabase> {
  await mkdir(directory, { recursive: true });
  const lock = await lockDirectory(directory);
  const data: ThreadData = { directory: join(directory, 'pg'), fsync: 'on' };
  try {
    if (!existsSync(join(directory, 'pg', 'PG_VERSION'))) await initialise(data);
    // What a process that was killed while it made a backup has left.
    await rm(asideOf(data), { recursive: true, force: true });
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
  const thread = await keepThread(data);
  const copies = queue();

  /** Gives the one session to `work`, in the order asked for. */
  const withSession = async <T>(work: (thread: Thread) => Promise<T>): Promise<T> => {
    if (held.getStore()) throw misuse('a second connection inside a transaction: it would wait for itself');
    const release = await turns.take();
    try {
      const session = await thread.living();
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
    async aside() {
      const directory = asideOf(data);
      const release = await copies.take();
      const remove = async () => {
        await rm(directory, { recursive: true, force: true });
        release();
      };
      try {
        await withSession(async (wire) => {
          // What is committed is then in the tables' files, and the copy need not be recovered.
          await wire.script('CHECKPOINT');
          await rm(directory, { recursive: true, force: true });
          await cp(data.directory, directory, { recursive: true, mode: constants.COPYFILE_FICLONE });
        });
        return await openPglite({ directory, fsync: 'off' }, remove);
      } catch (error) {
        await remove();
        throw error;
      }
    },
    statements: () => statements,
    healthy: async () => thread.alive(),
    crash: async () => (await thread.living()).kill(),
    async close() {
      if (closing) return;
      const release = await turns.take();
      closing = true;
      await thread.close();
      await closed();
      release();
    },
  };
}

/** Where a copy of the data lies while something reads it. */
function asideOf({ directory }: ThreadData): string {
  return `${directory}-aside`;
}
