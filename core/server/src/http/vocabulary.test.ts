import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../access/index.ts';
import { inTransaction, query } from '../database/index.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { tinyModel } from '../testing/index.ts';
import { ids, openTestServer, password, type TestServer } from './testing.ts';

const tiny = tinyModel();
const model = {
  ...tiny,
  roles: {
    ...tiny.roles,
    keeper: {
      ...{ id: 'keeper', label: { fr: 'Gardien', en: 'Keeper' }, module: 'tiny', rights: [] },
      grants: [{ form: '*', actions: ['read', 'create', 'update'], fields: '*', scope: 'everywhere' } as const],
    },
  },
};

interface Value {
  readonly id: string;
  readonly rev: number;
  readonly values: {
    readonly code: string;
    readonly label_fr: string;
    readonly sort: number;
    readonly retired: boolean | null;
  };
  readonly origin: { readonly kind: string; readonly worded?: { readonly fr: string } };
  readonly can: readonly string[];
}

let server: TestServer;
let keeper: Awaited<ReturnType<TestServer['as']>>;
let north: typeof keeper;

beforeAll(async () => {
  server = await openTestServer(model);
  const office = { database: server.application.database, model };
  const user = await createUser(office, { username: 'keeper', name: 'Compte keeper', password, language: 'fr' });
  await assignRole(office, { user, role: 'keeper', unit: ids.country });
  [keeper, north] = [await server.as('keeper'), await server.as('north')];
});
afterAll(() => server.close());

const page = async (asked = '', as = keeper) =>
  (await (await as(`/api/v1/vocabulary/cadre${asked}`)).json()) as {
    readonly values: readonly Value[];
    readonly can: readonly string[];
    readonly last: number;
  };
const codes = async (asked = '') => (await page(asked)).values.map(({ values }) => values.code);
const standing = async (code: string) => {
  const found = (await page(`?show=all&q=${code}`)).values.find(({ values }) => values.code === code);
  if (!found) throw new Error(code);
  return found;
};
const write = async (code: string, values: object) => {
  const { id, rev } = await standing(code);
  return keeper(`/api/v1/records/cadre/${id}`, {
    method: 'PATCH',
    json: { values },
    headers: { 'if-match': `"${rev}"` },
  });
};
const offered = async () =>
  ((await (await north('/api/v1/lists/cadre')).json()) as { items: { code: string }[] }).items.map(({ code }) => code);

describe('the lists of a site', () => {
  test('are told with their values and the forms that choose from them', async () => {
    const { lists } = (await (await keeper('/api/v1/vocabulary')).json()) as { lists: { list: string }[] };
    expect(lists.find(({ list }) => list === 'cadre')).toMatchObject({
      values: 4,
      retired: 0,
      forms: ['person'],
      can: ['create', 'update'],
    });
  });

  test('do not exist for who may not read them', async () => {
    const nobody = await server.as('nobody');
    expect(((await (await nobody('/api/v1/vocabulary')).json()) as { lists: [] }).lists).toEqual([]);
    expect((await nobody('/api/v1/vocabulary/cadre')).status).toBe(404);
    expect((await nobody('/api/v1/vocabulary/cadre/uses?codes=nurse')).status).toBe(404);
    expect((await keeper('/api/v1/vocabulary/person')).status).toBe(404);
  });
});

describe('the values of a list', () => {
  test('say where they come from, and what was reworded here', async () => {
    expect((await standing('nurse')).origin).toMatchObject({ kind: 'module' });
    expect((await write('nurse', { label_fr: 'Infirmier d’État' })).status).toBe(200);
    expect((await standing('nurse')).origin.worded?.fr).toBe('Infirmier');
    const created = await keeper('/api/v1/records/cadre', {
      method: 'POST',
      json: { values: { code: 'MATRON', label_fr: 'Matrone', label_en: 'Matron', sort: (await page()).last } },
    });
    expect(created.status).toBe(201);
    expect((await standing('MATRON')).origin).toEqual({ kind: 'here' });
    expect((await codes()).at(-1)).toBe('MATRON');
  });

  test('are put in another order by who may write the list, and by nobody else', async () => {
    const before = await codes();
    const move = (as: typeof keeper, code: string, to: string | null) =>
      as('/api/v1/vocabulary/cadre/order', { method: 'POST', json: { code, before: to } });
    expect((await move(keeper, 'MATRON', before[0] ?? '')).status).toBe(200);
    expect(await codes()).toEqual(['MATRON', ...before.slice(0, -1)]);
    expect((await move(keeper, 'MATRON', null)).status).toBe(200);
    expect(await codes()).toEqual(before);
    expect((await move(north, 'MATRON', before[0] ?? '')).status).toBeGreaterThanOrEqual(403);
    expect(await codes()).toEqual(before);
    expect((await move(keeper, 'MATRON', 'nowhere')).status).toBe(404);
  });

  test('are counted where they are used, as far as the reader may see', async () => {
    await inTransaction({ ...server.application, session: asSystem('test') }, () =>
      query(sql`UPDATE person SET cadre = 'nurse'`),
    );
    const uses = async (as: typeof keeper) =>
      ((await (await as('/api/v1/vocabulary/cadre/uses?codes=nurse,doctor')).json()) as { uses: unknown[] }).uses;
    expect(await uses(keeper)).toEqual([
      { code: 'nurse', fields: [{ form: 'person', field: 'cadre', count: 2 }], more: false },
      { code: 'doctor', fields: [], more: false },
    ]);
    expect((await uses(north))[0]).toMatchObject({ fields: [{ count: 1 }] });
  });
});

describe('a retired value', () => {
  test('is no longer offered, keeps its wording, and comes back', async () => {
    expect((await write('doctor', { retired: true })).status).toBe(200);
    expect(await offered()).not.toContain('doctor');
    expect(await codes()).not.toContain('doctor');
    expect(await codes('?show=retired')).toEqual(['doctor']);
    const known = await north('/api/v1/lists/cadre?code=doctor');
    expect(await known.json()).toMatchObject({ items: [{ code: 'doctor', label: 'Médecin', retired: true }] });
    const all = await north('/api/v1/lists/cadre?retired=include');
    expect(JSON.stringify(await all.json())).toContain('doctor');
    expect((await write('doctor', { retired: false })).status).toBe(200);
    expect(await offered()).toContain('doctor');
  });

  test('may be replaced by another: what it was chosen for keeps its code', async () => {
    expect((await write('nurse', { retired: true, replaced_by: 'MATRON' })).status).toBe(200);
    const known = await north('/api/v1/lists/cadre?code=nurse');
    expect(await known.json()).toMatchObject({ items: [{ code: 'nurse', retired: true, replaced_by: 'MATRON' }] });
    const awa = (await (await north(`/api/v1/records/person/${ids.awa}`)).json()) as { values: { cadre: string } };
    expect(awa.values.cadre).toBe('nurse');
    expect((await write('driver', { retired: true, replaced_by: 'nurse' })).status).toBe(422);
  });
});
