import type { Model } from '@baara/model';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../audit/index.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { tinyModel } from '../testing/index.ts';
import { ids, openTestServer, password, type TestServer } from './testing.ts';

type Request = Awaited<ReturnType<TestServer['as']>>;
interface Facts {
  readonly [key: string]: unknown;
  readonly id: string;
}

let server: TestServer;

/** The tiny site with an administrator, an auditor and a role that asks for a second factor. */
const model: Model = (() => {
  const tiny = tinyModel();
  const role = (id: string, facts: Partial<(typeof tiny.roles)[string]>) =>
    ({ ...tiny.roles.manager, id, ...facts }) as (typeof tiny.roles)[string];
  const admin = role('admin', { rights: ['administer-users', 'see-audit'] });
  return {
    ...tiny,
    roles: {
      ...tiny.roles,
      admin,
      chief: role('chief', { rights: ['administer-users'] }),
      guarded: role('guarded', { secondFactor: true }),
    },
  };
})();

beforeAll(async () => {
  server = await openTestServer(model);
  const office = { database: server.application.database, model };
  const accounts = [
    { username: 'admin', role: 'admin', unit: ids.country },
    { username: 'chief', role: 'chief', unit: ids.north },
    { username: 'guarded', role: 'guarded', unit: ids.north },
  ];
  for (const { username, role, unit } of accounts) {
    const user = await createUser(office, { username, name: `Compte ${username}`, password });
    await assignRole(office, { user, role, unit });
  }
});
afterAll(() => server.close());

const json = async (response: Promise<Response> | Response): Promise<Facts> =>
  (await response).json() as Promise<Facts>;
const post = (as: Request, path: string, body: unknown = {}) => as(`/api/v1${path}`, { method: 'POST', json: body });
const idOf = async (as: Request, username: string) => {
  const { accounts } = await json(as(`/api/v1/accounts?q=${username}`));
  return (accounts as readonly Facts[])[0]?.id ?? '';
};
const signIn = (username: string, given: string, code?: string) =>
  post(server.request, '/session', { username, password: given, ...(code ? { code } : {}) });

describe('an account', () => {
  test('is opened with a role and a link, by which its password is chosen once', async () => {
    const admin = await server.as('admin');
    const made = await json(
      post(admin, '/accounts', { username: 'fanta', name: 'Fanta Keïta', role: 'manager', unit: ids.north }),
    );
    expect(made).toMatchObject({
      ...{ username: 'fanta', ready: false, disabled: false, lastSignIn: null },
      assignments: [{ role: 'manager', unit: { id: ids.north, title: 'Nord' } }],
    });
    const { token } = made.invitation as { token: string };
    expect(await json(post(server.request, '/invitations', { token }))).toEqual({
      ...{ username: 'fanta', name: 'Fanta Keïta' },
    });
    const weak = await json(post(server.request, '/invitations/use', { token, password: 'Motdepasse2026!' }));
    expect(weak).toMatchObject({ code: 'record.invalid', problems: [{ code: 'password.common' }] });
    const use = { token, password: 'les pirogues du Niger' };
    expect((await post(server.request, '/invitations/use', use)).status).toBe(200);
    expect(await json(post(server.request, '/invitations/use', use))).toMatchObject({
      code: 'account.invitation_invalid',
    });
    expect((await signIn('fanta', 'les pirogues du Niger')).status).toBe(200);
    const after = await json(admin(`/api/v1/accounts/${made.id}`));
    expect(after).toMatchObject({ ready: true, invitedUntil: null, openSessions: 1, sessions: [{ present: false }] });
    expect(after.lastSignIn).not.toBeNull();
  });

  test('that is closed is out at once, and opened again signs in', async () => {
    const admin = await server.as('admin');
    const south = await server.as('south');
    const id = await idOf(admin, 'south');
    const change = (disabled: boolean) => admin(`/api/v1/accounts/${id}`, { method: 'PATCH', json: { disabled } });
    expect(await json(change(true))).toMatchObject({ disabled: true, openSessions: 0 });
    expect((await south('/api/v1/records/person')).status).toBe(401);
    expect((await signIn('south', password)).status).toBe(401);
    await change(false);
    expect((await signIn('south', password)).status).toBe(200);
  });

  test('is nobody’s own to close, and nothing to who has no right', async () => {
    const admin = await server.as('admin');
    const own = await idOf(admin, 'admin');
    const closing = await admin(`/api/v1/accounts/${own}`, { method: 'PATCH', json: { disabled: true } });
    expect(closing.status).toBe(403);
    const north = await server.as('north');
    for (const path of ['', '/roles', `/${own}`]) expect((await north(`/api/v1/accounts${path}`)).status).toBe(403);
    expect((await north('/api/v1/audit')).status).toBe(403);
  });

  test('gets and loses a role on a day', async () => {
    const admin = await server.as('admin');
    const id = await idOf(admin, 'nobody');
    const given = await json(post(admin, `/accounts/${id}/assignments`, { role: 'manager', unit: ids.south }));
    const [assignment] = given.assignments as readonly Facts[];
    const nobody = await server.as('nobody');
    expect((await nobody('/api/v1/records/person')).status).toBe(200);
    await admin(`/api/v1/accounts/${id}/assignments/${assignment?.id}`, { method: 'DELETE' });
    expect((await nobody(`/api/v1/records/person/${ids.moussa}`)).status).toBe(404);
  });
});

describe('who keeps the accounts of a region', () => {
  test('sees those whose every role lies in it, and no other', async () => {
    const chief = await server.as('chief');
    const admin = await server.as('admin');
    const { accounts } = await json(chief('/api/v1/accounts'));
    const names = (accounts as readonly Facts[]).map(({ username }) => username);
    expect(names).toEqual(expect.arrayContaining(['chief', 'guarded', 'north']));
    for (const hidden of ['admin', 'national', 'south', 'nobody']) expect(names).not.toContain(hidden);
    const national = await idOf(admin, 'national');
    expect((await post(chief, `/accounts/${national}/invitation`)).status).toBe(404);
  });

  test('gives no role beyond it, nor a right that they do not hold', async () => {
    const chief = await server.as('chief');
    const open = (role: string, unit: string | null) =>
      post(chief, '/accounts', { username: `x-${role}`, name: 'X', role, ...(unit ? { unit } : {}) });
    expect((await open('manager', ids.south)).status).toBe(403);
    expect((await open('manager', null)).status).toBe(403);
    expect((await open('admin', ids.north)).status).toBe(403);
    expect((await open('manager', ids.north)).status).toBe(201);
  });
});

describe('a second factor', () => {
  const codeOf = (secret: string, later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later });

  test('is asked for once it is confirmed; a code is taken once, a recovery code too', async () => {
    const guarded = await server.as('guarded');
    expect(await json(guarded('/api/v1/session'))).toMatchObject({ roles: [], withheld: ['manager'] });
    expect((await guarded(`/api/v1/records/person/${ids.awa}`)).status).toBe(404);
    expect((await json(post(guarded, '/account/second-factor', { password: 'autre chose' }))).code).toBe(
      'account.password_refused',
    );
    const { secret, uri } = await json(post(guarded, '/account/second-factor', { password }));
    expect(uri).toMatch(/^otpauth:\/\/totp\//u);
    const confirm = (code: string) => post(guarded, '/account/second-factor/confirm', { code });
    expect((await json(confirm('000000'))).code).toBe('account.code_refused');
    const code = codeOf(String(secret));
    const { recoveryCodes } = await json(confirm(code));
    expect(recoveryCodes).toHaveLength(10);
    const kept = await server.application.database.maintenance((connection) =>
      connection.query({ text: 'SELECT secret FROM baara_second_factor', params: [] }),
    );
    expect(kept.map((row) => String(row.secret).slice(0, 3))).toEqual(['v1:']);
    expect(JSON.stringify(kept)).not.toContain(secret);
    expect((await guarded(`/api/v1/records/person/${ids.awa}`)).status).toBe(200);

    expect(await json(signIn('guarded', password))).toMatchObject({
      ...{ code: 'sign_in.code_required', params: { code: true } },
    });
    expect(await json(signIn('guarded', password, code))).toMatchObject({
      code: 'sign_in.code_refused',
    });
    expect((await signIn('guarded', password, codeOf(String(secret), 30_000))).status).toBe(200);
    const [first = ''] = recoveryCodes as readonly string[];
    expect((await signIn('guarded', password, first.toUpperCase())).status).toBe(200);
    expect((await json(signIn('guarded', password, first))).code).toBe('sign_in.code_refused');
    const admin = await server.as('admin');
    await admin(`/api/v1/accounts/${await idOf(admin, 'guarded')}/second-factor`, { method: 'DELETE' });
    expect((await signIn('guarded', password)).status).toBe(200);
  });

  test('is asked of no demonstration account, whose password everybody knows', async () => {
    const office = { database: server.application.database, model };
    const user = await createUser(office, { username: 'demo', name: 'Démonstration', password, demonstration: true });
    await assignRole(office, { user, role: 'guarded', unit: ids.north });
    const demo = await server.as('demo');
    expect((await demo(`/api/v1/records/person/${ids.awa}`)).status).toBe(200);
  });

  test('tells nothing to who has not the password', async () => {
    const refused = await json(signIn('guarded', 'ce n’est pas cela', '123456'));
    expect(refused).toMatchObject({ code: 'sign_in.refused', params: {} });
  });
});

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
