import { type BaaraError, type Expression, type Grant, type ModelRole, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../database/index.ts';
import { keepPlacement } from '../placement/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepTree } from '../tree/index.ts';
import { applyEnvelope, createRecord, deleteRecord, listRecords, readRecord, updateRecord } from './index.ts';

let site: TestDatabase;
const [north, south] = [uuidv7(), uuidv7()];
const all: Grant = { form: '*', actions: ['read', 'create', 'update', 'delete'], fields: '*', scope: 'unit' };

const model = (() => {
  const tiny = tinyModel();
  const role = (id: string, grants: readonly Grant[]): ModelRole => ({
    ...(tiny.roles.manager as ModelRole),
    id,
    grants,
  });
  const roles = {
    manager: role('manager', [all]),
    directory: role('directory', [
      all,
      { form: 'person', actions: ['read'], fields: ['surname', 'forename', 'cadre'], scope: 'everywhere' },
    ]),
    stranger: role('stranger', []),
  };
  return { ...tiny, roles };
})();

function as(role: string, unit: string): Session {
  const assignment = { id: uuidv7(), role, unit, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

/** A person posted in a unit. */
async function posted(
  unit: string,
  session: Session | undefined = undefined,
): Promise<{ person: string; assignment: string }> {
  const [person, assignment] = [uuidv7(), uuidv7()];
  const operations = [
    { do: 'create', form: 'person', id: person, values: { surname: 'Keita', forename: 'Sira', sex: 'f' } },
    { do: 'create', form: 'assignment', id: assignment, values: { person, facility: unit, valid_from: '2020-01-01' } },
  ] as const;
  await site.run(() => applyEnvelope({ id: uuidv7(), operations }), session);
  return { person, assignment };
}

beforeAll(async () => {
  keepTree(model);
  keepPlacement(model);
  site = await openTestDatabase({ model });
  await site.run(async () => {
    const operations = (
      [
        [north, 'NORD'],
        [south, 'SUD'],
      ] as const
    ).map(([id, code]) => ({
      ...{ do: 'create' as const, form: 'unit', id },
      values: { code, name: code },
    }));
    await applyEnvelope({ id: uuidv7(), operations });
  });
});
afterAll(() => site.close());

const list = (session: Session, where?: Expression) =>
  site.run(() => listRecords({ form: 'person', limit: 200, count: 'exact', ...(where ? { where } : {}) }), session);

describe('a manager of one region', () => {
  const manager = as('manager', north);

  test('saves a person and the first post there in one envelope, and reads both', async () => {
    const { person } = await posted(north, manager);
    const record = await site.run(() => readRecord({ form: 'person', id: person, include: 'children' }), manager);
    expect(record).toMatchObject({ title: 'Keita Sira', can: ['update', 'delete', 'move'], counts: { assignment: 1 } });
    const summary = await site.run(() => readRecord({ form: 'person', id: person, include: 'summary' }), manager);
    expect(summary.counts).toEqual(record.counts);
    expect(summary.children).toEqual({ assignment: record.children?.assignment });
  });

  test('cannot create in another', async () => {
    await expect(posted(south, manager)).rejects.toMatchObject({ code: 'access.denied' });
  });

  test('neither finds nor counts nor changes people of another', async () => {
    const { person } = await posted(south);
    const page = await list(manager);
    expect(page.rows.map(({ id }) => id)).not.toContain(person);
    expect(page.total?.count).toBe(page.rows.length);
    const tries: (() => Promise<unknown>)[] = [
      () => readRecord({ form: 'person', id: person }),
      () => updateRecord({ form: 'person', id: person, rev: 1, values: { surname: 'X' } }),
      () => updateRecord({ form: 'person', id: person, rev: 9, values: { surname: 'X' } }),
      () => deleteRecord({ form: 'person', id: person, rev: 1, reason: 'x' }),
    ];
    for (const attempt of tries) await expect(site.run(attempt, manager)).rejects.toMatchObject({ status: 404 });
  });

  test('is not told the name of a person they cannot read', async () => {
    const { person } = await posted(south);
    const note = uuidv7();
    await site.run(() => createRecord({ form: 'note', id: note, values: { person, body: 'x' } }));
    const before = await list(manager);
    await expect(site.run(() => readRecord({ form: 'note', id: note }), manager)).rejects.toMatchObject({
      status: 404,
    });
    expect(JSON.stringify(before)).not.toContain(person);
  });

  test('who takes a number held elsewhere learns that it is taken, not by whom', async () => {
    const { person: other } = await posted(south);
    await site.run(() => updateRecord({ form: 'person', id: other, rev: 1, values: { matricule: 'ELSEWHERE' } }));
    const attempt = site.run(
      () => createRecord({ form: 'person', values: { surname: 'C', forename: 'D', matricule: 'ELSEWHERE' } }),
      manager,
    );
    const error = (await attempt.catch((each: unknown) => each)) as BaaraError;
    expect(error.problems).toMatchObject([{ code: 'field.taken', params: { value: 'ELSEWHERE' } }]);
    expect(JSON.stringify(error.problems)).not.toContain(other);
  });
});

describe('a field that a reader may read of some rows only', () => {
  const reader = as('directory', north);

  test('is absent from the others', async () => {
    const [{ person: near }, { person: far }] = [await posted(north), await posted(south)];
    const { rows } = await list(reader);
    const [here, there] = [near, far].map((id) => rows.find((row) => row.id === id));
    expect(here?.values).toMatchObject({ surname: 'Keita', sex: 'f' });
    expect(there?.values).toEqual({ surname: 'Keita', forename: 'Sira', cadre: null });
    expect(there?.title).toBe('Keita Sira');
    const abilities = (id: string) => site.run(async () => (await readRecord({ form: 'person', id })).can, reader);
    expect([await abilities(near), await abilities(far)]).toEqual([['update', 'delete', 'move'], []]);
  });

  test('narrows what it filters and sorts, so that neither tells its values', async () => {
    const { person: far } = await posted(south);
    const female: Expression = { op: 'eq', left: { op: 'field', path: ['sex'] }, right: { op: 'literal', value: 'f' } };
    expect((await list(reader, female)).rows.map(({ id }) => id)).not.toContain(far);
    const sorted = await site.run(() => listRecords({ form: 'person', sort: ['sex'], limit: 200 }), reader);
    expect(sorted.rows.map(({ id }) => id)).not.toContain(far);
  });
});

test('a user with no grant gets zero rows and a count of zero', async () => {
  await posted(north);
  const page = await list(as('stranger', north));
  expect(page).toMatchObject({ rows: [], next: null, previous: null, total: { count: 0, more: false } });
});
