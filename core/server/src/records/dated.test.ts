import { BaaraError, type Model, type ModelForm, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds, openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { applyEnvelope, createRecord, endDatedRow, readRecord, updateRecord } from './index.ts';

let site: TestDatabase;
const [north, south] = [uuidv7(), uuidv7()];

/** The model with why somebody left, which a transfer says by itself, and a bed that one person has at a time. */
function withDepartures(model: Model): Model {
  const { dated, fields, ...rest } = model.forms.assignment as ModelForm;
  const assignment: ModelForm = {
    ...rest,
    fields: { ...fields, departure: kinds.words()('departure'), act: kinds.words()('act'), bed: kinds.words()('bed') },
    dated: { ...dated, alsoExclusive: [['bed']], closes: { facility: { departure: 'Mutation', act: null } } },
  };
  return { ...model, forms: { ...model.forms, assignment } };
}

beforeAll(async () => {
  site = await openTestDatabase({ model: withDepartures(tinyModel()) });
  for (const [id, code] of [
    [north, 'NORD'],
    [south, 'SUD'],
  ] as const) {
    await site.run(() => createRecord({ form: 'unit', id, values: { code, name: code } }));
  }
});
afterAll(() => site.close());

async function posted(): Promise<{ person: string; assignment: string }> {
  const [person, assignment] = [uuidv7(), uuidv7()];
  await site.run(() =>
    applyEnvelope({
      id: uuidv7(),
      operations: [
        { do: 'create', form: 'person', id: person, values: { surname: 'Sidibé', forename: 'Oumou' } },
        {
          do: 'create',
          form: 'assignment',
          id: assignment,
          values: { person, facility: north, valid_from: '2020-03-01', function: 'Sage-femme' },
        },
      ],
    }),
  );
  return { person, assignment };
}

async function stranger(): Promise<string> {
  const id = uuidv7();
  await site.run(() => createRecord({ form: 'person', id, values: { surname: 'Sidibé', forename: 'Oumou' } }));
  return id;
}

const posts = async (person: string, asOf?: string) => {
  const { children } = await site.run(() =>
    readRecord({ form: 'person', id: person, include: 'children', ...(asOf ? { asOf } : {}) }),
  );
  return (children?.assignment ?? []).map(({ values }) => [values.facility, values.valid_from, values.valid_to]);
};

describe('an envelope', () => {
  test('saves a person and the first post, checked once after both', async () => {
    const { person } = await posted();
    expect(await posts(person)).toEqual([[north, '2020-03-01', null]]);
  });

  test('in which the post comes before its person is the same', async () => {
    const [person, assignment] = [uuidv7(), uuidv7()];
    const values = { person, facility: north, valid_from: '2020-03-01' };
    const operations = [
      { do: 'create', form: 'assignment', id: assignment, values },
      { do: 'create', form: 'person', id: person, values: { surname: 'A', forename: 'B' } },
    ] as const;
    await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
    expect(await posts(person)).toHaveLength(1);
  });

  test('that fails in one operation writes none', async () => {
    const person = uuidv7();
    const operations = [
      { do: 'create', form: 'person', id: person, values: { surname: 'A', forename: 'B' } },
      {
        do: 'create',
        form: 'assignment',
        id: uuidv7(),
        values: { person, facility: uuidv7(), valid_from: '2020-01-01' },
      },
    ] as const;
    const failed = site.run(() => applyEnvelope({ id: uuidv7(), operations }));
    await expect(failed).rejects.toMatchObject({ problems: [{ code: 'field.not_found', field: 'facility' }] });
    await expect(site.run(() => readRecord({ form: 'person', id: person }))).rejects.toMatchObject({ status: 404 });
  });
});

describe('a transfer', () => {
  test('ends one post and begins the next in one envelope', async () => {
    const { person, assignment } = await posted();
    await site.run(() =>
      applyEnvelope({
        id: uuidv7(),
        act: 'Arrêté 2024-12',
        operations: [
          { do: 'update', form: 'assignment', id: assignment, rev: 1, values: { valid_to: '2024-05-01' } },
          {
            do: 'create',
            form: 'assignment',
            id: uuidv7(),
            values: { person, facility: south, valid_from: '2024-05-01' },
          },
        ],
      }),
    );
    expect(await posts(person)).toEqual([
      [south, '2024-05-01', null],
      [north, '2020-03-01', '2024-05-01'],
    ]);
    expect(await posts(person, '2024-04-30')).toEqual([[north, '2020-03-01', '2024-05-01']]);
    expect(await posts(person, '2024-05-01')).toEqual([[south, '2024-05-01', null]]);
  });

  test('to a second main post at the same time is refused and says where', async () => {
    const { person } = await posted();
    const overlap = site.run(() =>
      createRecord({ form: 'assignment', values: { person, facility: south, valid_from: '2024-05-01' } }),
    );
    await expect(overlap).rejects.toMatchObject({
      code: 'record.invalid',
      problems: [{ code: 'dated.overlap', form: 'assignment', field: 'valid_from' }],
    });
  });
});

describe('what one may hold at a time', () => {
  const inBed = async (values: Record<string, string>) => {
    const { person } = await posted();
    return site.run(() =>
      createRecord({ form: 'assignment', values: { person, facility: north, main: false, ...values } }),
    );
  };

  test('is refused to another in the same period, and says of which field', async () => {
    const [one, other] = [await stranger(), await stranger()];
    const holds = (person: string, valid_from: string, valid_to: string | null = null) =>
      site.run(() =>
        createRecord({ form: 'assignment', values: { person, facility: north, bed: 'B1', valid_from, valid_to } }),
      );
    await holds(one, '2020-01-01', '2021-01-01');
    await expect(holds(other, '2020-12-31')).rejects.toMatchObject({
      problems: [{ code: 'dated.held', form: 'assignment', field: 'bed' }],
    });
    await holds(other, '2021-01-01');
  });

  test('is free to many who hold nothing, and to whom the condition does not concern', async () => {
    await inBed({ valid_from: '2020-01-01' });
    await inBed({ valid_from: '2020-01-01', bed: 'B2' });
    await inBed({ valid_from: '2020-01-01', bed: 'B2' });
  });
});

describe('a change on a day', () => {
  test('closes the row and opens another from that day', async () => {
    const { person, assignment } = await posted();
    const changed = await site.run(() =>
      updateRecord({
        form: 'assignment',
        id: assignment,
        rev: 1,
        nature: 'event',
        values: { facility: south, valid_from: '2023-07-01' },
      }),
    );
    expect(changed.records).toHaveLength(2);
    expect(await posts(person)).toEqual([
      [south, '2023-07-01', null],
      [north, '2020-03-01', '2023-07-01'],
    ]);
  });

  test('of the unit leaves behind the function held there, unless one is said; another change does not', async () => {
    const functions = async (values: Record<string, string | number>) => {
      const { person, assignment } = await posted();
      await site.run(() => updateRecord({ form: 'assignment', id: assignment, rev: 1, nature: 'event', values }));
      const { children } = await site.run(() => readRecord({ form: 'person', id: person, include: 'children' }));
      return children?.assignment?.map((row) => row.values.function);
    };
    const day = { valid_from: '2023-07-01' };
    expect(await functions({ ...day, facility: south })).toEqual([null, 'Sage-femme']);
    expect(await functions({ ...day, facility: south, function: 'Adjointe' })).toEqual(['Adjointe', 'Sage-femme']);
    expect(await functions({ ...day, facility: north, share: 50 })).toEqual(['Sage-femme', 'Sage-femme']);
  });

  describe('that moves somebody who was to leave', () => {
    const ends = async (planned: string | null, values: Record<string, string | number>) => {
      const { person, assignment } = await posted();
      const end = { valid_to: planned, departure: 'Fin de contrat', act: 'Contrat 12' };
      await site.run(() => updateRecord({ form: 'assignment', id: assignment, rev: 1, values: end }));
      await site.run(() => updateRecord({ form: 'assignment', id: assignment, rev: 2, nature: 'event', values }));
      const { children } = await site.run(() => readRecord({ form: 'person', id: person, include: 'children' }));
      return children?.assignment?.map(({ values: row }) => [row.valid_to, row.departure, row.act]);
    };
    const day = { valid_from: '2023-07-01' };

    test('says of the row that it ends how it ended, and plans no end of the new one', async () => {
      expect(await ends('2999-01-01', { ...day, facility: south })).toEqual([
        [null, null, null],
        ['2023-07-01', 'Mutation', null],
      ]);
      expect(await ends(null, { ...day, facility: south })).toEqual([
        [null, null, null],
        ['2023-07-01', 'Mutation', null],
      ]);
    });

    test('keeps an end that is past with the new row', async () => {
      expect(await ends('2024-01-01', { ...day, facility: south })).toEqual([
        ['2024-01-01', 'Fin de contrat', 'Contrat 12'],
        ['2023-07-01', 'Mutation', null],
      ]);
    });

    test('takes an end that is said with it', async () => {
      expect(await ends('2999-01-01', { ...day, facility: south, valid_to: '2998-01-01' })).toEqual([
        ['2998-01-01', null, null],
        ['2023-07-01', 'Mutation', null],
      ]);
    });

    test('leaves the end as it was planned when another field changes', async () => {
      const planned = ['2999-01-01', 'Fin de contrat', 'Contrat 12'];
      expect(await ends('2999-01-01', { ...day, share: 50 })).toEqual([planned, ['2023-07-01', ...planned.slice(1)]]);
    });
  });

  test('on the row’s first day changes the row itself', async () => {
    const { person, assignment } = await posted();
    const values = { facility: south, valid_from: '2020-03-01' };
    await site.run(() => updateRecord({ form: 'assignment', id: assignment, rev: 1, nature: 'event', values }));
    expect(await posts(person)).toEqual([[south, '2020-03-01', null]]);
  });

  test('outside the row’s period is refused', async () => {
    const { assignment } = await posted();
    const values = { facility: south, valid_from: '2019-01-01' };
    const early = site.run(() => updateRecord({ form: 'assignment', id: assignment, rev: 1, nature: 'event', values }));
    await expect(early).rejects.toMatchObject({ problems: [{ code: 'dated.outside', field: 'valid_from' }] });
  });

  test('a dated row ends on the day it is told', async () => {
    const { person, assignment } = await posted();
    await site.run(() => endDatedRow({ form: 'assignment', id: assignment, rev: 1, day: '2025-01-01' }));
    expect(await posts(person, '2025-01-01')).toEqual([]);
    const backwards = site.run(() => endDatedRow({ form: 'assignment', id: assignment, rev: 2, day: '2019-01-01' }));
    await expect(backwards).rejects.toBeInstanceOf(BaaraError);
  });
});

test('a date entered at 23:30 stays that date', async () => {
  const id = uuidv7();
  await site.run(() =>
    createRecord({ form: 'person', id, values: { surname: 'A', forename: 'B', birth_date: '1999-12-31' } }),
  );
  const { TZ: zone } = process.env;
  try {
    for (const there of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Africa/Bamako']) {
      process.env.TZ = there;
      expect((await site.run(() => readRecord({ form: 'person', id }))).values.birth_date).toBe('1999-12-31');
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
