import { type BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import {
  assignRole,
  createUser,
  disableUser,
  enableUser,
  endAssignment,
  listUsers,
  type Office,
  resumeSession,
  setLanguage,
  setPassword,
  signIn,
  signOut,
  useAccountRules,
  usualRules,
} from './index.ts';

const password = 'une phrase assez longue';
const [country, kayes] = [uuidv7(), uuidv7()];

let db: TestDatabase;
let office: Office;
let users = 0;

beforeAll(async () => {
  db = await openTestDatabase({ model: tinyModel() });
  office = { database: db.database, model: db.model, today: '2026-06-15' };
  await db.run(({ connection }) =>
    connection.execute(`
      INSERT INTO unit (id, code, name) VALUES ('${country}', 'ML', 'Mali'), ('${kayes}', 'KA', 'Kayes');
      INSERT INTO unit_closure (ancestor, descendant, depth)
        VALUES ('${country}', '${country}', 0), ('${kayes}', '${kayes}', 0), ('${country}', '${kayes}', 1)`),
  );
});
afterAll(() => db.close());

/** An account of its own for each test. */
async function account(): Promise<{ user: string; username: string }> {
  users += 1;
  const username = `Awa${users}`;
  return { user: await createUser(office, { username, name: 'Awa Traoré', password }), username };
}

const resume = (token: string, today = '2026-06-15') => resumeSession({ ...office, today, token });

test('who signs in has a session until they sign out', async () => {
  const { user, username } = await account();
  const { token, session } = await signIn(office, { username, password, address: '192.0.2.1' });
  expect(session).toMatchObject({ kind: 'user', user, username, language: 'fr', person: null, assignments: [] });
  expect(await resume(token)).toEqual(session);
  await signOut(office, token);
  expect(await resume(token)).toBeNull();
});

test('a name is the same in capitals and with spaces around it, and stands once', async () => {
  const { username } = await account();
  await signIn(office, { username: ` ${username.toUpperCase()} `, password });
  await expect(createUser(office, { username: username.toLowerCase(), name: 'Other' })).rejects.toMatchObject({
    code: 'record.invalid',
    problems: [{ code: 'field.taken', field: 'username' }],
  });
});

test('the database has neither passwords nor tokens', async () => {
  const { username } = await account();
  const { token } = await signIn(office, { username, password });
  const rows = await db.run(() =>
    query(
      sql`SELECT u.password, s.token FROM baara_user u JOIN baara_session s ON s.user_id = u.id WHERE u.username = ${username}`,
    ),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.password).toMatch(/^\$argon2id\$/);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(JSON.stringify(rows)).not.toContain(password);
});

test('a password of less than twelve characters is refused with its reason', async () => {
  await expect(createUser(office, { username: 'court', name: 'Court', password: 'neuf char' })).rejects.toMatchObject({
    code: 'record.invalid',
    problems: [{ code: 'password.too_short', field: 'password', params: { min: 12 } }],
  });
  expect((await listUsers(office)).map(({ username }) => username)).not.toContain('court');
});

describe('a refusal', () => {
  const refusal = { code: 'sign_in.refused', status: 401, params: {} };
  test('is the same for a wrong password, an unknown name, a closed account and one without a password', async () => {
    const { user, username } = await account();
    await expect(signIn(office, { username, password: 'faux' })).rejects.toMatchObject(refusal);
    await expect(signIn(office, { username: 'personne', password })).rejects.toMatchObject(refusal);
    await disableUser(office, user);
    await expect(signIn(office, { username, password })).rejects.toMatchObject(refusal);
    await createUser(office, { username: 'invite', name: 'Invité' });
    await expect(signIn(office, { username: 'invite', password: '' })).rejects.toMatchObject(refusal);
  });
});

describe('after five failures', () => {
  const fail = async (username: string) => {
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(signIn(office, { username, password: 'faux' })).rejects.toMatchObject({ code: 'sign_in.refused' });
    }
  };

  test('a name waits, the right password included, and a longer time after each further failure', async () => {
    const { username } = await account();
    await fail(username);
    expect(await wait(username)).toBeGreaterThan(15);
    await letGo(username);
    await expect(signIn(office, { username, password: 'faux' })).rejects.toMatchObject({ code: 'sign_in.refused' });
    expect(await wait(username)).toBeGreaterThan(30);
    await letGo(username);
    await signIn(office, { username, password });
    await signIn(office, { username, password });
  });

  test('a name that nobody has waits too', async () => {
    await fail('fantome');
    await expect(signIn(office, { username: 'fantome', password })).rejects.toMatchObject({ code: 'sign_in.locked' });
  });

  test('a burst at the same time is counted whole', async () => {
    const { username } = await account();
    const burst = await Promise.allSettled(
      Array.from({ length: 12 }, () => signIn(office, { username, password: 'faux' })),
    );
    const codes = burst.map((each) => (each.status === 'rejected' ? (each.reason as { code: string }).code : 'in'));
    expect(codes.filter((code) => code === 'sign_in.refused')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign_in.locked')).toHaveLength(7);
  });

  /** The seconds that even the right password has to wait. */
  const wait = async (username: string) => {
    const error = await signIn(office, { username, password }).catch((each: unknown) => each as BaaraError);
    expect(error).toMatchObject({ code: 'sign_in.locked', status: 429 });
    return (error as BaaraError).params.seconds;
  };

  const letGo = (username: string) =>
    db.run(() => query(sql`UPDATE baara_attempt SET locked_until = now() WHERE username = lower(${username})`));
});

describe('a session ends', () => {
  const signedIn = async () => {
    const { user, username } = await account();
    return { user, ...(await signIn(office, { username, password })) };
  };
  const age = (user: string, change: ReturnType<typeof sql>) =>
    db.run(() => query(sql`UPDATE baara_session SET ${change} WHERE user_id = ${user}::uuid`));

  test('after two hours without use, and use prolongs it', async () => {
    const { user, token } = await signedIn();
    await age(user, sql`last_seen = now() - interval '110 minutes'`);
    expect(await resume(token)).not.toBeNull();
    const [row] = await db.run(() =>
      query(
        sql`SELECT last_seen > now() - interval '1 minute' AS fresh FROM baara_session WHERE user_id = ${user}::uuid`,
      ),
    );
    expect(row?.fresh).toBe(true);
    await age(user, sql`last_seen = now() - interval '130 minutes'`);
    expect(await resume(token)).toBeNull();
  });

  test('when the settings say so: without use, and after a time whatever its use', async () => {
    useAccountRules(db.database, { idleMinutes: 30, longestHours: 2 });
    try {
      const { user, token } = await signedIn();
      const [row] = await db.run(() =>
        query(
          sql`SELECT expires - created_at = interval '2 hours' AS short FROM baara_session WHERE user_id = ${user}::uuid`,
        ),
      );
      expect(row?.short).toBe(true);
      await age(user, sql`last_seen = now() - interval '29 minutes'`);
      expect(await resume(token)).not.toBeNull();
      await age(user, sql`last_seen = now() - interval '31 minutes'`);
      expect(await resume(token)).toBeNull();
    } finally {
      useAccountRules(db.database, usualRules);
    }
  });

  test('on its last hour, whatever its use', async () => {
    const { user, token } = await signedIn();
    await age(user, sql`expires = now()`);
    expect(await resume(token)).toBeNull();
  });

  test('when the password changes', async () => {
    const { user, token } = await signedIn();
    await setPassword(office, { user, password: 'une autre phrase' });
    expect(await resume(token)).toBeNull();
  });

  test('when the account is closed, and an opened one signs in again', async () => {
    const { user, token } = await signedIn();
    await disableUser(office, user);
    expect(await resume(token)).toBeNull();
    await enableUser(office, user);
    expect(await resume(token)).toBeNull();
  });

  test('never because of a token that nobody was given', async () => {
    expect(await resume('')).toBeNull();
    expect(await resume("' OR TRUE --")).toBeNull();
  });
});

describe('assignments', () => {
  test('hold from their first day to the day before their last', async () => {
    const { user, username } = await account();
    await assignRole(office, { user, role: 'manager', unit: kayes, from: '2026-06-10', to: '2026-06-20' });
    const { token } = await signIn(office, { username, password });
    const unitsOn = async (day: string) => {
      const session = await resume(token, day);
      return session?.kind === 'user' ? session.assignments.map(({ unit }) => unit) : null;
    };
    expect(await unitsOn('2026-06-09')).toEqual([]);
    expect(await unitsOn('2026-06-10')).toEqual([kayes]);
    expect(await unitsOn('2026-06-19')).toEqual([kayes]);
    expect(await unitsOn('2026-06-20')).toEqual([]);
  });

  test('at the unit that holds every other are on the whole country', async () => {
    const { user, username } = await account();
    await assignRole(office, { user, role: 'manager', unit: country });
    const { session } = await signIn(office, { username, password });
    expect(session).toMatchObject({ assignments: [{ role: 'manager', unit: null, from: '2026-06-15', to: null }] });
  });

  test('end on a day, or today', async () => {
    const { user, username } = await account();
    const assignment = await assignRole(office, { user, role: 'manager', unit: kayes, from: '2026-01-01' });
    await endAssignment(office, { assignment });
    const { session } = await signIn(office, { username, password });
    expect(session).toMatchObject({ assignments: [] });
    await expect(endAssignment(office, { assignment })).rejects.toMatchObject({ code: 'record.not_found' });
    expect(await listUsers(office, { user })).toMatchObject([
      { username, name: 'Awa Traoré', disabled: false, assignments: [{ from: '2026-01-01', to: '2026-06-15' }] },
    ]);
  });

  test('name a role, a unit and an account that exist', async () => {
    const { user } = await account();
    const refused = (field: string) => ({ code: 'record.invalid', problems: [{ field }] });
    await expect(assignRole(office, { user, role: 'toString', unit: null })).rejects.toMatchObject(refused('role'));
    await expect(assignRole(office, { user, role: 'manager', unit: uuidv7() })).rejects.toMatchObject(refused('unit'));
    const order = { from: '2026-02-01', to: '2026-01-01' };
    await expect(assignRole(office, { user, role: 'manager', unit: null, ...order })).rejects.toMatchObject(
      refused('to'),
    );
    await expect(assignRole(office, { user: uuidv7(), role: 'manager', unit: null })).rejects.toMatchObject({
      code: 'record.not_found',
    });
  });
});

test('a language is remembered, and must be one of the site’s', async () => {
  const { user, username } = await account();
  await setLanguage(office, { user, language: 'en' });
  expect((await signIn(office, { username, password })).session).toMatchObject({ language: 'en' });
  await expect(setLanguage(office, { user, language: 'xx' })).rejects.toMatchObject({ code: 'record.invalid' });
});
