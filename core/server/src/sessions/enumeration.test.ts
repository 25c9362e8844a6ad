import { verify } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { query } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { createUser, disableUser, signIn } from './index.ts';

// The real function, watched: what it is asked is what an unknown name costs.
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

const password = 'une phrase assez longue';
let site: TestDatabase;
beforeAll(async () => {
  site = await openTestDatabase({ model: tinyModel() });
  const office = { database: site.database, model: site.model };
  await createUser(office, { username: 'awa', name: 'Awa Traoré', password });
  await createUser(office, { username: 'invitee', name: 'Sans mot de passe' });
  await disableUser(office, await createUser(office, { username: 'closed', name: 'Compte fermé', password }));
});
afterAll(() => site.close());
beforeEach(() => void vi.mocked(verify).mockClear());

/** What a refused sign-in costs: statements, and the parameters of each hash that was computed. */
async function costOf(username: string) {
  const office = { database: site.database, model: site.model };
  // The first refusal of a name is as the others, but for what a new connection brings.
  await signIn(office, { username, password: 'faux' }).catch(() => undefined);
  // What chains the audit of the first refusal, a moment later, is not the second one's work.
  const pending = sql`SELECT 1 FROM baara_audit WHERE position IS NULL LIMIT 1`;
  await expect.poll(() => site.run(() => query(pending)), { timeout: 10_000 }).toEqual([]);
  vi.mocked(verify).mockClear();
  const before = site.database.statements();
  const refusal = await signIn(office, { username, password: 'faux' }).catch((error: unknown) => error);
  return {
    refusal: refusal instanceof Error ? refusal.message : 'none',
    statements: site.database.statements() - before,
    hashes: vi.mocked(verify).mock.calls.map(([hash]) => /^\$argon2id\$v=\d+\$[^$]+/u.exec(String(hash))?.[0]),
  };
}

test('an unknown name costs the same work as a wrong password: the same statements, one hash of the same parameters', async () => {
  const wrong = await costOf('awa');
  expect(wrong.hashes).toHaveLength(1);
  expect(wrong.refusal).toContain('sign_in.refused');
  for (const name of ['nobody', 'closed', 'invitee']) expect(await costOf(name), name).toEqual(wrong);
});

test('what nobody’s hash costs is what a new password’s costs', async () => {
  const [row] = await site.run(() => query(sql`SELECT password FROM baara_user WHERE username = 'awa'`));
  const parameters = (hash: unknown) => String(hash).split('$').slice(1, 4);
  await costOf('nobody');
  expect(parameters(vi.mocked(verify).mock.calls[0]?.[0])).toEqual(parameters(row?.password));
});
