import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { execute, inTransaction, query } from '../database/index.ts';
import { openHistoryYears } from '../history/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { listJobs, retryJob } from './list.ts';
import { claimJob, enqueueJob } from './queue.ts';
import { type JobHandler, type JobRunner, startJobRunner } from './runner.ts';
import { clockIn, enqueueDue } from './schedule.ts';

let house: TestDatabase;
const runners: JobRunner[] = [];

beforeAll(async () => {
  house = await openTestDatabase({ model: tinyModel() });
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
  await house.run(() => execute(sql`DELETE FROM baara_job`));
});
afterAll(() => house.close());

function run(handlers: Readonly<Record<string, JobHandler>>, failed: (error: unknown) => void = () => {}): JobRunner {
  const runner = startJobRunner({
    handlers: new Map(Object.entries(handlers)),
    transaction: (work) => house.run(work),
    failed: (_, error) => failed(error),
    pollMs: 20,
  });
  runners.push(runner);
  return runner;
}

const jobs = () => house.run(() => query(sql`SELECT kind, state, attempts, last_error FROM baara_job ORDER BY id`));
const untilOver = (done: Promise<void>, runner: JobRunner) => done.then(() => runner.stop());

describe('a job', () => {
  test('is done once, by one of several runners, with what it was given', async () => {
    const seen: unknown[] = [];
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await house.run(async () => {
      for (let number = 0; number < 5; number += 1) await enqueueJob('count', { number });
    });
    const handler: JobHandler = async ({ payload }) => {
      seen.push(payload.number);
      if (seen.length === 5) finish();
    };
    const [one, other] = [run({ count: handler }), run({ count: handler })];
    await untilOver(done, one);
    await other.stop();
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4]);
    expect((await jobs()).map(({ state }) => state)).toEqual(Array(5).fill('done'));
  });

  test('that is asked for in a transaction which fails never was', async () => {
    await expect(
      house.run(async () => {
        await enqueueJob('count', {});
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await jobs()).toEqual([]);
  });

  test('that fails is kept for later with its reason', async () => {
    await house.run(() => enqueueJob('break', {}));
    let runner: JobRunner | undefined;
    const failed = new Promise<unknown>((resolve) => {
      runner = run({ break: () => Promise.reject(new Error('no paper')) }, resolve);
    });
    expect(String(await failed)).toContain('no paper');
    await runner?.stop();
    expect(await jobs()).toEqual([{ kind: 'break', state: 'waiting', attempts: 1, last_error: 'Error: no paper' }]);
  });

  test('that is cut off by the end of the process waits for the next, the attempt not counted', async () => {
    await house.run(() => enqueueJob('long', {}));
    let runner: JobRunner | undefined;
    await new Promise<void>((begun) => {
      runner = run({
        long: (_, stopping) =>
          new Promise((_resolve, reject) => {
            stopping.addEventListener('abort', () => reject(new Error('stopping')));
            begun();
          }),
      });
    });
    await runner?.stop();
    expect(await jobs()).toEqual([{ kind: 'long', state: 'waiting', attempts: 0, last_error: null }]);
  });

  test('whose runner died is taken by another when its lease has ended', async () => {
    await house.run(() => enqueueJob('lost', {}));
    expect(await house.run(() => claimJob(['lost']))).toMatchObject({ kind: 'lost', attempts: 1 });
    expect(await house.run(() => claimJob(['lost']))).toBeNull();
    await house.run(() => execute(sql`UPDATE baara_job SET leased_until = now() - interval '1 second'`));
    expect(await house.run(() => claimJob(['lost']))).toMatchObject({ kind: 'lost', attempts: 2 });
  });
});

describe('work that the clock begins', () => {
  const schedules = [
    { kind: 'early', at: '05:00' },
    { kind: 'sundays', at: '05:00', weekdays: [7] },
    { kind: 'late', at: '22:30' },
  ];

  test('is asked for once a day, however many nodes look at the clock, and by one that starts later', async () => {
    const clock = { day: '2026-03-02', time: '06:10' };
    const ask = () => house.run(() => enqueueDue(schedules, clock));
    await ask();
    await ask();
    await house.run(() => enqueueDue(schedules, { day: '2026-03-01', time: '23:00' }));
    const rows = await house.run(() => query(sql`SELECT kind, key FROM baara_job ORDER BY key`));
    expect(rows.map(({ key }) => key)).toEqual([
      ...['early@2026-03-01T05:00', 'early@2026-03-02T05:00', 'late@2026-03-01T22:30', 'sundays@2026-03-01T05:00'],
    ]);
  });

  test('is told by the clocks of the site', () => {
    const moment = new Date('2026-03-01T23:30:00Z');
    expect(clockIn('Africa/Bamako', moment)).toEqual({ day: '2026-03-01', time: '23:30' });
    expect(clockIn('Africa/Nairobi', moment)).toEqual({ day: '2026-03-02', time: '02:30' });
  });

  test('is done by a runner of one of two nodes', async () => {
    let done = 0;
    let over = () => {};
    const first = new Promise<void>((resolve) => {
      over = resolve;
    });
    const start = () => {
      const runner = startJobRunner({
        handlers: new Map<string, JobHandler>([
          [
            'early',
            async () => {
              done += 1;
              over();
            },
          ],
        ]),
        transaction: (work) => house.run(work),
        failed: () => {},
        schedules: { all: schedules, clock: () => ({ day: '2026-03-02', time: '06:10' }) },
        pollMs: 20,
      });
      runners.push(runner);
      return runner;
    };
    const [one, other] = [start(), start()];
    await untilOver(first, one);
    await other.stop();
    expect(done).toBe(1);
  });
});

describe('a failed job', () => {
  test('is seen with its error by who looks after the system, and tried again', async () => {
    const id = await house.run(() => enqueueJob('broken', {}, { key: 'once' }));
    expect(await house.run(() => enqueueJob('broken', {}, { key: 'once' }))).toBe(id);
    await house.run(() => execute(sql`UPDATE baara_job SET state = 'failed', attempts = 5, last_error = 'no paper'`));
    const seen = await house.run(() => listJobs({ state: 'failed' }));
    expect(seen.jobs).toMatchObject([{ id, kind: 'broken', attempts: 5, error: 'no paper' }]);
    expect(seen.counts).toEqual({ failed: 1 });
    await house.run(() => retryJob(id));
    expect(await jobs()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    const nobody = { kind: 'user', user: 'u', username: 'u', language: 'fr', assignments: [] } as const;
    await expect(house.run(() => listJobs({}), nobody)).rejects.toMatchObject({ code: 'access.denied' });
    await expect(house.run(() => retryJob(id), nobody)).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('a server that runs over New Year', () => {
  test('makes the history’s partitions of the years to come, day by day', async () => {
    const days = ['2041-12-31', '2042-01-01'];
    const partitions = () =>
      house.run(() =>
        query(sql`SELECT relname FROM pg_class WHERE relname ~ '^baara_history_20[0-9]+$' ORDER BY relname`),
      );
    const before = (await partitions()).length;
    let looked = 0;
    let over = () => {};
    const done = new Promise<void>((resolve) => {
      over = resolve;
    });
    const { database, model } = house;
    const runner = startJobRunner({
      handlers: new Map(),
      transaction: async (work) => {
        const today = days[looked] as string;
        const result = await inTransaction({ database, model, session: systemSession, today }, work);
        looked += 1;
        if (looked === days.length) over();
        return result;
      },
      failed: () => {},
      daily: {
        today: () => days[looked] ?? (days.at(-1) as string),
        work: openHistoryYears,
        failed: (error) => expect(error).toBeNull(),
      },
      pollMs: 5,
    });
    runners.push(runner);
    await untilOver(done, runner);
    expect((await partitions()).slice(before).map(({ relname }) => relname)).toEqual([
      'baara_history_2041',
      'baara_history_2042',
      'baara_history_2043',
      'baara_history_2044',
    ]);
  });

  test('tries again at the next look when it failed', async () => {
    let tries = 0;
    let over = () => {};
    const done = new Promise<void>((resolve) => {
      over = resolve;
    });
    const failures: unknown[] = [];
    const runner = startJobRunner({
      handlers: new Map(),
      transaction: (work) => house.run(work),
      failed: () => {},
      daily: {
        today: () => '2026-01-01',
        work: async () => {
          tries += 1;
          if (tries === 1) throw new Error('away');
          over();
        },
        failed: (error) => failures.push(error),
      },
      pollMs: 5,
    });
    runners.push(runner);
    await untilOver(done, runner);
    expect([tries, failures.length]).toEqual([2, 1]);
  });
});
