import { setTimeout as pauseOf } from 'node:timers/promises';
import { translate } from './failure.ts';
import { startThread, type Thread, type ThreadData } from './pglite-thread.ts';

/** PGlite's thread through all its lives. */
export interface KeptThread {
  /**
   * The living thread; one that died is replaced, which takes up to three seconds. Rejects with the reason while none can be started,
   * which is tried again without being asked.
   */
  living(): Promise<Thread>;
  alive(): boolean;
  /** Ends the last thread in order; it has no successor. */
  close(): Promise<void>;
}

const firstPauseMs = 250;
/** A start that fails costs a second of work: on a full disk it is not tried without end. */
const longestPauseMs = 4000;

/** Starts the thread and keeps one alive until it is closed. Rejects when the first does not start. */
export async function keepThread(data: ThreadData): Promise<KeptThread> {
  let closing = false;
  let thread = startThread(data);
  let life: Thread | null = await thread;

  // Of several that find it dead, the first replaces it: two threads on one directory would destroy it.
  const replace = (seen: Promise<Thread>): Promise<Thread> => {
    if (closing) throw translate({ state: 'CONNECTION_CLOSED', message: 'the database is closed' });
    if (thread !== seen) return thread;
    life = null;
    thread = startThread(data);
    thread.then(
      (started) => {
        life = started;
      },
      // Said to whoever asks, and tried again below.
      () => undefined,
    );
    return thread;
  };

  const keep = async () => {
    for (let pause = firstPauseMs; !closing; ) {
      const seen = thread;
      const lived = await seen.catch(() => null);
      if (lived) {
        pause = firstPauseMs;
        await lived.gone;
      } else {
        await pauseOf(pause, undefined, { ref: false });
        pause = Math.min(2 * pause, longestPauseMs);
      }
      if (!closing) void replace(seen);
    }
  };
  void keep();

  return {
    async living() {
      const seen = thread;
      const now = await seen;
      return !closing && now.alive() ? now : replace(seen);
    },
    alive: () => life?.alive() ?? false,
    async close() {
      closing = true;
      const last = await thread.catch(() => null);
      await last?.close();
    },
  };
}
