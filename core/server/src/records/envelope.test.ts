import { BaaraError, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import {
  applyEnvelope,
  createRecord,
  deleteRecord,
  listRecords,
  readRecord,
  restoreRecord,
  updateRecord,
} from './index.ts';
import { seedLists } from './test-lists.ts';
import type { EnvelopeResult, Operation, Values } from './types.ts';

let site: TestDatabase;

beforeAll(async () => {
  site = await openTestDatabase({ model: tinyModel() });
  await seedLists(site);
});
afterAll(() => site.close());

async function refusal(work: () => Promise<unknown>): Promise<BaaraError> {
  try {
    await site.run(work);
  } catch (error) {
    if (error instanceof BaaraError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

async function person(values: Values = {}): Promise<string> {
  const id = uuidv7();
  await site.run(() => createRecord({ form: 'person', id, values: { surname: 'Traoré', forename: 'Awa', ...values } }));
  return id;
}

const read = (id: string, form = 'person') => site.run(() => readRecord({ form, id }));

describe('saving', () => {
  test('keeps every kind of value, groups and links with it', async () => {
    const id = await person({
      birth_date: '1980-02-29',
      languages: ['fr', 'bm'],
      dependants: [{ name: 'Moussa', born: '2010-05-06' }, { name: 'Fanta' }],
      phone: '76 12 34 56',
    });
    const record = await read(id);
    expect(record).toMatchObject({ rev: 1, title: 'Traoré Awa', can: ['update', 'delete', 'move'] });
    expect(record.values).toMatchObject({ birth_date: '1980-02-29', languages: ['fr', 'bm'], phone: '+22376123456' });
    expect(record.values.dependants).toMatchObject([
      { name: 'Moussa', born: '2010-05-06' },
      { name: 'Fanta', born: null },
    ]);
    expect(record.labels.languages).toEqual({ fr: 'Français', bm: 'Bambara' });
  });

  test('a hidden or unknown field that is posted is refused', async () => {
    const error = await refusal(() =>
      createRecord({ form: 'person', values: { surname: 'A', forename: 'B', nonsense: 1, constructor: 'x' } }),
    );
    expect(error).toMatchObject({ code: 'record.invalid', status: 422 });
    expect(error.problems.map(({ code, field }) => [code, field])).toEqual([
      ['field.unknown_field', 'nonsense'],
      ['field.unknown_field', 'constructor'],
    ]);
  });

  test('all problems of all records come at once, each with its field', async () => {
    const error = await refusal(() =>
      applyEnvelope({
        id: uuidv7(),
        operations: [
          { do: 'create', form: 'person', id: uuidv7(), values: { surname: 'A', birth_date: '31/02/1980' } },
          { do: 'create', form: 'person', id: uuidv7(), values: { forename: 'B', cadre: 'astronaut' } },
        ],
      }),
    );
    expect(error.problems.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
      'field.impossible_date birth_date',
      'field.not_found cadre',
      'field.required forename',
      'field.required surname',
    ]);
  });

  test('unknown is kept apart from empty', async () => {
    const id = uuidv7();
    const values = { surname: 'Keita', forename: 'Modibo' };
    await site.run(() => createRecord({ form: 'person', id, values, unknown: ['birth_date'] }));
    expect(await read(id)).toMatchObject({ unknown: ['birth_date'], values: { birth_date: null } });
    await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { birth_date: '1970-01-01' } }));
    expect(await read(id)).toMatchObject({ unknown: [], values: { birth_date: '1970-01-01' } });
    await site.run(() => updateRecord({ form: 'person', id, rev: 2, values: {}, unknown: ['birth_date'] }));
    expect(await read(id)).toMatchObject({ unknown: ['birth_date'], values: { birth_date: null } });
    await site.run(() => updateRecord({ form: 'person', id, rev: 3, values: {}, unknown: [] }));
    expect(await read(id)).toMatchObject({ unknown: [], values: { birth_date: null }, rev: 4 });
  });

  test('an update that changes nothing writes nothing', async () => {
    const id = await person();
    const result = await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { surname: 'Traoré' } }));
    expect(result.records).toEqual([{ form: 'person', id, rev: 1 }]);
  });

  test('groups are replaced as a whole and keep the ids of their rows', async () => {
    const id = await person({ dependants: [{ name: 'A' }, { name: 'B' }] });
    const [, second] = (await read(id)).values.dependants as { id: string; name: string }[];
    await site.run(() =>
      updateRecord({ form: 'person', id, rev: 1, values: { dependants: [{ ...second }, { name: 'C' }] } }),
    );
    expect((await read(id)).values.dependants).toMatchObject([{ id: second?.id, name: 'B' }, { name: 'C' }]);
  });

  test('a taken number names the record, the field and who has it', async () => {
    const other = await person({ matricule: 'TAKEN1' });
    const error = await refusal(() =>
      createRecord({ form: 'person', values: { surname: 'A', forename: 'B', matricule: 'taken1' } }),
    );
    expect(error.code).toBe('record.invalid');
    expect(error.problems).toMatchObject([
      { code: 'field.taken', field: 'matricule', params: { value: 'TAKEN1', record: other } },
    ]);
  });
});

describe('what must be unique', () => {
  test('is refused twice in one envelope, and each time it is claimed', async () => {
    const values = { surname: 'A', forename: 'B', matricule: 'TWICE' };
    const ids = [uuidv7(), uuidv7(), uuidv7()];
    const operations = ids.map((id) => ({ do: 'create' as const, form: 'person', id, values }));
    const error = await refusal(() => applyEnvelope({ id: uuidv7(), operations }));
    expect(error.problems.map(({ code, record }) => [code, record])).toEqual([
      ['field.taken', ids[1]],
      ['field.taken', ids[2]],
    ]);
  });

  test('is free again when its record is deleted, and stands in the way of its return', async () => {
    const id = await person({ matricule: 'AGAIN' });
    await site.run(() => deleteRecord({ form: 'person', id, rev: 1, reason: 'doublon' }));
    await person({ matricule: 'AGAIN' });
    const error = await refusal(() => restoreRecord({ form: 'person', id }));
    expect(error.problems).toMatchObject([{ code: 'field.taken', field: 'matricule', record: id }]);
  });
});

describe('the same submission twice', () => {
  test('makes one record and answers the same', async () => {
    const key = uuidv7();
    const save = () => site.run(() => createRecord({ key, form: 'note', values: { person: owner, body: 'once' } }));
    const owner = await person();
    const [first, second] = [await save(), await save()];
    expect(first.repeated).toBe(false);
    expect(second).toEqual({ ...first, repeated: true });
    const notes = await site.run(() =>
      listRecords({
        form: 'note',
        where: { op: 'eq', left: { op: 'field', path: ['person'] }, right: { op: 'literal', value: owner } },
      }),
    );
    expect(notes.rows).toHaveLength(1);
  });

  test('at the same moment makes one record', async () => {
    const key = uuidv7();
    const save = () =>
      site.run(() => createRecord({ key, form: 'person', values: { surname: 'Même', forename: 'Instant' } }));
    const results = await Promise.all([save(), save(), save()]);
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(results.map(({ records }) => records[0]?.id)).size).toBe(1);
  });

  test('with other content is refused', async () => {
    const key = uuidv7();
    await site.run(() => createRecord({ key, form: 'person', values: { surname: 'A', forename: 'B' } }));
    const error = await refusal(() =>
      createRecord({ key, form: 'person', values: { surname: 'A', forename: 'Autre' } }),
    );
    expect(error).toMatchObject({ code: 'envelope.mismatch', status: 409 });
  });
});

describe('two people edit one record', () => {
  test('different fields: both kept', async () => {
    const id = await person({ sex: 'f' });
    await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { surname: 'Diarra' } }));
    const merged = await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { forename: 'Fanta' } }));
    expect(merged.records[0]?.rev).toBe(3);
    expect((await read(id)).values).toMatchObject({ surname: 'Diarra', forename: 'Fanta', sex: 'f' });
  });

  test('the same field: 409 with both values', async () => {
    const id = await person();
    await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { surname: 'Diarra' } }));
    const error = await refusal(() =>
      updateRecord({ form: 'person', id, rev: 1, values: { surname: 'Keita', sex: 'f' } }),
    );
    expect(error).toMatchObject({ code: 'record.conflict', status: 409 });
    expect(error.problems).toMatchObject([
      { field: 'surname', record: id, params: { base: 'Traoré', yours: 'Keita', theirs: 'Diarra', rev: 2 } },
    ]);
    expect((await read(id)).values).toMatchObject({ surname: 'Diarra', sex: null });
  });

  test('the same value in the same field is no clash', async () => {
    const id = await person();
    await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { surname: 'Diarra' } }));
    const again = await site.run(() => updateRecord({ form: 'person', id, rev: 1, values: { surname: 'Diarra' } }));
    expect(again.records[0]?.rev).toBe(2);
  });

  test('sixteen concurrent updates on a pool of sixteen finish', async () => {
    const id = await person();
    const updates = Array.from({ length: 16 }, (_, index) =>
      site
        .run(() => updateRecord({ form: 'person', id, rev: 1, values: { sex: `${index}` } }))
        .catch((error: BaaraError) => error.code),
    );
    const outcomes = await Promise.all(updates);
    expect(outcomes.filter((each): each is EnvelopeResult => typeof each !== 'string')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'record.conflict')).toHaveLength(15);
    expect((await read(id)).rev).toBe(2);
  });
});

describe('two operations on one record in an envelope', () => {
  const both = (...operations: Operation[]) =>
    refusal(() => applyEnvelope({ id: uuidv7(), reason: 'essai', operations }));

  test('are one record where the first makes it', async () => {
    const id = uuidv7();
    const about = { form: 'person', id };
    const operations: Operation[] = [
      { do: 'create', ...about, values: { surname: 'Sow', forename: 'Awa' } },
      { do: 'update', ...about, rev: 1, values: { sex: 'f' } },
    ];
    await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
    expect(await read(id)).toMatchObject({ rev: 1, values: { surname: 'Sow', sex: 'f' } });
  });

  test('are refused where it stands: the second would be asked neither for its revision nor for its seals', async () => {
    const id = await person();
    const about = { form: 'person', id, rev: 1 };
    const change: Operation = { do: 'update', ...about, values: {} };
    for (const second of [
      { do: 'update', ...about, values: { sex: 'f' } },
      { do: 'delete', ...about },
    ] as Operation[]) {
      expect(await both(change, second)).toMatchObject({ code: 'request.malformed' });
    }
    expect(await read(id)).toMatchObject({ rev: 1, values: { sex: null } });
  });
});

describe('deleting', () => {
  test('wants a reason, takes the children along, and all come back together', async () => {
    const id = await person();
    const note = uuidv7();
    await site.run(() => createRecord({ form: 'note', id: note, values: { person: id, body: 'x' } }));
    const bare = await refusal(() => deleteRecord({ form: 'person', id, rev: 1, reason: ' ' }));
    expect(bare).toMatchObject({ code: 'request.malformed', params: { parameter: 'reason' } });
    await site.run(() => deleteRecord({ form: 'person', id, rev: 1, reason: 'doublon' }));
    expect(await read(id)).toMatchObject({ deleted: true, rev: 2 });
    expect(await read(note, 'note')).toMatchObject({ deleted: true });
    const late = await refusal(() => updateRecord({ form: 'person', id, rev: 2, values: { sex: 'f' } }));
    expect(late).toMatchObject({ code: 'record.deleted', status: 410 });
    await site.run(() => restoreRecord({ form: 'person', id }));
    expect((await read(id)).deleted).toBeUndefined();
    expect((await read(note, 'note')).deleted).toBeUndefined();
  });

  test('is refused while others refer to the record, with their number by form', async () => {
    const [unit, id] = [uuidv7(), await person()];
    await site.run(() => createRecord({ form: 'unit', id: unit, values: { code: 'CS1', name: 'CSCom 1' } }));
    const values = { person: id, facility: unit, valid_from: '2020-01-01' };
    await site.run(() => createRecord({ form: 'assignment', values }));
    const error = await refusal(() => deleteRecord({ form: 'unit', id: unit, rev: 1, reason: 'fermé' }));
    expect(error).toMatchObject({ code: 'record.referenced', params: { counts: { assignment: 1 } } });
  });
});
