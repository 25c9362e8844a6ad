import { BaaraError, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { current, failureOf, inTransaction, type Session } from '../../database/index.ts';
import { keepPlacement } from '../../placement/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../../testing/index.ts';
import { keepTree } from '../../tree/index.ts';
import {
  applyEnvelope,
  createRecord,
  examineNew,
  isToldByWriting,
  type NewRecord,
  prepareNew,
  saveNew,
} from '../index.ts';
import type { Settled } from '../state.ts';
import { seedLists } from '../test-lists.ts';
import type { Value, Values } from '../types.ts';
import { holdNamed, namedOutside } from './hold-named.ts';

let site: TestDatabase;
const [country, north, south] = [uuidv7(), uuidv7(), uuidv7()];
const managerOf = (unit: string): Session => ({
  ...{ kind: 'user', user: 'awa', username: 'awa', language: 'fr' },
  assignments: [{ id: uuidv7(), role: 'manager', unit, from: '2020-01-01', to: null }],
});

beforeAll(async () => {
  const model = tinyModel();
  keepPlacement(model);
  keepTree(model);
  site = await openTestDatabase({ model });
  await seedLists(site);
  await site.run(() => createRecord({ form: 'unit', id: country, values: { code: 'PAYS', name: 'Pays' } }));
  for (const [id, code] of [
    [north, 'NORD'],
    [south, 'SUD'],
  ] as const) {
    await site.run(() => createRecord({ form: 'unit', id, values: { code, name: code, parent: country } }));
  }
});
afterAll(() => site.close());

type Line = readonly NewRecord[];

/** Lines as a file brings them: a person with a post, some with a note, the fields filled here and empty there. */
function lines(count: number, facility: (at: number) => string, fields: 'all' | 'ordinary' = 'all'): Line[] {
  return Array.from({ length: count }, (_, at): Line => {
    const person = uuidv7();
    const some = <T>(every: number, value: T) => (at % every === 0 ? value : null);
    const values: Record<string, Value> = {
      surname: ['Traoré', 'Coulibaly', "N'Diaye"][at % 3] as string,
      forename: `Awa ${'abcdefghij'[at % 10]}`,
      birth_date: `19${60 + (at % 40)}-0${1 + (at % 9)}-11`,
      matricule: some(2, `M${String(at).padStart(6, '0')}`),
      phone: some(3, `+2237612${String(at).padStart(4, '0')}`),
      cadre: some(4, 'nurse'),
      languages: some(5, ['bm', 'fr']),
      salary: some(6, 250_000),
      health_note: some(7, 'dit "bonjour", \\ {a,b} et\nNULL'),
      dependants: some(8, [
        { name: 'Moussa', born: null },
        { name: 'Fanta', born: '2011-04-05' },
      ]),
    };
    // A manager's rights to all fields are none to sensitive ones.
    if (fields === 'ordinary') for (const key of ['salary', 'health_note']) delete values[key];
    const post: Values = { person, facility: facility(at), valid_from: at % 9 === 0 ? '2090-01-01' : '2020-03-01' };
    const note = { form: 'note', id: uuidv7(), values: { person, body: 'Vu', written: '2021-01-01' } };
    return [
      { form: 'person', id: person, values },
      { form: 'assignment', id: uuidv7(), values: at % 5 === 0 ? { ...post, main: false, share: 50 } : post },
      ...(at % 4 === 1 ? [note] : []),
    ];
  });
}

async function atOnce(records: readonly NewRecord[]): Promise<void> {
  const { drafts, problems } = await examineNew(records);
  expect(problems).toEqual([]);
  await saveNew(await prepareNew([...drafts.values()]), 'list');
}

const held = async (drafts: readonly Settled[]) => {
  const outside = namedOutside(drafts);
  return outside !== null && (await holdNamed(drafts, outside));
};

const examined = async (records: readonly NewRecord[]) => [...(await examineNew(records)).drafts.values()];

async function oneByOne(all: readonly Line[]): Promise<void> {
  for (const line of all) {
    const operations = line.map(({ form, id, values }) => ({ do: 'create' as const, form, id, values }));
    await applyEnvelope({ id: uuidv7(), operations, reason: 'list' });
  }
}

const tables = [
  'person',
  'person__languages',
  'person__dependants',
  'assignment',
  'note',
  'person_place',
  'baara_history',
];

/** Every row of every table that a save writes, without what differs between any two saves: times, ids of envelopes and of a group's rows. */
async function everything(records: readonly NewRecord[]): Promise<Record<string, unknown[]>> {
  const ids = records.map(({ id }) => id);
  const found: Record<string, unknown[]> = {};
  for (const table of tables) {
    const key = ['person', 'assignment', 'note'].includes(table) ? 'id' : 'record';
    const rows = await current().connection.query<{ row: Record<string, unknown> }>({
      text: `SELECT to_jsonb(t) - '{at,created_at,updated_at,envelope}'::text[] AS row FROM ${table} t WHERE ${key} = ANY($1::uuid[])`,
      params: [ids],
    });
    const comparable = rows.map(({ row }) =>
      JSON.stringify(withoutRowIds(table === 'person__dependants' ? { ...row, id: 0 } : row)),
    );
    found[table] = comparable.sort();
  }
  return found;
}

function withoutRowIds(row: Record<string, unknown>): unknown {
  return JSON.parse(
    JSON.stringify(row, (key, value) =>
      key === 'dependants' && Array.isArray(value) ? value.map((each) => ({ ...each, id: 0 })) : value,
    ),
  );
}

/** What `work` leaves behind, taken back. */
async function tried<T>(work: () => Promise<void>, look: () => Promise<T>): Promise<T> {
  const enough = Symbol('enough');
  let seen: T | undefined;
  await current()
    .connection.savepoint(async () => {
      await work();
      seen = await look();
      throw enough;
    })
    .catch((error: unknown) => {
      if (error !== enough) throw error;
    });
  return seen as T;
}

describe('new records saved at once', () => {
  test.each([
    ['the system', undefined],
    ['the manager of their region', managerOf(north)],
  ])('leave every table as if they had been saved one by one, by %s', async (_, session) => {
    const all = lines(40, (at) => (session || at % 2 ? north : south), session ? 'ordinary' : 'all');
    const records = all.flat();
    // Two hundred saves in one transaction take their time on a busy machine.
    const [together, apart] = await inTransaction(
      { database: site.database, model: site.model, session: session ?? systemSession, deadlineMs: 60_000 },
      async () => [
        await tried(
          () => atOnce(records),
          () => everything(records),
        ),
        await tried(
          () => oneByOne(all),
          () => everything(records),
        ),
      ],
    );
    for (const table of tables) expect(apart?.[table]?.length, table).toBeGreaterThan(0);
    expect(together).toEqual(apart);
  });

  test('lead to what exists although their foreign keys are not asked row by row', async () => {
    const records = lines(6, () => north).flat();
    const person = records[0]?.id as string;
    const raw = (text: string) => current().connection.savepoint(() => current().connection.execute(text));
    const wrongs: ((draft: Settled) => Values | false)[] = [
      ({ form }) => form.id === 'person' && { cadre: 'astronaut' },
      ({ form }) => form.id === 'person' && { languages: ['bm', 'xx'] },
      ({ form }) => form.id === 'assignment' && { facility: uuidv7() },
      ({ form }) => form.id === 'note' && { person: uuidv7() },
    ];
    await site.run(() =>
      tried(
        async () => {
          const drafts = await examined(records);
          for (const wrong of wrongs) {
            const dangling = drafts.map((draft) => ({ ...draft, values: { ...draft.values, ...wrong(draft) } }));
            expect(await held(dangling)).toBe(false);
            const refused = current().connection.savepoint(async () => saveNew(await prepareNew(dangling), 'list'));
            await expect(refused).rejects.toMatchObject({ code: 'record.invalid' });
          }
          const add = 'CREATE TRIGGER own AFTER INSERT ON note FOR EACH ROW EXECUTE FUNCTION baara_history_is_kept()';
          const passedOver = tried(
            () => raw(add),
            () => held(drafts),
          );
          expect(await passedOver, 'a trigger that somebody added').toBe(false);
          expect(await held(drafts)).toBe(true);
          await saveNew(await prepareNew(drafts), 'list');
        },
        async () => {
          // Nobody who goes round the register can break it either, on either side of a reference, before or after.
          for (const text of [
            "DELETE FROM cadre WHERE code = 'nurse'",
            `DELETE FROM unit WHERE id = '${north}'`,
            `DELETE FROM person WHERE id = '${person}'`,
            `UPDATE person SET cadre = 'astronaut' WHERE id = '${person}'`,
            `INSERT INTO note (id, person) VALUES ('${uuidv7()}', '${uuidv7()}')`,
          ])
            expect(failureOf(await raw(text).catch((error: unknown) => error))?.state, text).toBe('23503');
        },
      ),
    );
  });

  test('are refused whole when one of them lies where the writer may not write', async () => {
    const records = lines(4, (at) => (at === 3 ? south : north)).flat();
    const refused = site.run(() => atOnce(records), managerOf(north));
    await expect(refused).rejects.toThrow(BaaraError);
    await expect(refused).rejects.toMatchObject({ status: 403 });
    expect((await site.run(() => everything(records))).person).toEqual([]);
  });

  test('are examined as a save would refuse them, and nothing is written', async () => {
    const [first, second] = lines(2, () => north) as [Line, Line];
    await site.run(() => atOnce(first));
    const person = second[0] as NewRecord;
    const values = {
      ...person.values,
      matricule: first[0]?.values.matricule as string,
      cadre: 'astronaut',
      surname: null,
    };
    const wrong = [{ ...person, values }, ...second.slice(1)];
    const { problems } = await site.run(() => examineNew(wrong));
    const said = problems.map(({ code, field, record }) => [code, field, record]).sort();
    expect(said).toEqual(
      [
        ['field.not_found', 'cadre', person.id],
        ['field.required', 'surname', person.id],
        ['field.taken', 'matricule', person.id],
      ].sort(),
    );
    const single = await site.run(() => oneByOne([wrong])).catch((error: BaaraError) => error.problems);
    expect(single?.map(({ code, field, record }) => [code, field, record]).sort()).toEqual(said);
  });

  test('can be judged without writing when nothing but a constraint of their own could refuse them', async () => {
    const told = async (records: readonly NewRecord[], session?: Session) =>
      site.run(async () => isToldByWriting(await examined(records)), session);
    const [line] = lines(1, () => north) as [Line];
    expect(await told(line)).toBe(false);
    const [ordinary] = lines(1, () => north, 'ordinary') as [Line];
    const [elsewhere] = lines(1, () => south, 'ordinary') as [Line];
    expect(await told(ordinary, managerOf(north))).toBe(false);
    expect(await told(ordinary, managerOf(country))).toBe(false);
    // Sensitive fields, another region, the post of somebody who stands already.
    expect(await told(line, managerOf(north))).toBe(true);
    expect(await told(elsewhere, managerOf(north))).toBe(true);
    expect(await told([...ordinary, ...elsewhere], managerOf(north))).toBe(true);
    expect(await told(ordinary.slice(1), managerOf(north))).toBe(true);
    const post = line[1] as NewRecord;
    expect(await told([...line, { ...post, id: uuidv7() }])).toBe(true);
    expect(await told([{ form: 'unit', id: uuidv7(), values: { code: 'EST', name: 'Est' } }])).toBe(true);
  });
});
