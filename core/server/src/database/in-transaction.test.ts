import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { beforeWork, brokenConstraint, current, inTransaction, query, type Session } from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model: tinyModel() });
  await test.run(() => query(sql`CREATE TABLE tally (n integer PRIMARY KEY, word text)`));
});
afterAll(() => test.close());
beforeEach(() => test.run(() => query(sql`DELETE FROM tally`)));

const add = (n: number) => query(sql`INSERT INTO tally (n) VALUES (${n})`);
const tally = async () => (await test.run(() => query(sql`SELECT n FROM tally ORDER BY n`))).map(({ n }) => n);
const nested = <T>(work: () => Promise<T>, session: Session = systemSession) =>
  inTransaction({ database: test.database, model: test.model, session }, work);

describe('inTransaction', () => {
  it('keeps everything or nothing', async () => {
    await test.run(() => add(1));
    await expect(
      test.run(async () => {
        await add(2);
        throw new Error('second thoughts');
      }),
    ).rejects.toThrow('second thoughts');
    expect(await tally()).toEqual([1]);
  });

  it('tells the work who asks, and what day it is', async () => {
    const session: Session = {
      kind: 'user',
      user: "o'neil",
      username: 'o',
      language: 'fr',
      person: null,
      assignments: [],
    };
    const seen = await test.run(async ({ today, generation }) => {
      const [row] = await query(
        sql`SELECT current_setting('baara.user') AS who, current_setting('baara.today') AS day`,
      );
      return { ...row, today, generation };
    }, session);
    expect(seen).toMatchObject({ who: "o'neil", day: seen.today });
    expect(seen.today).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(seen.generation).toBeGreaterThan(0);
  });

  it('refuses a query outside, after the end, and one that is still running at the end', async () => {
    expect(() => current()).toThrow('outside a transaction');
    let late: () => Promise<unknown> = async () => {};
    await test.run(async ({ connection }) => {
      late = () => connection.query({ text: 'SELECT 1', params: [] });
    });
    await expect(late()).rejects.toThrow('after the end');
    await expect(
      test.run(async () => {
        void add(7).catch(() => {});
      }),
    ).rejects.toThrow('still running');
    expect(await tally()).toEqual([]);
  });

  it('nests transactions that ask nothing among those that write, and undoes what it should', async () => {
    const nothing = async () => undefined;
    const fail = async () => Promise.reject(new Error('second thoughts'));
    await test.run(async () => {
      await nested(nothing);
      await expect(nested(fail)).rejects.toThrow('second thoughts');
      await nested(() => add(1));
      await nested(() => nested(() => add(2)));
      const undone = nested(async () => {
        await nested(nothing);
        await nested(() => add(3));
        await fail();
      });
      await expect(undone).rejects.toThrow('second thoughts');
      await nested(async () => {
        await expect(nested(fail)).rejects.toThrow('second thoughts');
        await add(4);
        await nested(nothing);
      });
    });
    expect(await tally()).toEqual([1, 2, 4]);
  });

  it('undoes a nested transaction alone', async () => {
    await test.run(async () => {
      await add(1);
      await expect(
        nested(async () => {
          await add(2);
          await add(2);
        }),
      ).rejects.toMatchObject({ code: 'database.constraint' });
      await nested(() => add(3));
    });
    expect(await tally()).toEqual([1, 3]);
  });

  it('refuses two nested transactions at once, and a query beside one', async () => {
    await expect(test.run(() => Promise.all([nested(() => add(1)), nested(() => add(2))]))).rejects.toThrow(
      'one after the other',
    );
    await expect(test.run(() => Promise.all([nested(() => add(1)), add(2)]))).rejects.toThrow('one after the other');
    expect(await tally()).toEqual([]);
  });

  it('gives the outer session back after a nested one', async () => {
    const other: Session = { kind: 'user', user: 'u2', username: 'u2', language: 'fr', person: null, assignments: [] };
    const who = async () => (await query(sql`SELECT current_setting('baara.user') AS who`))[0]?.who;
    await test.run(async () => {
      expect(await nested(who, other)).toBe('u2');
      expect(await who()).toBe('');
    });
  });

  it('says so when a swallowed failure lost the work', async () => {
    const swallowed = test.run(async () => {
      await add(1);
      await add(1).catch(() => {});
    });
    await expect(swallowed).rejects.toThrow('swallowed');
  });

  it('names the constraint that a write breaks', async () => {
    const error = await test
      .run(async () => {
        await add(1);
        await add(1);
      })
      .catch((thrown: unknown) => thrown);
    expect(brokenConstraint(error)).toMatchObject({
      kind: 'unique',
      constraint: 'tally_pkey',
      table: 'tally',
      state: '23505',
    });
  });

  it('ends work that takes longer than its deadline', async () => {
    const request = { database: test.database, model: test.model, session: systemSession, deadlineMs: 200 };
    const forgotten = inTransaction(request, async () => {
      await add(1);
      await new Promise(() => {});
    });
    await expect(forgotten).rejects.toMatchObject({ code: 'database.deadline' });
    expect(await tally()).toEqual([]);
  });

  it('calls back after a commit only', async () => {
    const heard: string[] = [];
    await test.run(async ({ afterCommit }) => {
      afterCommit(() => heard.push('outer'));
      await nested(async () => current().afterCommit(() => heard.push('kept')));
      await nested(async () => {
        current().afterCommit(() => heard.push('lost'));
        throw new Error('no');
      }).catch(() => {});
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual(['outer', 'kept']);
  });

  it('tries again after a deadlock, with everything new', async () => {
    let attempt = 0;
    await test.run(async () => {
      attempt += 1;
      await add(attempt);
      if (attempt < 3) await query(sql`DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$`);
    });
    expect(await tally()).toEqual([3]);
  });

  it('sends a script that was put off before the next statement, and not at all when none follows', async () => {
    const word = async () => (await query(sql`SELECT current_setting('baara.word', TRUE) AS word`))[0]?.word ?? '';
    const before = test.database.statements();
    await test.run(async ({ connection }) => {
      expect(await word()).toBe('');
      connection.beforeNext(`SET LOCAL baara.word = 'put off'`);
      expect(await word()).toBe('put off');
    });
    await test.run(async ({ connection }) => connection.beforeNext('SELECT 1 / 0'));
    // BEGIN, two questions and COMMIT; BEGIN and COMMIT.
    expect(test.database.statements() - before).toBe(6);
  });

  it('reads only when asked to', async () => {
    const request = { database: test.database, model: test.model, session: systemSession, readOnly: true } as const;
    await expect(inTransaction(request, () => add(1))).rejects.toMatchObject({ cause: { state: '25006' } });
  });

  it('lets sixteen concurrent updates of one row finish', async () => {
    await test.run(() => query(sql`INSERT INTO tally VALUES (1, '')`));
    await Promise.all(
      Array.from({ length: 16 }, () => test.run(() => query(sql`UPDATE tally SET word = word || 'x' WHERE n = 1`))),
    );
    expect(await test.run(() => query(sql`SELECT length(word) AS times FROM tally`))).toEqual([{ times: 16 }]);
  });

  it('stops the writing of a node whose model the latest has outgrown, and lets it read', async () => {
    const older: Model = { ...test.model, fingerprint: 'older' };
    const request = { database: test.database, model: older, session: systemSession };
    await expect(inTransaction(request, () => add(1))).rejects.toMatchObject({ code: 'database.outdated' });
    expect(await inTransaction(request, () => query(sql`SELECT 1 AS one`))).toEqual([{ one: 1 }]);
  });

  it('runs what a room asked for before the work', async () => {
    let ran = 0;
    const stop = beforeWork(test.database, {
      question: ({ today }) => ({ text: 'SELECT $1::text AS day', params: [today] }),
      work: async ([row]) => {
        expect(row?.day).toBe(current().today);
        ran += 1;
        await query(sql`SELECT 1`);
      },
    });
    await test.run(() => add(1));
    stop();
    await test.run(() => add(2));
    expect(ran).toBe(1);
  });
});
