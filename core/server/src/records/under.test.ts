import { type Grant, type ModelRole, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../database/index.ts';
import { keepPlacement } from '../placement/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepTree } from '../tree/index.ts';
import { applyEnvelope, type ListRequest, listRecords, type Operation, type Values } from './index.ts';

let site: TestDatabase;
const [country, north, village, south] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;
const reading = (form: string, scope: Grant['scope'], fields: Grant['fields'] = '*'): Grant => ({
  ...{ form, actions: ['read'], fields, scope },
});

const model = (() => {
  const tiny = tinyModel();
  const role = (id: string, grants: readonly Grant[]): ModelRole => ({
    ...(tiny.roles.manager as ModelRole),
    ...{ id, grants },
  });
  const roles = {
    manager: role('manager', [reading('*', 'unit')]),
    // Every person of the country, the posts of the unit alone.
    directory: role('directory', [reading('*', 'unit'), reading('person', 'everywhere')]),
    blind: role('blind', [reading('person', 'everywhere'), reading('note', 'everywhere')]),
    noUnit: role('noUnit', [
      reading('person', 'everywhere'),
      reading('assignment', 'everywhere', ['person', 'function']),
    ]),
    noPerson: role('noPerson', [reading('person', 'everywhere'), reading('assignment', 'everywhere', ['facility'])]),
  };
  return { ...tiny, roles };
})();

function as(role: string, unit: string): Session {
  const assignment = { id: uuidv7(), role, unit, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: role, language: 'fr', assignments: [assignment] };
}

const people = {
  northerner: uuidv7(),
  villager: uuidv7(),
  southerner: uuidv7(),
  both: uuidv7(),
  gone: uuidv7(),
  coming: uuidv7(),
  nowhere: uuidv7(),
};
type Name = keyof typeof people;
const nameOf = new Map(Object.entries(people).map(([name, id]) => [id, name]));

const posts: readonly (readonly [Name, string, Values?])[] = [
  ['northerner', north],
  ['villager', village],
  ['southerner', south],
  ['both', village, { main: false, valid_from: '2019-01-01' }],
  ['both', south],
  ['gone', south],
  ['gone', north, { main: false, valid_to: '2021-01-01' }],
  ['coming', south],
  ['coming', north, { main: false, valid_from: '2999-01-01' }],
];

beforeAll(async () => {
  keepTree(model);
  keepPlacement(model);
  site = await openTestDatabase({ model });
  const unit = (id: string, name: string, parent: string | null): Operation => ({
    ...{ do: 'create', form: 'unit', id, values: { code: name, name, parent } },
  });
  const create = (form: string, id: string, values: Values): Operation => ({ do: 'create', form, id, values });
  const operations = [
    ...[unit(country, 'Pays', null), unit(north, 'Nord', country), unit(village, 'Village', north)],
    unit(south, 'Sud', country),
    ...Object.entries(people).map(([name, id]) => create('person', id, { surname: name, forename: 'A' })),
    ...posts.map(([name, facility, values]) =>
      create('assignment', uuidv7(), { person: people[name], facility, valid_from: '2020-01-01', ...values }),
    ),
    create('note', uuidv7(), { person: people.villager, body: 'a note' }),
  ];
  await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
});
afterAll(() => site.close());

const page = (request: Partial<ListRequest>, session?: Session) =>
  site.run(() => listRecords({ form: 'person', count: 'exact', ...request }), session);

/** The names of those who are found, by name; the count says the same number. */
async function found(request: Partial<ListRequest>, session?: Session): Promise<readonly (string | undefined)[]> {
  const { rows, total } = await page({ limit: 200, ...request }, session);
  expect(total?.count).toBe(rows.length);
  return rows.map(({ id }) => nameOf.get(id)).sort();
}

describe('a list under a unit', () => {
  test('has those who work at or below it, through any open post', async () => {
    expect(await found({ under: north })).toEqual(['both', 'northerner', 'villager']);
    expect(await found({ under: village })).toEqual(['both', 'villager']);
    expect(await found({ under: country })).toEqual(['both', 'coming', 'gone', 'northerner', 'southerner', 'villager']);
  });

  test('has neither whose post there has ended nor whose post there is to come', async () => {
    expect(await found({ under: south })).toEqual(['both', 'coming', 'gone', 'southerner']);
    expect(await found({ under: north })).not.toContain('gone');
    expect(await found({ under: north })).not.toContain('coming');
  });

  test('is searched and filtered besides', async () => {
    expect(await found({ under: north, q: 'villager' })).toEqual(['villager']);
    expect(await found({ under: south, q: 'villager' })).toEqual([]);
    const where = {
      op: 'eq',
      left: { op: 'field', path: ['surname'] },
      right: { op: 'literal', value: 'both' },
    } as const;
    expect(await found({ under: north, where })).toEqual(['both']);
  });

  test('is turned page by page, forward and back', async () => {
    const first = await page({ under: south, limit: 2 });
    const second = await page({ under: south, limit: 2, cursor: first.next as string });
    const seen = [...first.rows, ...second.rows].map(({ id }) => nameOf.get(id));
    expect(seen).toEqual(['both', 'coming', 'gone', 'southerner']);
    expect(second.next).toBeNull();
    const back = await page({ under: south, limit: 2, cursor: second.previous as string });
    expect(back.rows).toEqual(first.rows);
  });

  test('of a unit that does not exist is empty; what is no id is refused', async () => {
    expect(await found({ under: uuidv7() })).toEqual([]);
    await expect(page({ under: 'nord' })).rejects.toMatchObject({
      code: 'request.malformed',
      params: { parameter: 'under' },
    });
  });

  test('follows the column of what is placed by one, and the record of what is placed by a reference', async () => {
    const count = async (form: string, under: string, session?: Session) =>
      (await page({ form, under }, session)).total?.count;
    // A post is where its unit is, and where its person works.
    expect(await count('assignment', south)).toBe(7);
    expect(await count('assignment', village)).toBe(3);
    expect([await count('note', north), await count('note', south)]).toEqual([1, 0]);
    expect(await count('note', north, as('blind', country))).toBe(0);
    await expect(page({ form: 'unit', under: north })).rejects.toMatchObject({ code: 'request.malformed' });
  });
});

describe('through posts that its reader may not read, a list under a unit', () => {
  test('finds nobody, not those whom the reader sees in the list itself', async () => {
    const reader = as('directory', north);
    expect(await found({}, reader)).toHaveLength(Object.keys(people).length);
    expect(await found({ under: north }, reader)).toEqual(['both', 'northerner', 'villager']);
    // The post in the south of one who works in the north too is read with that person.
    expect(await found({ under: south }, reader)).toEqual(['both']);
    expect(await found({ under: country }, reader)).toEqual(['both', 'northerner', 'villager']);
  });

  test.each(['blind', 'noUnit', 'noPerson'])('finds nobody for the role %s', async (role) => {
    expect(await found({}, as(role, country))).toHaveLength(Object.keys(people).length);
    expect(await found({ under: country }, as(role, country))).toEqual([]);
  });

  test('stays within what a manager sees', async () => {
    expect(await found({ under: south }, as('manager', village))).toEqual(['both']);
    expect(await found({ under: north }, as('manager', south))).toEqual(['both']);
  });
});

describe('the places beside the rows', () => {
  const places = async (session?: Session) => {
    const { rows } = await page({ include: 'place', limit: 200 }, session);
    return Object.fromEntries(rows.map(({ id, place }) => [nameOf.get(id), place?.map(({ title }) => title)]));
  };

  test('are the units of the open posts, the main one first', async () => {
    const all = { northerner: ['Nord'], villager: ['Village'], southerner: ['Sud'], both: ['Sud', 'Village'] };
    expect(await places()).toEqual({ ...all, gone: ['Sud'], coming: ['Sud'], nowhere: [] });
  });

  test('are those that the reader may read', async () => {
    const told = { northerner: ['Nord'], villager: ['Village'], both: ['Sud', 'Village'] };
    const none = { southerner: [], gone: [], coming: [], nowhere: [] };
    expect(await places(as('directory', north))).toEqual({ ...told, ...none });
    expect(new Set(Object.values(await places(as('noUnit', country))).flat())).toEqual(new Set());
  });

  test('come only when asked for, and only where posts are the place', async () => {
    expect((await page({})).rows[0]).not.toHaveProperty('place');
    expect((await page({ form: 'assignment', include: 'place' })).rows[0]).not.toHaveProperty('place');
  });

  test('take one statement more, whatever the number of rows', async () => {
    const statements = async (request: Partial<ListRequest>) => {
      const before = site.database.statements();
      await page(request);
      return site.database.statements() - before;
    };
    const without = await statements({ limit: 7 });
    expect(await statements({ limit: 7, include: 'place' })).toBe(without + 1);
    expect(await statements({ limit: 1, include: 'place' })).toBe(without + 1);
  });
});
