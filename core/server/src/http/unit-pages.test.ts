import type { Model } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyModel } from '../testing/index.ts';
import { field, form, kinds, text } from '../testing/tiny-fields.ts';
import { ids, openTestServer, type TestServer } from './testing.ts';

const { unit, words } = kinds;

const seniors = { id: 'seniors', module: 'tiny', label: text('Seniors'), form: 'person' } as const;

/** The tiny Model with a norm of nurses for a unit, and the panel that counts people beside it. */
const model: Model = (() => {
  const tiny = tinyModel((forms) => ({
    ...forms,
    norm: form('norm', {
      fields: {
        unit: unit(),
        type: words(),
        cadre: field('choice', { list: 'cadre' }),
        amount: field('integer', {}),
        year: field('integer', {}),
      },
      title: ['cadre'],
      place: [{ kind: 'everyone' }],
    }),
  }));
  const norm = { form: 'norm', by: 'cadre', amount: 'amount', unit: 'unit', type: 'type', latest: 'year' };
  return {
    ...tiny,
    figures: [
      {
        ...seniors,
        where: { op: 'eq', left: { op: 'field', path: ['surname'] }, right: { op: 'literal', value: 'Nobody' } },
      },
    ],
    panels: [
      { id: 'staff', module: 'tiny', label: text('Staff'), form: 'person', by: 'cadre', norm },
      { id: 'seniors', module: 'tiny', label: text('Seniors'), form: 'person', by: 'cadre', figure: 'seniors' },
    ],
  };
})();

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(model);
});
afterAll(() => server.close());

const get = async (username: string, path: string) =>
  (await (await server.as(username))(`/api/v1/units${path}`)).json();
const post = async (username: string, path: string, json: object) =>
  (await server.as(username))(`/api/v1/units${path}`, { method: 'POST', json });

describe('the pages of the tree', () => {
  test('ask level by level, with the people whom the caller may read', async () => {
    expect(await get('national', '/browse')).toMatchObject({
      counts: 'person',
      units: [{ id: ids.country, name: 'Pays', children: 2, records: 2 }],
    });
    expect(await get('north', `/browse?parent=${ids.country}`)).toMatchObject({
      units: [
        { id: ids.north, children: 0, records: 1 },
        { id: ids.south, records: 0 },
      ],
    });
    expect(await get('north', `/browse?parent=${ids.country}&as_of=1900-01-01`)).toEqual({ units: [] });
  });

  test('say where a unit hangs and since when', async () => {
    expect(await get('national', `/${ids.north}`)).toMatchObject({
      within: [{ id: ids.country, title: 'Pays' }],
      since: expect.stringMatching(/^\d{4}-/u),
    });
  });

  test('count by a choice beside the norm, of a unit or else of its type, the latest', async () => {
    const national = await server.as('national');
    const norm = (values: object) =>
      national('/api/v1/records/norm', { method: 'POST', json: { values: { cadre: 'nurse', ...values } } });
    expect((await norm({ unit: ids.north, amount: 3, year: 2020 })).status).toBe(201);
    expect((await norm({ unit: ids.north, amount: 5, year: 2025 })).status).toBe(201);
    const { lines } = (await get('national', `/${ids.country}/panels/staff`)) as { readonly lines: readonly object[] };
    expect(lines).toContainEqual({ code: 'nurse', label: 'Infirmier', count: expect.any(Number), norm: 5 });
    expect((await national(`/api/v1/units/${ids.north}/panels/nothing`)).status).toBe(404);
  });
});

test('a panel of a figure counts what the figure counts', async () => {
  expect(await get('national', `/${ids.country}/panels/seniors`)).toEqual({ lines: [] });
});

describe('reorganising', () => {
  test('opens a unit below another for whoever is in charge there, and for nobody else', async () => {
    const values = { code: 'N2', name: 'Dispensaire' };
    expect((await post('north', `/${ids.north}/open`, { on: '2026-01-01', values })).status).toBe(200);
    const { units } = (await get('north', `/browse?parent=${ids.north}`)) as { readonly units: readonly object[] };
    expect(units).toMatchObject([{ name: 'Dispensaire' }]);
    const abroad = await post('north', `/${ids.south}/open`, {
      on: '2026-01-01',
      values: { code: 'S2', name: 'Poste' },
    });
    expect(abroad.status).toBe(403);
  });

  test('a preview names who gains and who loses, and whoever would stay at a closed unit', async () => {
    const shown = await post('national', `/${ids.south}/move?preview=1`, { on: '2026-01-01', parent: ids.north });
    expect(await shown.json()).toMatchObject({
      hands: [{ unit: ids.north, title: 'Nord', effect: 'gains', units: 1, people: 1, holders: [{ role: 'manager' }] }],
    });
    const closing = await post('national', `/${ids.south}/close?preview=1`, { on: '2026-01-01' });
    expect(await closing.json()).toMatchObject({ closing: { units: [ids.south], records: { person: 1 } } });
  });

  test('a type changes by itself; a status that closes asks what closing asks', async () => {
    expect((await post('national', `/${ids.south}/change`, { on: '2026-01-01', type: 'region' })).status).toBe(200);
    const refused = await post('national', `/${ids.country}/change`, { on: '2026-01-01', status: 'closed' });
    expect(await refused.json()).toMatchObject({ code: 'tree.invalid', params: { reason: 'children' } });
    expect((await post('national', `/${ids.south}/change`, { on: '2026-01-01' })).status).toBe(400);
  });
});
