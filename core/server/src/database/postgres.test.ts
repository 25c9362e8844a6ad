import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDatabase, openEmptyDatabase, testEngine } from '../testing/index.ts';
import { openDatabase, render } from './index.ts';

describe.runIf(testEngine() === 'postgres')('PostgreSQL', () => {
  let test: OpenedDatabase;
  beforeAll(async () => {
    test = await openEmptyDatabase();
  });
  afterAll(() => test.close());

  it('says that the database is unavailable when a connection is lost, and serves the next', async () => {
    const { database } = test;
    const lost = database.transaction('SELECT 1', async (connection) => {
      const [me] = await connection.query(render(sql`SELECT pg_backend_pid() AS pid`));
      await connection.query(render(sql`SELECT pg_terminate_backend(${me?.pid})`));
      await connection.query(render(sql`SELECT 1`));
    });
    await expect(lost).rejects.toMatchObject({ code: 'database.unavailable' });
    for (let time = 0; time < 20; time += 1) {
      const rows = await database.transaction('SELECT 1', (connection) =>
        connection.query(render(sql`SELECT 1 AS one`)),
      );
      expect(rows).toEqual([{ one: 1 }]);
    }
  });

  it('stops a statement that outlives the deadline', async () => {
    const endless = test.database.transaction(
      'SELECT 1',
      (connection) => connection.query(render(sql`SELECT pg_sleep(60)`)),
      {
        deadlineMs: 200,
      },
    );
    await expect(endless).rejects.toMatchObject({ code: 'database.deadline' });
  });

  it('says so when no server answers', async () => {
    const nowhere = openDatabase({ engine: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' });
    await expect(nowhere).rejects.toMatchObject({ code: 'database.unavailable' });
  });
});
