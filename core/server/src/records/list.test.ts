import { type Expression, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import {
  applyEnvelope,
  type ListRequest,
  listRecords,
  type Operation,
  readNeighbours,
  updateRecord,
  type Values,
} from './index.ts';
import { seedLists } from './test-lists.ts';

let site: TestDatabase;
const surnames = ['Élan', 'elan', 'Zan', 'Eba', 'Fofana', "N'Diaye", 'Ébène', 'Œuvré'];

/** Many people with few names, so that pages end among equals; some sorts meet empty values. */
const people: Values[] = Array.from({ length: 137 }, (_, index) => ({
  surname: surnames[index % surnames.length] as string,
  forename: `P${index % 5}`,
  ...(index % 3 === 0 ? {} : { birth_date: `19${50 + (index % 40)}-0${1 + (index % 9)}-15` }),
  ...(index % 4 === 0 ? { cadre: 'nurse' } : index % 4 === 1 ? { cadre: 'doctor' } : {}),
  ...(index % 2 === 0 ? { salary: (index * 7919) % 1000 } : {}),
  ...(index % 5 === 0 ? {} : { matricule: `${((index * 7919) % 997) + 1000}${'KAB'[index % 3]}` }),
}));

beforeAll(async () => {
  site = await openTestDatabase({ model: tinyModel() });
  await seedLists(site);
  const operations = people.map((values): Operation => ({ do: 'create', form: 'person', id: uuidv7(), values }));
  await site.run(() => applyEnvelope({ id: uuidv7(), operations }));
});
afterAll(() => site.close());

const page = (request: Omit<ListRequest, 'form'>) => site.run(() => listRecords({ form: 'person', ...request }));

/** All ids, page by page in one direction. */
async function walk(request: Omit<ListRequest, 'form'>, from?: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor = from;
  for (;;) {
    const { rows, next } = await page({ ...request, limit: 10, ...(cursor ? { cursor } : {}) });
    ids.push(...rows.map(({ id }) => id));
    if (!next) return ids;
    cursor = next;
  }
}

/** What a key of an order is in plain SQL. */
const keySql: Readonly<Record<string, string>> = {
  surname: `baara_sort_key(surname) COLLATE "C"`,
  forename: `baara_sort_key(forename) COLLATE "C"`,
  cadre: `(SELECT lpad(coalesce(l.sort, 999999999)::text, 10, '0') || baara_sort_key(l.label_fr) COLLATE "C" FROM cadre l WHERE l.code = t.cadre)`,
};

/** All ids in an order, as one plain sort of the table gives them: what begins the usual order, or its reverse, goes on like it; empty values come last. */
function expected(sort: readonly string[]): Promise<string[]> {
  const [first, second] = sort;
  const named = sort.filter((key) => !key.endsWith('cadre'));
  const areItems = named.length < sort.length;
  const whole =
    named.join() === 'surname'
      ? [...sort, 'forename']
      : areItems && named.length === 0
        ? [...sort, 'surname', 'forename']
        : sort;
  const isBackwards = first === '-surname' && second !== 'forename';
  const keys = (isBackwards ? ['-surname', '-forename'] : whole).map((key) => {
    const field = key.replace('-', '');
    return `${keySql[field] ?? field} ${key.startsWith('-') ? 'DESC' : 'ASC'} NULLS LAST`;
  });
  const isDown = isBackwards || (sort.length > 0 && whole === sort && sort.every((key) => key.startsWith('-')));
  const text = `SELECT id FROM person t ORDER BY ${[...keys, isDown ? 'id DESC' : 'id'].join(', ')}`;
  return site.run(async ({ connection }) => {
    const rows = await connection.query({ text, params: [] });
    return rows.map(({ id }) => id as string);
  });
}

const is = (field: string, value: string): Expression => ({
  op: 'eq',
  left: { op: 'field', path: [field] },
  right: { op: 'literal', value },
});

describe('a page by key', () => {
  const sorts = [
    ['surname'],
    ['surname', 'forename'],
    ['-surname'],
    ['-surname', '-forename'],
    ['-surname', 'forename'],
    ['birth_date'],
    ['-birth_date'],
    ['-birth_date', 'surname'],
    ['matricule'],
    ['-matricule'],
    ['-created_at'],
    ['-cadre'],
    ['-cadre', '-salary'],
    ['salary', '-birth_date'],
    ['-salary'],
    ['cadre', 'surname'],
    [],
  ];
  test.each(sorts.map((sort) => [sort.join(',') || 'the id', sort] as const))(
    'sorted by %s meets every row once, forward and back',
    async (_, sort) => {
      const all = await page({ sort, limit: 200 });
      const order = all.rows.map(({ id }) => id);
      expect(order).toHaveLength(people.length);
      expect(order).toEqual(await expected(sort));
      expect(await walk({ sort })).toEqual(order);
      // Back again from the last page.
      let at = await page({ sort, limit: 10 });
      while (at.next) at = await page({ sort, limit: 10, cursor: at.next });
      const back: string[] = at.rows.map(({ id }) => id);
      while (at.previous) {
        at = await page({ sort, limit: 10, cursor: at.previous });
        back.unshift(...at.rows.map(({ id }) => id));
        expect(at.next).not.toBeNull();
      }
      expect(back).toEqual(order);
    },
  );

  test('the form’s own order is used when none is asked', async () => {
    const [usual, asked] = [await walk({}), await walk({ sort: ['surname', 'forename'] })];
    expect(usual).toEqual(asked);
  });

  test('É sorts with E', async () => {
    const { rows } = await page({ sort: ['surname'], limit: 200, select: ['surname'] });
    const order = [...new Set(rows.map(({ values }) => String(values.surname).replace('elan', 'Élan')))];
    expect(order.indexOf('Eba')).toBeLessThan(order.indexOf('Ébène'));
    expect(order.indexOf('Ébène')).toBeLessThan(order.indexOf('Élan'));
    expect(order.indexOf('Élan')).toBeLessThan(order.indexOf('Fofana'));
    expect(order.at(-1)).toBe('Zan');
  });

  test('a cursor of another sort, and one that is none, are refused', async () => {
    const { next } = await page({ sort: ['surname'], limit: 10 });
    await expect(page({ sort: ['forename'], cursor: next as string })).rejects.toMatchObject({
      code: 'request.cursor_invalid',
    });
    await expect(page({ cursor: 'bm90aGluZw' })).rejects.toMatchObject({ code: 'request.cursor_invalid' });
    const forged = Buffer.from(JSON.stringify({ s: 'x', k: ["'"], i: '1', d: 1 })).toString('base64url');
    await expect(page({ cursor: forged })).rejects.toMatchObject({ code: 'request.cursor_invalid' });
  });
});

describe('the neighbours of a record', () => {
  test.each([[['surname', '-birth_date']], [['-salary']], [[]]])('are those of the list sorted by %j', async (sort) => {
    const ids = await walk({ sort });
    for (const at of [0, 1, 60, ids.length - 1]) {
      const id = ids[at] as string;
      const { previous, next } = await site.run(() => readNeighbours({ form: 'person', id, sort }));
      expect([previous?.id, next?.id]).toEqual([ids[at - 1], ids[at + 1]]);
    }
  });

  test('are those of a search and of a filter, with their titles', async () => {
    const request = { where: is('cadre', 'nurse'), q: 'elan' };
    const { rows } = await page({ ...request, limit: 200 });
    const [first, second] = rows;
    const found = await site.run(() => readNeighbours({ form: 'person', id: first?.id ?? '', ...request }));
    expect(found).toEqual({ previous: null, next: { id: second?.id, title: second?.title } });
    const doctor = (await page({ where: is('cadre', 'doctor'), limit: 1 })).rows[0]?.id ?? '';
    const none = await site.run(() => readNeighbours({ form: 'person', id: doctor, ...request }));
    expect(none).toEqual({ previous: null, next: null });
  });
});

describe('a list', () => {
  test('counts when asked, to a thousand unless exactly', async () => {
    expect((await page({ limit: 1 })).total).toBeUndefined();
    const where = is('cadre', 'nurse');
    const nurses = people.filter(({ cadre }) => cadre === 'nurse').length;
    expect((await page({ limit: 1, where, count: 'capped' })).total).toEqual({ count: nurses, more: false });
    expect((await page({ limit: 1, where, count: 'exact' })).total).toEqual({ count: nurses, more: false });
  });

  test('is counted alone with a limit of nought: no row, and one statement', async () => {
    const where = is('cadre', 'nurse');
    const count = people.filter(({ cadre }) => cadre === 'nurse').length;
    const total = { count, more: false };
    expect(await page({ limit: 0, where })).toEqual({ rows: [], next: null, previous: null, total });
    expect((await page({ limit: 0, where, count: 'capped' })).total).toEqual(total);
    await expect(page({ limit: 0, select: ['nothing'] })).rejects.toMatchObject({ code: 'request.unknown_field' });
    const before = site.database.statements();
    await page({ limit: 0 });
    expect(site.database.statements() - before).toBe(['BEGIN', 'SELECT count', 'COMMIT'].length);
  });

  test('returns the fields asked for, and the title all the same', async () => {
    const { rows } = await page({ limit: 1, select: ['cadre'], where: is('cadre', 'doctor') });
    expect(Object.keys(rows[0]?.values ?? {})).toEqual(['cadre']);
    expect(rows[0]?.title).toMatch(/^\S+ P\d$/);
    expect(rows[0]?.labels).toEqual({ cadre: { doctor: 'Médecin' } });
  });

  test('refuses a limit that is no number of rows', async () => {
    for (const limit of [-1, 201, 1.5, Number.NaN]) {
      await expect(page({ limit })).rejects.toMatchObject({ code: 'request.malformed' });
    }
  });

  test('of a field that does not exist is refused', async () => {
    await expect(page({ select: ['nonsense'] })).rejects.toMatchObject({ code: 'request.unknown_field' });
    await expect(page({ sort: ['nonsense'] })).rejects.toMatchObject({ code: 'request.unknown_field' });
  });
});

test('a page of 50 rows with 6 references takes a constant number of statements', async () => {
  const statements = async (limit: number) => {
    const before = site.database.statements();
    const { rows } = await page({ limit, where: { op: 'not', arg: { op: 'isEmpty', field: ['cadre'] } } });
    expect(rows).toHaveLength(limit);
    return site.database.statements() - before;
  };
  const few = await statements(1);
  expect(await statements(50)).toBe(few);
  // The opening, the page, the end: what the items are called is known.
  expect(few).toBe(3);
});

describe('what items of a list are called', () => {
  const label = async () => {
    const { rows } = await listRecords({ form: 'person', limit: 1, where: is('cadre', 'doctor') });
    return rows[0]?.labels.cadre?.doctor;
  };
  const rename = async (label_fr: string) => {
    const { rows } = await listRecords({ form: 'cadre', where: is('code', 'doctor') });
    const { id, rev } = rows[0] as (typeof rows)[number];
    await updateRecord({ form: 'cadre', id, rev, values: { label_fr } });
  };

  test('is new at once in the transaction that changes it, and after a rollback what it was', async () => {
    const before = await site.run(label);
    await expect(
      site.run(async () => {
        await rename('Docteur');
        expect(await label()).toBe('Docteur');
        throw new Error('not that');
      }),
    ).rejects.toThrow('not that');
    expect(await site.run(label)).toBe(before);
  });

  test('is new for everybody once it is saved, also by another node', async () => {
    await site.run(() => rename('Praticien'));
    expect(await site.run(label)).toBe('Praticien');
    await site.run(({ connection }) =>
      connection.execute(`UPDATE cadre SET label_fr = 'Médecin' WHERE code = 'doctor';
        UPDATE baara_meta SET value = 'of another node' WHERE key = 'items'`),
    );
    expect(await site.run(label)).toBe('Médecin');
  });
});
