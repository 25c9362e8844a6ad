import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { query } from '../database/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { createUser, disableUser, signIn } from './index.ts';
import { argon2id } from './password.ts';

// The real function, watched: what it is asked is what an unknown name costs.
const verify = vi.spyOn(argon2id, 'verify');

const password = 'une phrase assez longue';
let site: TestDatabase;
beforeAll(async () => {
  site = await openTestDatabase({ model: tinyModel() });
  const office = { database: site.database, model: site.model };
  await createUser(office, { username: 'awa', name: 'Awa Traoré', password });
  await createUser(office, { username: 'invitee', name: 'Sans mot de passe' });
  await disableUser(office, await createUser(office, { username: 'closed', name: 'Compte fermé', password }));
});
afterAll(async () => {
  verify.mockRestore();
  await site.close();
});

/** What a refused sign-in costs: statements, and the parameters of each hash that was computed. */
async function costOf(username: string) {
  const tries = [await refuse(username), await refuse(username), await refuse(username)];
  // What chains the audit of another refusal may fall into one of them, a moment later: it is not its work.
  const statements = Math.min(...tries.map((each) => each.statements));
  return { ...tries[0], statements, hashes: tries.map(({ hashes }) => hashes) };
}

async function refuse(username: string) {
  const office = { database: site.database, model: site.model };
  const pending = sql`SELECT 1 FROM baara_audit WHERE position IS NULL LIMIT 1`;
  await expect.poll(() => site.run(() => query(pending)), { timeout: 10_000 }).toEqual([]);
  verify.mockClear();
  const before = site.database.statements();
  const refusal = await signIn(office, { username, password: 'faux' }).catch((error: unknown) => error);
  return {
    refusal: refusal instanceof Error ? refusal.message : 'none',
    statements: site.database.statements() - before,
    hashes: verify.mock.calls.map(([hash]) => /^\$argon2id\$v=\d+\$[^$]+/u.exec(String(hash))?.[0]),
  };
}

test('an unknown name costs the same work as a wrong password: the same statements, one hash of the same parameters', async () => {
  const wrong = await costOf('awa');
  expect(wrong.hashes.map((each) => each.length)).toEqual([1, 1, 1]);
  expect(wrong.refusal).toContain('sign_in.refused');
  for (const name of ['nobody', 'closed', 'invitee']) expect(await costOf(name), name).toEqual(wrong);
});

test('what nobody’s hash costs is what a new password’s costs', async () => {
  const [row] = await site.run(() => query(sql`SELECT password FROM baara_user WHERE username = 'awa'`));
  const parameters = (hash: unknown) => String(hash).split('$').slice(1, 4);
  await refuse('nobody');
  expect(parameters(verify.mock.calls[0]?.[0])).toEqual(parameters(row?.password));
});
