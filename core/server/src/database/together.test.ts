import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { current, inTransaction, query, together } from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model: tinyModel() });
});
afterAll(() => test.close());

describe('statements sent together', () => {
  it('answer in their order', async () => {
    const answers = await test.run(() => together([query(sql`SELECT 1 AS n`), query(sql`SELECT 2 AS n`)]));
    expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  });

  it('fail with the failure that the others come from', async () => {
    const failing = test.run(() => together([query(sql`SELECT 1 / 0`), query(sql`SELECT 1`)]));
    await expect(failing).rejects.toMatchObject({ cause: expect.objectContaining({ state: '22012' }) });
  });
});

describe('a session still to be read', () => {
  it('is read with BEGIN, and what it says is whom the transaction is for', async () => {
    const session = await inTransaction(
      {
        ...{ database: test.database, model: test.model },
        session: {
          question: { text: 'SELECT $1::text AS reason', params: ['asked'] },
          read: ([row]) => ({ kind: 'system', reason: String(row?.reason) }),
        },
      },
      async () => current().session,
    );
    expect(session).toEqual({ kind: 'system', reason: 'asked' });
  });

  it('ends the transaction when there is none', async () => {
    const refused = inTransaction(
      {
        ...{ database: test.database, model: test.model },
        session: {
          question: { text: 'SELECT 1', params: [] },
          read() {
            throw new Error('nobody');
          },
        },
      },
      async () => 'worked',
    );
    await expect(refused).rejects.toThrow('nobody');
    expect(await test.run(async () => 'free again')).toBe('free again');
  });
});
