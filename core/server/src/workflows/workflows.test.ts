import { BaaraError, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pastPassages } from '../application/past-passages.ts';
import { ids } from '../http/testing.ts';
import { loadRecords } from '../records/index.ts';
import { planSchema, prepareDatabase } from '../schema/index.ts';
import { approver, model, north, openOffice, pass, rowOf, site, standing, system } from './testing/office.ts';

beforeAll(openOffice);
afterAll(() => site.close());

// One file, one database: all take part in it one after the other.
await import('./testing/passing.ts');
await import('./testing/waiting.ts');

test('rows of a demonstration have behind them the passages that brought them to their state', async () => {
  const id = uuidv7();
  const values = { body: 'Récit', validation: 'validated', closing: 'open', person: ids.awa };
  const passages = [
    { transition: 'submit', on: '2025-03-01', by: 'north' },
    { transition: 'send_back', on: '2025-03-02', by: 'verifier', reason: 'Date fausse' },
    { transition: 'submit', on: '2025-03-03', by: 'north' },
    { transition: 'validate', on: '2025-03-04', by: 'verifier' },
  ];
  const batch = { form: 'note', rows: [{ id, owner: ids.north, values, passages }] };
  const past = pastPassages(model);
  past.note(batch);
  await system(async () => {
    await loadRecords({ ...batch, reason: 'test' });
    await past.write();
  });
  const { passages: told } = await standing(north, id);
  expect(told.map(({ to, userName, at, reason }) => [to, userName, String(at).slice(0, 10), reason])).toEqual([
    ['validated', 'Compte verifier', '2025-03-04', null],
    ['submitted', 'Compte north', '2025-03-03', null],
    ['to_correct', 'Compte verifier', '2025-03-02', 'Date fausse'],
    ['submitted', 'Compte north', '2025-03-01', null],
  ]);
  // They count as any other: who validated it does not consolidate it, and the next passage stands above them.
  expect(await pass(approver, id, 'consolidate')).toMatchObject({ status: 200, rev: 2 });
  expect((await standing(north, id)).passages.length).toBe(5);
  const astray = { form: 'note', rows: [{ id: uuidv7(), owner: null, values, passages: passages.slice(0, 1) }] };
  expect(() => pastPassages(model).note(astray)).toThrow(BaaraError);
});

test('records that were there before a workflow stand where it says, without being rewritten', async () => {
  const { database } = site.application;
  const id = uuidv7();
  await system(() =>
    loadRecords({ form: 'note', rows: [{ id, owner: null, values: { body: 'Ancienne' } }], reason: 'test' }),
  );
  await database.maintenance((connection) =>
    connection.execute('ALTER TABLE note DROP COLUMN validation CASCADE, DROP COLUMN validation_since CASCADE'),
  );
  await prepareDatabase(database, model);
  const row = await rowOf(id);
  expect([row.validation, row.validation_since, row.rev]).toEqual(['consolidated', null, 1]);
  const { steps } = await planSchema(database, model);
  expect(steps.filter(({ kind }) => kind.includes('index')).map(({ subject }) => subject)).toEqual([]);
});
