import { compose, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../core/server/src/access/index.ts';
import { inTransaction } from '../../core/server/src/database/index.ts';
import { useParts } from '../../core/server/src/parts/index.ts';
import { createRecord, listRecords, loadRecords } from '../../core/server/src/records/index.ts';
import { openTestDatabase } from '../../core/server/src/testing/index.ts';
import positionPart from '../../modules/position/src/server/index.ts';
import { mali } from '../../sites/mali/src/site.ts';

const model = compose(mali);
const person = uuidv7();
let opened: Awaited<ReturnType<typeof openTestDatabase>>;

const system = <T>(work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: opened.database, model, session: asSystem('test'), deadlineMs: 60_000 }, work);

beforeAll(async () => {
  opened = await openTestDatabase({ model });
  useParts(model, [positionPart]);
  await system(() =>
    loadRecords({
      form: 'person',
      rows: [{ id: person, owner: null, values: { surname: 'TRAORÉ', given_names: 'Awa', sex: 'F' } }],
      reason: 'test',
    }),
  );
});
afterAll(() => opened?.close());

const plan = (category: string, first_day: string, last_day: string) =>
  system(() =>
    createRecord({
      form: 'leave',
      id: uuidv7(),
      values: { person, category, status: 'APPROVED', first_day, last_day },
    }),
  );
const balances = () =>
  system(async () =>
    (await listRecords({ form: 'leave_balance', sort: ['year', 'category'] })).rows.map(
      ({ values: { category, year, entitled, taken, left } }) => ({ category, year, entitled, taken, left }),
    ),
  );

test('the first leave of a year opens what one is entitled to, once', async () => {
  await plan('ANNUAL', '2026-03-02', '2026-03-11');
  expect(await balances()).toEqual([{ category: 'ANNUAL', year: 2026, entitled: 30, taken: 10, left: 20 }]);
  await plan('ANNUAL', '2026-08-03', '2026-08-07');
  expect(await balances()).toEqual([{ category: 'ANNUAL', year: 2026, entitled: 30, taken: 15, left: 15 }]);
});

test('another year opens its own, and a category without days opens none', async () => {
  await plan('ANNUAL', '2027-01-04', '2027-01-05');
  await plan('UNPAID', '2027-02-01', '2027-02-05');
  expect((await balances()).map(({ year, left }) => [year, left])).toEqual([
    [2026, 15],
    [2027, 28],
  ]);
});
