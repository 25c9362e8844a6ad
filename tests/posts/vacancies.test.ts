import { compose, type Expression, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../core/server/src/access/index.ts';
import { inTransaction } from '../../core/server/src/database/index.ts';
import {
  createRecord,
  endDatedRow,
  listRecords,
  loadRecords,
  updateRecord,
} from '../../core/server/src/records/index.ts';
import { planSchema } from '../../core/server/src/schema/index.ts';
import { openTestDatabase } from '../../core/server/src/testing/index.ts';
import { mali } from '../../sites/mali/src/site.ts';

const model = compose(mali);
const [hospital, centre, post, first, second] = Array.from({ length: 5 }, uuidv7) as [
  string,
  string,
  string,
  string,
  string,
];
let opened: Awaited<ReturnType<typeof openTestDatabase>>;

const system = <T>(work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: opened.database, model, session: asSystem('test'), deadlineMs: 60_000 }, work);

beforeAll(async () => {
  opened = await openTestDatabase({ model });
  const unit = { type: 'CSREF', status: 'OPEN', opened: '2000-01-01' };
  const load = (form: string, rows: readonly (readonly [string, Readonly<Record<string, string>>])[]) =>
    system(() =>
      loadRecords({ form, rows: rows.map(([id, values]) => ({ id, owner: null, values })), reason: 'test' }),
    );
  await load('unit', [
    [hospital, { ...unit, code: 'A', name: 'CSRéf de Kadiolo' }],
    [centre, { ...unit, code: 'B', name: 'CSRéf de Yorosso' }],
  ]);
  await load('person', [
    [first, { surname: 'TRAORÉ', given_names: 'Awa', sex: 'F' }],
    [second, { surname: 'COULIBALY', given_names: 'Mariam', sex: 'F' }],
  ]);
  await load('post', [[post, { title: 'Sage-femme', unit: hospital, cadre: 'SF', status: 'OPEN', type: 'PERMANENT' }]]);
});
afterAll(() => opened?.close());

const vacancies = model.figures.find(({ id }) => id === 'vacancies')?.where as Expression;
const vacant = () =>
  system(async () => (await listRecords({ form: 'post', where: vacancies })).rows.map(({ id }) => id));
const assign = (person: string, values: Readonly<Record<string, string>>) =>
  system(() =>
    createRecord({ form: 'assignment', values: { person, facility: hospital, main: true, post, ...values } }),
  );

describe('a post of the establishment', () => {
  test('is vacant until somebody takes it up, and has one holder at a time', async () => {
    expect(await vacant()).toEqual([post]);
    const { records } = await assign(first, { valid_from: '2024-01-01' });
    expect(await vacant()).toEqual([]);
    await expect(assign(second, { valid_from: '2025-01-01' })).rejects.toMatchObject({
      problems: [{ code: 'dated.held', form: 'assignment', field: 'post' }],
    });
    const [held] = records;
    await system(() => endDatedRow({ form: 'assignment', id: held?.id ?? '', rev: 1, day: '2025-01-01' }));
    expect(await vacant()).toEqual([post]);
  });

  test('is left by a transfer, which says why', async () => {
    const { records } = await assign(second, { valid_from: '2025-01-01' });
    expect(await vacant()).toEqual([]);
    const values = { facility: centre, valid_from: '2025-06-01' };
    const [held] = records;
    await system(() => updateRecord({ form: 'assignment', id: held?.id ?? '', rev: 1, nature: 'event', values }));
    const { rows } = await system(() =>
      listRecords({
        form: 'assignment',
        where: { op: 'eq', left: { op: 'field', path: ['person'] }, right: { op: 'literal', value: second } },
        sort: ['valid_from'],
      }),
    );
    expect(rows.map((row) => [row.values.post, row.values.departure_reason])).toEqual([
      [post, 'TRANSFER'],
      [null, null],
    ]);
    expect(await vacant()).toEqual([post]);
  });

  test('is guarded by a constraint that stands as it was written', async () => {
    const { steps } = await planSchema(opened.database, model);
    expect(steps.filter(({ table, kind }) => table === 'assignment' && kind !== 'validate')).toEqual([]);
  });
});
