import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../access/index.ts';
import { inTransaction, query } from '../database/index.ts';
import { ids, openTestServer, password, type TestServer } from '../http/testing.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { tinyModel } from '../testing/index.ts';
import { resetDemonstration } from './reset-demonstration.ts';

const tiny = tinyModel();
const { manager } = tiny.roles;
if (!manager) throw new Error('the tiny model has a manager');
const keeper = { ...manager, id: 'keeper', rights: ['configure-site'] };
const model = { ...tiny, roles: { ...tiny.roles, keeper } };

const unit = uuidv7();
const site = {
  accounts: [],
  demonstration: () => [
    { form: 'unit', rows: [{ id: unit, owner: null, values: { code: 'NEW', name: 'Pays neuf' } }] },
    {
      form: 'unit_state',
      rows: [{ id: uuidv7(), owner: null, values: { unit, name: 'Pays neuf', valid_from: '2020-01-01' } }],
    },
  ],
};

let server: TestServer;
let request: Awaited<ReturnType<TestServer['as']>>;
const system = <T>(work: () => Promise<T>): Promise<T> =>
  inTransaction({ ...server.application, session: asSystem('test') }, work);
const count = async (table: string) => {
  const [row] = await system(() => query(sql`SELECT count(*) AS count FROM ${sql.identifier(table)}`));
  return Number(row?.count);
};
const reset = (confirm: string, as = request) =>
  as('/api/v1/demonstration/reset', { method: 'POST', json: { confirm } });
const run = () => {
  const [, handler] = resetDemonstration({ ...server.application, site });
  return handler({ id: uuidv7(), kind: 'demonstration-reset', payload: {}, attempts: 1 }, new AbortController().signal);
};

beforeAll(async () => {
  server = await openTestServer(model);
  const office = { database: server.application.database, model };
  const user = await createUser(office, { username: 'keeper', name: 'Compte keeper', password, language: 'fr' });
  await assignRole(office, { user, role: 'keeper', unit: ids.country });
  request = await server.as('keeper');
});
afterAll(() => server.close());

test('a register in earnest is never emptied, whoever asks and however', async () => {
  expect(await (await request('/api/v1/demonstration')).json()).toMatchObject({ since: null });
  const refused = await reset('Tiny');
  expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'demonstration.absent' }]);
  await expect(run()).rejects.toMatchObject({ code: 'demonstration.absent' });
  expect([await count('person'), await count('baara_user')]).toEqual([2, 5]);
  expect(await count('baara_history')).toBeGreaterThan(0);
});

test('a demonstration is begun anew by who configures the site, and typed its name', async () => {
  await system(() => query(sql`INSERT INTO baara_meta (key, value) VALUES ('demonstration', '2026-01-01')`));
  await system(() => query(sql`UPDATE cadre SET label_fr = 'Infirmier d’État' WHERE code = 'nurse'`));
  const north = await server.as('north');
  expect((await reset('Tiny', north)).status).toBe(403);
  expect((await north('/api/v1/demonstration')).status).toBe(403);
  expect((await reset('tony')).status).toBe(422);
  expect(await count('baara_job')).toBe(0);
  expect((await reset(' tiny ')).status).toBe(202);
  expect((await reset('tiny')).status).toBe(202);
  expect(await count('baara_job')).toBe(1);
  await run();
  expect([await count('unit'), await count('person'), await count('baara_user')]).toEqual([1, 0, 0]);
  // Of the two rows that were written anew, and of nothing before.
  expect(await count('baara_history')).toBe(2);
  const [nurse] = await system(() => query(sql`SELECT label_fr FROM cadre WHERE code = 'nurse'`));
  expect(nurse?.label_fr).toBe('Infirmier d’État');
  expect((await request('/api/v1/demonstration')).status).toBe(401);
  await expect(system(() => query(sql`TRUNCATE baara_history`))).rejects.toThrow();
});
