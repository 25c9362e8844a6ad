import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEngine } from '../testing/index.ts';
import { copyImage } from '../testing/pglite-image.ts';
import { emptyBeginning } from '../testing/test-database.ts';
import { render } from './index.ts';
import { openPgliteCopy, type PgliteDatabase } from './pglite.ts';

const written = (database: PgliteDatabase) =>
  database.maintenance((connection) =>
    connection.query(render(sql`SELECT count(*) AS rows, max(n) AS last FROM written`)),
  );

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baara-thread-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The engine is the same whichever engine the run tests: once is enough.
describe.runIf(testEngine() === 'pglite')('PGlite', () => {
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
