import { foldText } from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { sortKey } from './sort-key.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase({ model: tinyModel() });
});
afterAll(() => db.close());

const sorted = (words: readonly string[]) =>
  db.run(async () => {
    const key = sortKey(sql`word`);
    const rows = await query(sql`SELECT word FROM unnest(${sql.param([...words])}::text[]) word ORDER BY ${key}, word`);
    return rows.map(({ word }) => word);
  });

test('É sorts with E, whatever the case', async () => {
  expect(await sorted(['Fofana', 'ELISE', 'Édouard', 'eric', 'Ɛlise'])).toEqual([
    'Édouard',
    'ELISE',
    'Ɛlise',
    'eric',
    'Fofana',
  ]);
});

test('the key of any word is the folded word', async () => {
  const letters = fc.constantFrom(..."abzAZ éÈçÇœŒæɛƐɲŋ’'-0́");
  const words = fc.sample(fc.string({ unit: fc.oneof(letters, fc.string({ minLength: 1, maxLength: 1 })) }), {
    numRuns: 500,
    seed: 7,
  });
  const rows = await db.run(() =>
    query(
      sql`SELECT ${sortKey(sql`word`)} AS key FROM unnest(${sql.param(words)}::text[]) WITH ORDINALITY w(word, n) ORDER BY n`,
    ),
  );
  expect(rows.map(({ key }) => key)).toEqual(words.map(foldText));
});
