import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { execute } from './in-transaction.ts';
import { queryRemembered } from './remembered.ts';

let site: TestDatabase;
beforeAll(async () => {
  site = await openTestDatabase({ model: tinyModel() });
});
afterAll(() => site.close());

const marks = (prefix: string) => sql`SELECT count(*)::int AS marks FROM baara_meta WHERE key LIKE ${`${prefix}%`}`;
const add = (key: string) => execute(sql`INSERT INTO baara_meta (key, value) VALUES (${key}, '')`);
/** Counts by a clock on which each question takes a second. */
let time = 0;
const slowly = (prefix: string) =>
  site.run(() =>
    queryRemembered<{ marks: number }>(marks(prefix), () => {
      time += 1000;
      return time;
    }),
  );

test('what is found quickly is counted anew each time', async () => {
  const ask = () => site.run(() => queryRemembered(marks('quick'), () => time));
  expect(await ask()).toEqual({ rows: [{ marks: 0 }] });
  await site.run(() => add('quick one'));
  expect(await ask()).toEqual({ rows: [{ marks: 1 }] });
});

test('what took long is remembered thirty times as long, and then counted anew', async () => {
  expect(await slowly('slow')).toEqual({ rows: [{ marks: 0 }] });
  await site.run(() => add('slow one'));
  expect(await slowly('slow')).toEqual({ rows: [{ marks: 0 }], counted: expect.any(Date) });
  time += 30_000;
  expect(await slowly('slow')).toEqual({ rows: [{ marks: 1 }] });
});

test('other values are another question', async () => {
  await site.run(() => add('other one'));
  expect((await slowly('other o')).rows).toEqual([{ marks: 1 }]);
  expect((await slowly('other x')).rows).toEqual([{ marks: 0 }]);
});
