import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordView } from '../records/types.ts';
import type { ProblemDocument } from './problem.ts';
import { ids, openTestServer, password, type TestServer } from './testing.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const titles = async (response: Response) => {
  const { rows } = (await response.json()) as { readonly rows: readonly RecordView[] };
  return rows.map(({ title }) => title);
};
const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as ProblemDocument;
};

describe('signing in', () => {
  test('gives a cookie out of reach of scripts and of other sites', async () => {
    const response = await server.request('/api/v1/session', { method: 'POST', json: { username: 'north', password } });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^baara_session=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    expect(await response.json()).toMatchObject({
      user: { username: 'north', name: 'Compte north' },
      language: 'fr',
      roles: [{ role: 'manager', label: 'manager', unit: { id: ids.north, title: 'Nord' } }],
    });
  });

  test('over HTTPS keeps the cookie to HTTPS', async () => {
    const json = { username: 'north', password };
    const headers = { 'x-forwarded-proto': 'https' };
    const response = await server.request('/api/v1/session', { method: 'POST', json, headers });
    const given = response.headers.get('set-cookie') ?? '';
    expect(given).toMatch(/^__Host-baara_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/u);
    const me = async (cookie: string) => {
      const answer = await server.request('/api/v1/session', { headers: { ...headers, cookie } });
      return ((await answer.json()) as { readonly user: object | null }).user;
    };
    const [cookie = ''] = given.split(';');
    expect(await me(cookie)).not.toBeNull();
    // What another host of the domain, or an open line, could have set.
    expect(await me(cookie.replace('__Host-', ''))).toBeNull();
  });

  test('with a wrong password or name is refused in the same words', async () => {
    const wrong = { method: 'POST', json: { username: 'south', password: 'autre chose que cela' } };
    const strange = { method: 'POST', json: { username: 'personne', password } };
    const answers = [await server.request('/api/v1/session', wrong), await server.request('/api/v1/session', strange)];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    const [one, other] = await Promise.all(answers.map(problem));
    expect(one?.code).toBe('sign_in.refused');
    expect({ ...one, request: '' }).toEqual({ ...other, request: '' });
  });

  test('says who one is, and nobody once signed out', async () => {
    const north = await server.as('north');
    expect(await (await north('/api/v1/session')).json()).toMatchObject({ user: { username: 'north' } });
    expect((await north('/api/v1/session', { method: 'DELETE' })).status).toBe(204);
    expect(await (await north('/api/v1/session')).json()).toMatchObject({
      user: null,
      roles: [],
      site: { id: 'tiny' },
    });
    expect((await problem(await north('/api/v1/records/person'))).code).toBe('access.signed_out');
  });

  test('remembers the language', async () => {
    const north = await server.as('north');
    expect(await (await north('/api/v1/session', { method: 'PATCH', json: { language: 'en' } })).json()).toMatchObject({
      language: 'en',
    });
    const refused = await north('/api/v1/records/nothing');
    expect(refused.headers.get('content-language')).toBe('en');
    expect((await problem(refused)).title).toBe('There is no “nothing” here.');
    await north('/api/v1/session', { method: 'PATCH', json: { language: 'fr' } });
  });
});

describe('a write from another site', () => {
  const send = async (headers: Record<string, string>) => {
    const north = await server.as('north');
    const json = { values: { surname: 'Keïta', forename: 'Fanta' } };
    return north('/api/v1/records/person', { method: 'POST', json, headers });
  };

  test('is refused by its Origin, JSON or not', async () => {
    const response = await send({ origin: 'https://elsewhere.example' });
    expect(response.status).toBe(403);
    expect((await problem(response)).code).toBe('request.cross_origin');
    expect((await send({ origin: 'null' })).status).toBe(403);
  });

  test('is refused by Sec-Fetch-Site', async () => {
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  test('is accepted from this one', async () => {
    expect((await send({ origin: 'http://localhost', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });
});

describe('a user of one region', () => {
  test('lists, searches and counts that region only', async () => {
    const south = await server.as('south');
    expect(await titles(await south('/api/v1/records/person'))).toEqual(['Diarra Moussa']);
    expect(await titles(await south('/api/v1/records/person?q=traore'))).toEqual([]);
    expect(await titles(await south('/api/v1/records/person?q=jara'))).toEqual(['Diarra Moussa']);
    const counted = await (await south('/api/v1/records/person?count=exact&limit=1')).json();
    expect(counted).toMatchObject({ total: { count: 1, more: false } });
    const alone = await (await south('/api/v1/records/person?limit=0')).json();
    expect(alone).toEqual({ rows: [], next: null, previous: null, total: { count: 1, more: false } });
  });

  test('gets 404, not 403, for a record elsewhere and for its history', async () => {
    const south = await server.as('south');
    for (const path of [`/api/v1/records/person/${ids.awa}`, `/api/v1/records/person/${ids.awa}/history`]) {
      const response = await south(path);
      expect(response.status).toBe(404);
      expect((await problem(response)).code).toBe('record.not_found');
    }
    const json = { values: { forename: 'X' } };
    const headers = { 'if-match': '"1"' };
    expect((await south(`/api/v1/records/person/${ids.awa}`, { method: 'PATCH', json, headers })).status).toBe(404);
  });

  test('cannot register anybody in another', async () => {
    const south = await server.as('south');
    const [person, post] = ['0199f2b6-0000-7000-8000-0000000000a1', '0199f2b6-0000-7000-8000-0000000000a2'];
    const values = { person, facility: ids.north, main: true, valid_from: '2026-01-01' };
    const operations = [
      { do: 'create', form: 'person', id: person, values: { surname: 'Sidibé', forename: 'Oumou' } },
      { do: 'create', form: 'assignment', id: post, values },
    ];
    const id = '0199f2b6-0000-7000-8000-0000000000a3';
    const response = await south('/api/v1/envelopes', { method: 'POST', json: { id, operations } });
    expect(response.status).toBe(403);
    const national = await server.as('national');
    expect(await titles(await national('/api/v1/records/person?q=Sidibé'))).toEqual([]);
  });
});

describe('a user with no role', () => {
  test('gets nothing from list, search, count, record, history, units and lists', async () => {
    const nobody = await server.as('nobody');
    for (const path of [
      '/api/v1/records/person',
      '/api/v1/records/person?q=awa',
      '/api/v1/records/person?count=exact',
      '/api/v1/records/unit',
      '/api/v1/lists/cadre',
      '/api/v1/units?q=nord',
      `/api/v1/records/person/${ids.awa}`,
      `/api/v1/records/person/${ids.awa}/history`,
    ]) {
      const response = await nobody(path);
      const body = JSON.stringify(await response.json());
      expect(body, path).not.toMatch(/Awa|Traoré|Nord|doctor|Médecin/u);
      if (response.status === 200) expect(body, path).toMatch(/"(?:rows|items|units)":\[\]/u);
      else expect([403, 404], path).toContain(response.status);
    }
  });

  test('sees no form in the model nor in the reference', async () => {
    const nobody = await server.as('nobody');
    expect(await (await nobody('/api/v1/model')).json()).toMatchObject({ forms: {}, menus: [] });
    expect((await nobody('/api/v1/model/person')).status).toBe(404);
    expect(await (await nobody('/api/docs')).text()).not.toContain('/records/person');
  });
});

describe('the model', () => {
  test('is asked for again only when it changed', async () => {
    const north = await server.as('north');
    const first = await north('/api/v1/model/person');
    const tag = first.headers.get('etag') ?? '';
    const form = (await first.json()) as {
      readonly fields: object;
      readonly children: readonly string[];
      readonly can: readonly string[];
    };
    expect(form.children).toEqual(['assignment', 'note']);
    expect(form.can).toContain('update');
    expect(Object.keys(form.fields)).not.toContain('salary');
    const again = await north('/api/v1/model/person', { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});
