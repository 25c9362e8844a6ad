import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../audit/index.ts';
import { createUser } from '../../sessions/index.ts';
import { ids, password } from '../testing.ts';
import { type Facts, idOf, json, model, post, server, signIn } from './office.ts';

describe('a token for a program', () => {
  const bearer = (token: string, path: string, init: RequestInit & { json?: unknown } = {}) =>
    server.request(path, { ...init, headers: { authorization: `Bearer ${token}` } });

  test('reads as its user, writes only when it may, and keeps no accounts', async () => {
    const north = await server.as('north');
    const make = (scope: string) => json(post(north, '/account/tokens', { name: 'DHIS2', scope, days: 30 }));
    const [reader, writer] = [await make('read'), await make('write')];
    const path = '/api/v1/records/person';
    expect((await bearer(String(reader.token), `${path}/${ids.awa}`)).status).toBe(200);
    expect((await bearer(String(reader.token), `${path}/${ids.moussa}`)).status).toBe(404);
    const body = { method: 'POST', json: { values: { surname: 'X' } } };
    expect((await bearer(String(reader.token), path, body)).status).toBe(403);
    expect((await bearer(String(writer.token), path, body)).status).not.toBe(403);
    expect((await bearer(String(writer.token), '/api/v1/account')).status).toBe(403);
    await north(`/api/v1/account/tokens/${reader.id}`, { method: 'DELETE' });
    expect((await bearer(String(reader.token), path)).status).toBe(401);
    const cookie = { cookie: `baara_session=${writer.token}` };
    expect((await server.request(path, { headers: cookie })).status).toBe(401);
  });
});

describe('a token for a part', () => {
  test('does what it was given for within its user’s rights, and nothing beside', async () => {
    const north = await server.as('north');
    const facts = { name: 'Présences', scope: 'part', days: 30 };
    const { token } = await json(
      post(north, '/account/tokens', { ...facts, forms: ['person'], actions: ['read', 'update'] }),
    );
    const headers = { authorization: `Bearer ${token}` };
    const get = async (path: string) => (await server.request(`/api/v1${path}`, { headers })).status;
    expect(await get(`/records/person/${ids.awa}`)).toBe(200);
    expect(await get(`/records/person/${ids.moussa}`)).toBe(404);
    expect(await get(`/records/assignment/${ids.awaPost}`)).toBe(404);
    for (const path of ['/imports', '/account', '/accounts', '/audit', '/views/person', '/files/x'])
      expect(await get(path), path).toBe(403);
    const write = (method: string, path: string, more: object = {}) =>
      server.request(`/api/v1/records/person${path}`, {
        method,
        json: { values: { sex: 'F' } },
        headers: { ...headers, ...more },
      });
    expect((await write('PATCH', `/${ids.awa}`, { 'if-match': '"1"' })).status).toBe(200);
    expect((await write('POST', '')).status).toBe(403);
    const { forms } = (await (await server.request('/api/v1/model', { headers })).json()) as Facts;
    expect(forms).toHaveProperty('person');
    expect(forms).not.toHaveProperty('assignment');
  });

  test('names forms and actions that there are', async () => {
    const north = await server.as('north');
    const ask = async (facts: object) =>
      (await post(north, '/account/tokens', { name: 'X', scope: 'part', days: 1, ...facts })).status;
    expect(await ask({})).toBe(400);
    expect(await ask({ forms: [], actions: ['read'] })).toBe(400);
    expect(await ask({ forms: ['nothing'], actions: ['read'] })).toBe(400);
    expect(await ask({ forms: ['person'], actions: ['rule'] })).toBe(400);
    expect(await ask({ scope: 'read', forms: ['person'] })).toBe(400);
  });
});

describe('a deputy', () => {
  const today = new Date().toISOString().slice(0, 10);
  const later = `${Number(today.slice(0, 4)) + 1}-01-01`;

  test('acts in the giver’s unit until it is taken back, and hands nothing on', async () => {
    const office = { database: server.application.database, model };
    const user = await createUser(office, { username: 'deputy', name: 'Suppléant', password });
    const north = await server.as('north');
    const deputy = await server.as('deputy');
    const [own] = (await json(north('/api/v1/account'))).assignments as readonly Facts[];
    const ask = (facts: object) =>
      post(north, '/account/delegations', { assignment: own?.id, deputy: user, from: today, to: later, ...facts });
    expect(await json(ask({ unit: ids.south }))).toMatchObject({ problems: [{ code: 'delegation.outside' }] });
    expect(await json(ask({ from: '2020-01-01' }))).toMatchObject({ problems: [{ code: 'delegation.past' }] });
    expect((await deputy(`/api/v1/records/person/${ids.awa}`)).status).toBe(404);
    const given = await json(ask({}));
    expect((await deputy(`/api/v1/records/person/${ids.awa}`)).status).toBe(200);
    expect((await deputy(`/api/v1/records/person/${ids.moussa}`)).status).toBe(404);
    const [held] = (await json(deputy('/api/v1/account'))).delegations as readonly Facts[];
    expect(held).toMatchObject({ giver: 'Compte north', mine: false, unit: { title: 'Nord' } });
    const again = await post(deputy, '/account/delegations', {
      ...{ assignment: given.id, deputy: await idOf(await server.as('admin'), 'south'), from: today, to: later },
    });
    expect(again.status).toBe(403);
    expect((await post(deputy, '/account/delegations', { assignment: given.id })).status).toBe(400);
    await north(`/api/v1/account/delegations/${given.id}`, { method: 'DELETE' });
    expect((await deputy(`/api/v1/records/person/${ids.awa}`)).status).toBe(404);
  });

  test('loses it when the giver’s account is closed', async () => {
    const admin = await server.as('admin');
    const north = await server.as('north');
    const deputy = await server.as('deputy');
    const [own] = (await json(north('/api/v1/account'))).assignments as readonly Facts[];
    const id = await idOf(admin, 'deputy');
    await post(north, '/account/delegations', { assignment: own?.id, deputy: id, from: today, to: later });
    expect((await deputy(`/api/v1/records/person/${ids.awa}`)).status).toBe(200);
    const giver = await idOf(admin, 'north');
    await admin(`/api/v1/accounts/${giver}`, { method: 'PATCH', json: { disabled: true } });
    expect((await deputy(`/api/v1/records/person/${ids.awa}`)).status).toBe(404);
    await admin(`/api/v1/accounts/${giver}`, { method: 'PATCH', json: { disabled: false } });
  });
});

test('why a user can see a record, or cannot, names role, unit and reason', async () => {
  const admin = await server.as('admin');
  const ask = async (username: string, record: string) =>
    json(admin(`/api/v1/accounts/${await idOf(admin, username)}/explanation?form=person&record=${record}`));
  expect(await ask('north', ids.awa)).toMatchObject({
    ...{ exists: true, mayRead: true, mayWrite: true, title: 'Traoré Awa' },
    grants: expect.arrayContaining([
      expect.objectContaining({
        assignment: expect.objectContaining({ label: 'manager', unit: { id: ids.north, title: 'Nord' } }),
        reading: 'allows',
      }),
    ]),
  });
  const refused = await ask('north', ids.moussa);
  expect(refused.mayRead).toBe(false);
  expect((refused.grants as readonly Facts[]).map(({ reading }) => reading)).toContain('outside_unit');
});

describe('the audit', () => {
  test('holds sign-ins, failures, openings and account changes, with their address, and its chain holds', async () => {
    const admin = await server.as('admin');
    await signIn('north', 'ce n’est pas cela');
    const north = await server.as('north');
    await north(`/api/v1/records/person/${ids.awa}`);
    await north(`/api/v1/records/person/${ids.awa}`);
    const person = await idOf(admin, 'north');
    const { entries } = await json(admin(`/api/v1/audit?person=${person}&limit=200`));
    const kinds = (entries as readonly Facts[]).map(({ kind }) => kind);
    for (const kind of ['sign_in', 'sign_in_refused', 'account_created', 'role_given', 'account_closed', 'token_made'])
      expect(kinds).toContain(kind);
    const opened = await json(admin(`/api/v1/audit/records/person/${ids.awa}`));
    const mine = (opened.entries as readonly Facts[]).filter(({ username }) => username === 'north');
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ name: 'Compte north', address: expect.any(String) });
    const office = { database: server.application.database, model };
    expect((await verifyAudit(office)).faults).toEqual([]);
  });

  test('says who opened a record only to who may see the audit and the record', async () => {
    const north = await server.as('north');
    expect((await north(`/api/v1/audit/records/person/${ids.awa}`)).status).toBe(403);
    expect((await north(`/api/v1/audit/records/person/${ids.moussa}`)).status).toBe(404);
  });

  test('writes down the name of a failed sign-in only when an account bears it', async () => {
    const admin = await server.as('admin');
    await signIn('mon mot de passe secret', 'quelque chose');
    const page = JSON.stringify(await json(admin('/api/v1/audit?action=sign_in_refused')));
    expect(page).not.toContain('mon mot de passe secret');
  });
});
