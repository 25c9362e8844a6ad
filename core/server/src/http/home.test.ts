import { type Figure, type Model, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyModel } from '../testing/index.ts';
import { ids, openTestServer, type TestServer } from './testing.ts';

const label = { fr: 'Chiffre', en: 'Figure' };
const named = (id: string, form: string, facts: Partial<Figure> = {}): Figure => ({
  ...{ id, form, label, module: 'tiny', ...facts },
});
const figures: readonly Figure[] = [
  named('headcount', 'person', { by: 'cadre' }),
  named('unborn', 'person', { where: { op: 'isEmpty', field: ['birth_date'] }, share: true }),
  named('turning', 'person', { during: { field: 'birth_date', period: 'this_month' } }),
  named('paid', 'person', { where: { op: 'isEmpty', field: ['salary'] } }),
  named('arrivals', 'assignment', { during: { field: 'valid_from', period: 'this_month' } }),
  named('departures', 'assignment', { during: { field: 'valid_to', period: 'this_month' } }),
];
const model: Model = { ...tinyModel(), figures };

interface Home {
  readonly unit: { readonly id: string; readonly title: string } | null;
  readonly figures: readonly {
    readonly id: string;
    readonly count: number;
    readonly whole?: number;
    readonly items?: readonly { readonly code: string | null; readonly label: string | null; readonly count: number }[];
  }[];
}

let site: TestServer;
beforeAll(async () => {
  site = await openTestServer(model);
  const national = await site.as('national');
  const today = new Date().toISOString().slice(0, 10);
  const month = today.slice(0, 7);
  const cadres = ['doctor', 'nurse', 'nurse', null, 'midwife'];
  const operations = cadres.flatMap((cadre, at) => {
    const id = uuidv7();
    const values = { surname: `Koné ${at}`, forename: 'Ali', cadre, birth_date: at === 4 ? null : `198${at}-05-05` };
    const facility = at === 0 ? ids.south : ids.north;
    const post = { person: id, facility, main: true, valid_from: at < 2 ? `${month}-01` : '2019-05-05' };
    return [
      { do: 'create', form: 'person', id, values, unknown: [] },
      { do: 'create', form: 'assignment', id: uuidv7(), values: post },
    ];
  });
  const response = await national('/api/v1/envelopes', {
    method: 'POST',
    json: { id: uuidv7(), operations },
  });
  if (!response.ok) throw new Error(await response.text());
});
afterAll(() => site?.close());

const home = async (username: string, query = ''): Promise<Home> => {
  const request = await site.as(username);
  return (await (await request(`/api/v1/home${query}`)).json()) as Home;
};

/** How many the list that a figure opens has. */
async function listed(username: string, form: string, query: Readonly<Record<string, string>>): Promise<number> {
  const request = await site.as(username);
  const asked = new URLSearchParams({ ...query, limit: '0', count: 'exact' });
  const page = (await (await request(`/api/v1/records/${form}?${asked}`)).json()) as { total: { count: number } };
  return page.total.count;
}

describe('the figures of the first page', () => {
  test.each(['national', 'north', 'south'])('are for %s the counts of the lists that they open', async (username) => {
    const { unit, figures: counted } = await home(username);
    const place = (form: string) => {
      if (form === 'person') return { under: unit?.id ?? '' };
      return { where: JSON.stringify({ op: 'under', field: ['facility'], unit: unit?.id }) };
    };
    expect(counted.map(({ id }) => id)).toEqual(['headcount', 'unborn', 'turning', 'arrivals', 'departures']);
    for (const { id, count } of counted) {
      const form = figures.find((each) => each.id === id)?.form ?? '';
      expect(await listed(username, form, { figure: id, ...place(form) }), id).toBe(count);
    }
  });

  test('count each item of a choice, and those that have none', async () => {
    const { figures: counted } = await home('national');
    const headcount = counted.find(({ id }) => id === 'headcount');
    const items = (headcount?.items ?? []).map(({ code, label: words, count }) => [code, words, count]);
    expect(items).toContainEqual(['nurse', 'Infirmier', 2]);
    expect(items).toContainEqual([null, null, 3]);
    expect(headcount?.count).toBe(7);
    expect(items.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(7);
    expect(counted.find(({ id }) => id === 'unborn')).toEqual({ id: 'unborn', count: 3, whole: 7 });
    expect(counted.find(({ id }) => id === 'arrivals')?.count).toBe(2);
  });

  test('are those of the unit that is asked for, as far as the caller may see', async () => {
    const headcount = async (username: string, unit: string) =>
      (await home(username, `?under=${unit}`)).figures.find(({ id }) => id === 'headcount')?.count;
    expect(await headcount('national', ids.north)).toBe(5);
    expect(await headcount('national', ids.south)).toBe(2);
    expect(await headcount('north', ids.country)).toBe(5);
    expect(await headcount('north', ids.south)).toBe(0);
    expect((await home('nobody')).figures).toEqual([]);
  });

  test('take one statement a form, whatever they count', async () => {
    const request = await site.as('north');
    // The fewest of five: what chains the audit and runs jobs beside it counts as well.
    const statements = async (query: string) => {
      const counts: number[] = [];
      for (const _ of [1, 2, 3, 4, 5]) {
        const before = site.application.database.statements();
        await request(`/api/v1/home?under=${query}`);
        counts.push(site.application.database.statements() - before);
      }
      return Math.min(...counts);
    };
    // The session, then in one transaction: its opening, the unit, two forms, the imports, its end.
    expect(await statements(ids.north)).toBe(await statements(ids.south));
    expect(await statements(ids.north)).toBeLessThanOrEqual(9);
  });

  test('that do not exist, or are of another form, are refused in a list', async () => {
    const request = await site.as('national');
    for (const path of ['person?figure=nothing', 'person?figure=arrivals']) {
      const response = await request(`/api/v1/records/${path}`);
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'request.malformed']);
    }
  });
});

describe('the search in everything', () => {
  const search = async (username: string, q: string) => {
    const response = await (await site.as(username))(`/api/v1/search?q=${encodeURIComponent(q)}`);
    return (await response.json()) as { groups: { form: string; records: { title: string; detail: string }[] }[] };
  };

  test('finds by a misspelt name, with where they work', async () => {
    const { groups } = await search('national', 'traore awwa');
    expect(groups).toMatchObject([{ form: 'person', records: [{ title: 'Traoré Awa', detail: 'Nord' }] }]);
  });

  test('finds nothing beyond one’s rights', async () => {
    expect((await search('south', 'traore')).groups).toEqual([]);
    expect((await search('nobody', 'traore')).groups).toEqual([]);
  });

  test('wants words', async () => {
    expect((await (await site.as('north'))('/api/v1/search')).status).toBe(400);
  });
});
