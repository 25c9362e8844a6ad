import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine } from '../testing/index.ts';
import { copyImage } from '../testing/pglite-image.ts';
import { emptyBeginning } from '../testing/test-database.ts';
import { openDatabase, render } from './index.ts';
import { openPgliteCopy, type PgliteDatabase } from './pglite.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const written = (database: PgliteDatabase | Awaited<ReturnType<typeof openDatabase>>) =>
  database.maintenance((connection) =>
    connection.query(render(sql`SELECT count(*) AS rows, max(n) AS last FROM written`)),
  );

let folder: string;
beforeAll(() => {
  // Inside the repository, so that the built child finds its packages.
  const cache = here('../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'pglite-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The engine is the same whichever engine the run tests: once is enough.
describe.runIf(testEngine() === 'pglite')('PGlite', () => {
  it('loses no acknowledged row to kill -9, refuses a second process, and takes over a dead one', async () => {
    const directory = join(folder, 'data');
    mkdirSync(directory);
    await copyImage(emptyBeginning, join(directory, 'pg'));
    const child = await startWriter(directory);
    const acknowledged = numbers(child);
    await acknowledged.reaches(5);
    await expect(openDatabase({ engine: 'pglite', directory })).rejects.toMatchObject({
      code: 'database.locked',
      params: { path: directory, pid: child.pid },
    });
    await acknowledged.reaches(acknowledged.last() + 20);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const database = await openDatabase({ engine: 'pglite', directory });
    const [row] = await written(database);
    await database.close();
    expect(row?.last).toBeGreaterThanOrEqual(acknowledged.last());
    expect(row?.rows).toBe(row?.last);
  });

  it('comes back with every committed row when its thread dies inside a transaction', async () => {
    const directory = join(folder, 'crash');
    await copyImage(emptyBeginning, directory);
    const database = await openPgliteCopy(directory);
    await database.maintenance((connection) =>
      connection.execute('CREATE TABLE written (n integer); INSERT INTO written VALUES (1)'),
    );
    const lost = database.transaction('SELECT 1', async (connection) => {
      await connection.query(render(sql`INSERT INTO written VALUES (2)`));
      await database.crash();
      // The new thread knows nothing of this transaction: the statement must not reach it.
      await connection.query(render(sql`INSERT INTO written VALUES (3)`));
    });
    const later = database.transaction('SELECT 1', (connection) =>
      connection.query(render(sql`INSERT INTO written VALUES (2)`)),
    );
    await expect(lost).rejects.toMatchObject({ code: 'database.unavailable' });
    await later;
    expect(await written(database)).toEqual([{ rows: 2, last: 2 }]);
    await database.close();
  });

  it('stops a statement that outlives the deadline and serves the next', async () => {
    const directory = join(folder, 'deadline');
    await copyImage(emptyBeginning, directory);
    const database = await openPgliteCopy(directory);
    const endless = database.transaction(
      'SELECT 1',
      (connection) => connection.query(render(sql`SELECT count(*) FROM generate_series(1, 1000000000)`)),
      { deadlineMs: 300 },
    );
    await expect(endless).rejects.toMatchObject({ code: 'database.deadline' });
    expect(await database.maintenance((connection) => connection.query(render(sql`SELECT 1 AS one`)))).toEqual([
      { one: 1 },
    ]);
    await database.close();
  });
});

/** Builds the writer as a site is built, with the worker's file beside it, and starts it. */
async function startWriter(directory: string): Promise<ChildProcess> {
  await build({
    ...{ config: false, silent: true, dts: false, format: 'esm', target: 'node20', outDir: folder, clean: false },
    entry: { writer: here('../testing/acknowledging-writer.ts') },
    noExternal: [/^@baara\//],
    esbuildOptions: (options) => {
      options.conditions = ['baara-source'];
    },
  });
  cpSync(here('./pglite-worker.js'), join(folder, 'pglite-worker.js'));
  const output = join(folder, 'writer.mjs');
  cpSync(join(folder, 'writer.js'), output, { force: true, errorOnExist: false });
  return spawn(process.execPath, [output, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
}

function numbers(child: ChildProcess): { last(): number; reaches(n: number): Promise<void> } {
  let last = 0;
  let told = () => {};
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    last = Number(line);
    told();
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', () => reject(new Error(`the writer ended after ${last}`)));
  });
  ended.catch(() => {});
  return {
    last: () => last,
    async reaches(n) {
      while (last < n) {
        const next = new Promise<void>((resolve) => {
          told = resolve;
        });
        await Promise.race([next, ended]);
      }
    },
  };
}
