import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { query } from './index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model: tinyModel() });
});
afterAll(() => test.close());

describe('inTransaction', () => {
  it('runs a statement', async () => {
    expect(await test.run(() => query(sql`SELECT 1 AS one`))).toEqual([{ one: 1 }]);
  });
});
