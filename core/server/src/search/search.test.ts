import { uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../database/index.ts';
import { keepPlacement } from '../placement/index.ts';
import { applyEnvelope, listRecords, type Values } from '../records/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepTree } from '../tree/index.ts';
import { findDuplicates } from './index.ts';

let site: TestDatabase;
const model = tinyModel();
const [north, south] = [uuidv7(), uuidv7()];

const people: readonly (Values & { unit: string })[] = [
  { surname: 'Diarra', forename: 'Safiatou', birth_date: '1987-05-06', phone: '+22390385023', unit: north },
  { surname: 'Traoré', forename: 'Mamadou', birth_date: '1980-01-01', matricule: '0107001B', unit: north },
  { surname: 'Traoré', forename: 'Mamadou Lamine', birth_date: '1990-02-02', matricule: '0107015C', unit: north },
  { surname: 'Coulibaly', forename: 'Adam', birth_date: '1992-07-23', phone: '+22353983616', unit: north },
  { surname: 'Diallo', forename: 'Aïssata', birth_date: '1975-03-03', unit: north },
  { surname: 'Touré', forename: 'Oumou', unit: north },
  { surname: 'Ouattara', forename: 'Fanta', birth_date: '1970-12-12', phone: '+22366112233', unit: south },
  { surname: 'Koné', forename: 'Bourama', birth_date: '1969-09-09', unit: south },
];

function as(unit: string): Session {
  const assignment = { id: uuidv7(), role: 'manager', unit, from: '2020-01-01', to: null };
  return { kind: 'user', user: uuidv7(), username: 'clerk', language: 'fr', assignments: [assignment] };
}

beforeAll(async () => {
  keepTree(model);
  keepPlacement(model);
  site = await openTestDatabase({ model });
  const units = [
    { do: 'create' as const, form: 'unit', id: north, values: { code: 'NORD', name: 'Nord' } },
    { do: 'create' as const, form: 'unit', id: south, values: { code: 'SUD', name: 'CSRéf du Sud' } },
  ];
  const posted = people.flatMap(({ unit, ...values }) => {
    const [person, assignment] = [uuidv7(), uuidv7()];
    const post = { person, facility: unit, valid_from: '2020-01-01' };
    return [
      { do: 'create' as const, form: 'person', id: person, values: { sex: 'f', ...values } as Values },
      { do: 'create' as const, form: 'assignment', id: assignment, values: post },
    ];
  });
  await site.run(() => applyEnvelope({ id: uuidv7(), operations: units }));
  await site.run(() => applyEnvelope({ id: uuidv7(), operations: posted }));
});
afterAll(() => site.close());

async function find(q: string, session: Session | undefined = undefined, sort?: readonly string[]): Promise<string[]> {
  const page = await site.run(() => listRecords({ form: 'person', q, ...(sort ? { sort } : {}) }), session);
  return page.rows.map(({ values }) => `${values.surname} ${values.forename}`);
}

describe('a search by name', () => {
  it.each([
    ['diarra', 'Diarra Safiatou'],
    ['DIARRA', 'Diarra Safiatou'],
    ['Jara', 'Diarra Safiatou'],
    ['Djarra safi', 'Diarra Safiatou'],
    ['safiatou diarra', 'Diarra Safiatou'],
    ['Koulibaly', 'Coulibaly Adam'],
    ['kulibali adam', 'Coulibaly Adam'],
    ['Jalo', 'Diallo Aïssata'],
    ['aissata', 'Diallo Aïssata'],
    ['ture', 'Touré Oumou'],
    ['wattara', 'Ouattara Fanta'],
    ['kone', 'Koné Bourama'],
    ['di saf', 'Diarra Safiatou'],
  ])('finds by %s', async (words, expected) => {
    expect(await find(words)).toEqual([expected]);
  });

  it.each([
    ['Diara Safiatuo', 'Diarra Safiatou'],
    ['Coulibly', 'Coulibaly Adam'],
    ['Ouatara Fnata', 'Ouattara Fanta'],
    ['Mamdou Lamine', 'Traoré Mamadou Lamine'],
  ])('forgives a typing error: %s', async (words, expected) => {
    expect(await find(words)).toEqual([expected]);
  });

  it('finds nobody by what nobody is called', async () => {
    for (const words of ['Xyzzy', '%', "'", "o'r & | ! :*", '   ', '\u0000', 'Diarra Mamadou']) {
      expect(await find(words), words).toEqual([]);
    }
  });

  it.each([
    ['0107001B', ['Traoré Mamadou']],
    ['0107 001 b', ['Traoré Mamadou']],
    ['01070', ['Traoré Mamadou', 'Traoré Mamadou Lamine']],
    ['66 11 22 33', ['Ouattara Fanta']],
    ['+223 66112', ['Ouattara Fanta']],
    ['ouattara 6611', ['Ouattara Fanta']],
    ['diarra 6611', []],
    ['99', []],
  ])('finds by number: %s', async (words, expected) => {
    expect(await find(words)).toEqual(expected);
  });

  it('has whole words before beginnings', async () => {
    expect(await find('mamadou la')).toEqual(['Traoré Mamadou Lamine']);
    expect(await find('traore mamadou')).toEqual(['Traoré Mamadou', 'Traoré Mamadou Lamine']);
    expect(await find('a')).toContain('Coulibaly Adam');
  });

  it('follows the order that was asked', async () => {
    expect(await find('traore', undefined, ['-birth_date'])).toEqual(['Traoré Mamadou Lamine', 'Traoré Mamadou']);
  });

  it('goes on from page to page in the order of matches', async () => {
    const page = (cursor?: string) =>
      site.run(() => listRecords({ form: 'person', q: 'traore', limit: 1, ...(cursor ? { cursor } : {}) }));
    const first = await page();
    const second = await page(first.next ?? '');
    expect([first, second].map(({ rows }) => rows[0]?.values.forename)).toEqual(['Mamadou', 'Mamadou Lamine']);
    expect(second.next).toBeNull();
    expect((await page(second.previous ?? '')).rows[0]?.values.forename).toBe('Mamadou');
  });

  it('stays within the scope, and what lies beyond does not change what is found', async () => {
    expect(await find('ouattara', as(north))).toEqual([]);
    expect(await find('ouattara', as(south))).toEqual(['Ouattara Fanta']);
    // Touré of the north is one letter from "Tourk"; a Tourk elsewhere would not change that.
    expect(await find('Kuné', as(south))).toEqual(['Koné Bourama']);
    expect(await find('Kuné', as(north))).toEqual([]);
  });
});

describe('a probable duplicate', () => {
  const probable = (values: Values, session?: Session) =>
    site.run(() => findDuplicates({ form: 'person', values }), session);

  it('has the same name in another spelling and the same birth date', async () => {
    const [found, ...others] = await probable({ surname: 'JARA', forename: 'safiatou', birth_date: '06/05/1987' });
    expect(found).toMatchObject({ score: 0.85, agree: ['birth_date'] });
    expect(found?.record?.values.surname).toBe('Diarra');
    expect(others).toEqual([]);
  });

  it('may have a typing error in the name, or one forename less', async () => {
    expect(await probable({ surname: 'Colibaly', forename: 'Adam', birth_date: '1992-07-23' })).toMatchObject([
      { score: 0.7 },
    ]);
    const shorter = { surname: 'Traoré', forename: 'Mamadou Lamine Sékou', birth_date: '1990-02-02' };
    expect(await probable(shorter)).toMatchObject([{ agree: ['birth_date'] }]);
  });

  it('is the more probable the more agrees, and the less the more differs', async () => {
    const scoreOf = async (values: Values) => (await probable(values))[0]?.score ?? 0;
    const name = { surname: 'Diarra', forename: 'Safiatou' };
    const both = await scoreOf({ ...name, birth_date: '1987-05-06', phone: '90 38 50 23' });
    const phone = await scoreOf({ ...name, phone: '90 38 50 23' });
    const contradiction = await scoreOf({ ...name, birth_date: '1990-01-01', phone: '90 38 50 23' });
    expect(both).toBeGreaterThan(phone);
    expect(phone).toBeGreaterThan(contradiction);
    expect(contradiction).toBeGreaterThan(0);
  });

  it('is not whoever has the same name only, or the same birth date only', async () => {
    expect(await probable({ surname: 'Diarra', forename: 'Safiatou' })).toEqual([]);
    expect(await probable({ surname: 'Diarra', forename: 'Safiatou', birth_date: '1988-05-06' })).toEqual([]);
    expect(await probable({ surname: 'Keïta', forename: 'Safiatou', birth_date: '1987-05-06' })).toEqual([]);
    expect(await probable({ surname: 'Diarra', forename: 'Safiatou', birth_date: 'hier' })).toEqual([]);
  });

  it('outside the scope tells only that it exists and where to ask', async () => {
    const typed = { surname: 'Wattara', forename: 'Fanta', birth_date: '1970-12-12', phone: '66 11 22 33' };
    expect(await probable(typed, as(north))).toEqual([
      { record: null, score: 0.85, agree: [], ask: expect.stringContaining('Sud') },
    ]);
    expect(await probable({ ...typed, birth_date: '' }, as(north))).toEqual([]);
  });

  it('is shown only to who may write', async () => {
    const nobody: Session = { kind: 'user', user: uuidv7(), username: 'x', language: 'fr', assignments: [] };
    await expect(probable({ surname: 'Diarra' }, nobody)).rejects.toMatchObject({ code: 'access.denied' });
  });
});
