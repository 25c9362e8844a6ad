import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignRole, createUser } from '../sessions/index.ts';
import { type Facts, idOf, json, model, openOffice, post, server, signIn } from './testing/office.ts';
import { ids, password } from './testing.ts';

beforeAll(openOffice);
afterAll(() => server.close());

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

// One file, one database: both take part in it one after the other.
await import('./testing/rights-and-audit.ts');
