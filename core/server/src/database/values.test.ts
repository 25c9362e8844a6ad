import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDatabase, openEmptyDatabase } from '../testing/index.ts';
import { render } from './index.ts';
import { decoder, encode } from './values.ts';

let test: OpenedDatabase;
beforeAll(async () => {
  test = await openEmptyDatabase();
});
afterAll(() => test.close());

const ask = async (fragment: ReturnType<typeof sql>) =>
  (await test.database.maintenance((connection) => connection.query(render(fragment))))[0];

describe('values', () => {
  it('arrive the same on both engines', async () => {
    expect(
      await ask(sql`SELECT ${'2026-01-31'}::date AS day, ${12}::int8 AS big, ${'1.50'}::numeric(18,2) AS exact, ${true}::boolean AS yes,
        '2026-01-31 23:30:00.5+00'::timestamptz AS moment, ${sql.param(['a', 'b "c"', null, ''])}::text[] AS words, ${sql.param([1, 2])}::int[] AS numbers,
        ${{ a: [1, null] }}::jsonb AS json, ${null}::text AS nothing, '0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10'::uuid AS id,
        count(*) AS rows, '{}'::uuid[] AS none`),
    ).toEqual({
      day: '2026-01-31',
      big: 12,
      exact: 1.5,
      yes: true,
      moment: '2026-01-31T23:30:00.5Z',
      words: ['a', 'b "c"', null, ''],
      numbers: [1, 2],
      json: { a: [1, null] },
      nothing: null,
      id: '0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10',
      rows: 1,
      none: [],
    });
  });

  it('compare by their column’s type', async () => {
    expect(
      await ask(
        sql`SELECT 3 = ANY(${sql.param([1, 2, 3])}) AS found, ${false} AND true AS no, now() > ${new Date(0)} AS after`,
      ),
    ).toEqual({
      found: true,
      no: false,
      after: true,
    });
  });

  it('keep any text of any array', () => {
    const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: null }));
    fc.assert(
      fc.property(texts, (list) => {
        expect(decoder(1009)?.(encode(list) as string)).toEqual(list);
      }),
      { seed: 20_260_131 },
    );
  });

  it('keep nested arrays apart', () => {
    expect(decoder(1007)?.('{{1,2},{3,NULL}}')).toEqual([
      [1, 2],
      [3, null],
    ]);
  });
});
