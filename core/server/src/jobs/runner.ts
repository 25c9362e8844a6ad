import { claimJob, failJob, finishJob, type Job, leaseSeconds, releaseJob, renewLease } from './queue.ts';
import { type ClockTime, dueSchedules, enqueueDue, type Schedule } from './schedule.ts';

/** Does the work of one kind of job, opening its own transactions. `stopping` is aborted when the process ends: stop at the next safe point by throwing. */
export type JobHandler = (job: Job, stopping: AbortSignal) => Promise<void>;

export interface JobRunner {
  /** Looks for work now rather than at the next poll. */
  wake(): void;
  /** Ends after the job at hand has stopped. */
  stop(): Promise<void>;
}

interface RunnerFacts {
  readonly handlers: ReadonlyMap<string, JobHandler>;
  /** Runs `work` in a system transaction. */
  readonly transaction: <T>(work: () => Promise<T>) => Promise<T>;
  readonly failed: (job: Job, error: unknown) => void;
  /** What each process sees to once a day, and when it starts. A failure is tried again at the next poll. */
  readonly daily?: {
    /** ISO date. */
    readonly today: () => string;
    readonly work: () => Promise<void>;
    readonly failed: (error: unknown) => void;
  };
  /** Work that the clock begins. */
  readonly schedules?: { readonly all: readonly Schedule[]; readonly clock: () => ClockTime };
  readonly pollMs?: number;
}

/** Runs due jobs one at a time in this process, however many processes do the same: each job has one runner at once. */
export function startJobRunner({
  handlers,
  transaction,
  failed,
  daily,
  schedules,
  pollMs = 2000,
}: RunnerFacts): JobRunner {
  const stopping = new AbortController();
  const kinds = [...handlers.keys()];
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let waiting = false;
  let seen = '';

  const lookAtTheDay = async () => {
    const today = daily?.today();
    if (!daily || today === undefined || today === seen) return;
    try {
      await transaction(daily.work);
      seen = today;
    } catch (error) {
      daily.failed(error);
    }
  };

  // What this process has asked for today: another node's asking is told by the job's key.
  let asked = '';

  const lookAtTheClock = async () => {
    if (!schedules) return;
    const clock = schedules.clock();
    const due = dueSchedules(schedules.all, clock);
    const words = `${clock.day} ${due.map(({ kind, at }) => `${kind}@${at}`).join(' ')}`;
    if (due.length === 0 || words === asked) return;
    // A database that is away for a moment is the next poll's concern.
    await transaction(() => enqueueDue(due, clock)).then(
      () => {
        asked = words;
      },
      () => undefined,
    );
  };

  const drain = async () => {
    waiting = false;
    clearTimeout(timer);
    await lookAtTheDay();
    await lookAtTheClock();
    while (!stopping.signal.aborted && kinds.length > 0) {
      // A database that is away for a moment is the next poll's concern.
      const job = await transaction(() => claimJob(kinds)).catch(() => null);
      if (!job) break;
      await run(job);
    }
    if (!stopping.signal.aborted) timer = setTimeout(wake, pollMs).unref();
  };

  const run = async (job: Job) => {
    const renewal = setInterval(() => {
      transaction(() => renewLease(job)).catch(() => undefined);
    }, leaseSeconds * 300).unref();
    try {
      await handlers.get(job.kind)?.(job, stopping.signal);
      await transaction(() => finishJob(job));
    } catch (error) {
      const { aborted } = stopping.signal;
      if (!aborted) failed(job, error);
      await transaction(() => (aborted ? releaseJob(job) : failJob(job, String(error)))).catch(() => undefined);
    } finally {
      clearInterval(renewal);
    }
  };

  const wake = () => {
    if (waiting || stopping.signal.aborted) return;
    waiting = true;
    round = round.then(drain);
  };

  wake();
  return {
    wake,
    stop: () => {
      stopping.abort();
      clearTimeout(timer);
      return round;
    },
  };
}
