import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ids, openTestServer, type TestServer } from './testing.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const units = async (username: string, query: string) => {
  const as = await server.as(username);
  const answer = (await (await as(`/api/v1/units${query}`)).json()) as {
    readonly units: readonly { readonly title: string; readonly within: readonly string[] }[];
  };
  return answer.units.map(({ title, within }) => [...within, title].join(' › '));
};

describe('choosing a unit', () => {
  test('begins where the caller works and walks down', async () => {
    expect(await units('national', '')).toEqual(['Pays']);
    expect(await units('north', '')).toEqual(['Pays › Nord']);
    expect(await units('national', `?under=${ids.country}`)).toEqual(['Pays › Nord', 'Pays › Sud']);
  });

  test('finds by name, anywhere or below a unit', async () => {
    expect(await units('national', '?q=sud')).toEqual(['Pays › Sud']);
    expect(await units('national', `?q=sud&under=${ids.north}`)).toEqual([]);
  });
});

describe('choosing from a list', () => {
  test('is in the caller’s language, by words or by codes', async () => {
    const north = await server.as('north');
    const items = async (query: string) =>
      ((await (await north(`/api/v1/lists/cadre${query}`)).json()) as { readonly items: readonly object[] }).items;
    expect(await items('?q=infirm')).toEqual([{ code: 'nurse', label: 'Infirmier' }]);
    expect(await items('?q=nurse&language=en')).toEqual([{ code: 'nurse', label: 'Nurse' }]);
    expect(await items('?code=doctor,driver')).toEqual([
      { code: 'doctor', label: 'Médecin' },
      { code: 'driver', label: 'Chauffeur' },
    ]);
  });
});

describe('reorganising', () => {
  test('is first shown, then done, by someone in charge of both sides', async () => {
    const national = await server.as('national');
    const json = { on: '2026-01-01', parent: ids.north, act: 'Décision n° 12' };
    const move = (query: string) => national(`/api/v1/units/${ids.south}/move${query}`, { method: 'POST', json });
    const shown = (await (await move('?preview=1')).json()) as { readonly units: readonly object[] };
    expect(shown.units).toContainEqual({ unit: ids.south, gained: [ids.north], lost: [] });
    expect(await units('north', '?q=sud')).toEqual(['Pays › Sud']);
    expect((await move('')).status).toBe(200);
    const north = await server.as('north');
    expect((await north(`/api/v1/records/person/${ids.moussa}`)).status).toBe(200);
  });

  test('names what is wrong with what is sent', async () => {
    const national = await server.as('national');
    const json = { on: '2026-01-01', into: [{ unit: 'x', children: [] }] };
    const response = await national(`/api/v1/units/${ids.north}/split`, { method: 'POST', json });
    expect(await response.json()).toMatchObject({ code: 'request.malformed', params: { parameter: 'into.0.unit' } });
  });
});

describe('the reference page', () => {
  test('shows a signed-in caller’s forms without any script', async () => {
    const north = await server.as('north');
    const response = await north('/api/docs?language=en');
    const page = await response.text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('/api/v1/records/person');
    expect(page).not.toMatch(/<script|\son\w+=|style="/u);
    expect(page).not.toContain('salary');
  });
});
