import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
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

  it('gives up a connection on which nothing comes any more, and serves the next when the line is back', async () => {
    const [name] = await test.database.maintenance((connection) =>
      connection.query(render(sql`SELECT current_database() AS name`)),
    );
    const server = new URL(process.env.DATABASE_URL ?? process.env.BAARA_TEST_SERVER ?? '');
    const line = await openLine(server);
    const url = new URL(server);
    url.host = `127.0.0.1:${line.port}`;
    url.pathname = `/${name?.name}`;
    const database = await openDatabase({ engine: 'postgres', url: url.href, size: 1 });
    const one = (deadlineMs: number) =>
      database.transaction('SELECT 1', (connection) => connection.query(render(sql`SELECT 1 AS one`)), { deadlineMs });
    expect(await one(60_000)).toEqual([{ one: 1 }]);
    line.fallSilent();
    // Its one connection is lost, and nobody waits for it for longer than the deadline and five seconds.
    await expect(one(100)).rejects.toMatchObject({ code: 'database.unavailable' });
    line.comeBack();
    expect(await one(60_000)).toEqual([{ one: 1 }]);
    await database.close();
    line.cut();
  });

  it('says so when no server answers', async () => {
    const nowhere = openDatabase({ engine: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' });
    await expect(nowhere).rejects.toMatchObject({ code: 'database.unavailable' });
  });
});

/** A line to a server that can fall silent without a word, as a firewall that forgot it does. */
async function openLine({ hostname, port }: URL) {
  let isSilent = false;
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      // What was held back is lost: the line that comes back is another.
      const isLost = isSilent;
      from.on('data', (bytes: Buffer) => {
        if (!isSilent && !isLost) to.write(bytes);
      });
      from.on('error', () => to.destroy()).on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  return {
    port: (line.address() as AddressInfo).port,
    fallSilent: () => {
      isSilent = true;
    },
    comeBack: () => {
      isSilent = false;
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
      line.close();
    },
  };
}
