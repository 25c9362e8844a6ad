import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { execute, inTransaction, query } from '../database/index.ts';
import { ids, openTestServer, password, type TestServer } from '../http/testing.ts';
import { type JobRunner, startJobRunner } from '../jobs/index.ts';
import { mailKind, mailNotices, writeNotice } from '../notices/index.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { systemSession } from '../testing/index.ts';
import { openMailServer, type TestMailServer } from '../testing/mail-server.ts';
import { workflowHandlers } from '../workflows/index.ts';
import { tinyWorkflows } from '../workflows/testing.ts';
import { mailHandlers, openMailer } from './index.ts';

type Request = Awaited<ReturnType<TestServer['as']>>;

const model = tinyWorkflows();
const publicUrl = 'https://rh.example.org';
const users: Record<string, string> = {};
const requests: Record<string, Request> = {};
let site: TestServer;
let smtp: TestMailServer;
let runners: JobRunner[] = [];

const system = <T>(work: () => Promise<T>) => {
  const { database } = site.application;
  return inTransaction({ database, model, session: systemSession }, work);
};

beforeAll(async () => {
  site = await openTestServer(model);
  const { database } = site.application;
  for (const [username, language] of [
    ['verifier', 'fr'],
    ['english', 'en'],
    ['gone', 'fr'],
  ] as const) {
    const name = `Compte ${username}`;
    const user = await createUser({ database, model }, { username, name, password, language });
    await assignRole({ database, model }, { user, role: 'verifier', unit: ids.north });
    users[username] = user;
    requests[username] = await site.as(username);
  }
  mailNotices(database);
  smtp = await openMailServer();
});
afterEach(async () => {
  for (const runner of runners) await runner.stop();
  runners = [];
  smtp.arrived.length = 0;
  await system(() => execute(sql`DELETE FROM baara_job`));
  await system(() => execute(sql`DELETE FROM baara_notice`));
});
afterAll(async () => {
  await smtp.close();
  await site.close();
});

/** Two nodes that do the jobs of mail and workflows. */
function work(): void {
  const { database } = site.application;
  const mailer = openMailer({ smtp: `smtp://127.0.0.1:${smtp.port}`, from: 'baara@example.org', publicUrl });
  const handlers = new Map([...workflowHandlers({ database, model }), ...mailHandlers({ database, model, mailer })]);
  const start = () => startJobRunner({ handlers, transaction: system, failed: () => {}, pollMs: 20 });
  runners = [start(), start()];
}

const wish = (username: string, address: string, wanted = true) =>
  (requests[username] as Request)('/api/v1/account/mail', { method: 'POST', json: { address, wanted } });
const wished = async (username: string) =>
  ((await (await (requests[username] as Request)('/api/v1/account')).json()) as { mail: object }).mail;
const mails = () =>
  system(() =>
    query(
      sql`SELECT id::text AS id, state, attempts, last_error, key FROM baara_job WHERE kind = ${mailKind} ORDER BY key`,
    ),
  );
/** It is six o'clock, and every wait is over. */
const morning = () => system(() => execute(sql`UPDATE baara_job SET run_at = now() WHERE state = 'waiting'`));
const tell = (
  username: string,
  key: string,
  facts: Readonly<Record<string, string | number>> = { overdue: 1, soon: 2 },
) => system(() => writeNotice({ user: users[username] as string, kind: 'tasks_due', facts, link: '/tasks', key }));
const settled = async (states: readonly string[]) =>
  vi.waitFor(async () => expect((await mails()).map(({ state }) => state)).toEqual(states), 20_000);
/** A mail's parts, out of quoted-printable. */
const readable = (raw: string) =>
  decodeURIComponent(
    raw
      .replaceAll(/=\r?\n/gu, '')
      .replaceAll('%', '%25')
      .replaceAll(/=([0-9A-F]{2})/gu, '%$1'),
  );

test('a deadline is told by one mail to each who wishes it, in their language, with counts and nobody’s name, though two nodes work', async () => {
  expect((await wish('verifier', ' Verif@Example.org ')).status).toBe(204);
  await wish('english', 'english@example.org');
  await wish('gone', 'parti@example.org');
  const north = await site.as('north');
  for (let made = 0; made < 2; made += 1) {
    const json = { values: { person: ids.awa, body: 'Une note' } };
    const answer = await north('/api/v1/records/note', { method: 'POST', json });
    const { id } = ((await answer.json()) as { record: { id: string } }).record;
    await north(`/api/v1/records/note/${id}/passages`, {
      method: 'POST',
      json: { workflow: 'note_validation', transition: 'submit' },
      headers: { 'if-match': '"1"' },
    });
  }
  await system(() => execute(sql`UPDATE note SET validation_since = current_date - 8`));
  for (const user of Object.values(users))
    await system(() =>
      execute(
        sql`INSERT INTO baara_job (id, kind, payload) VALUES (gen_random_uuid(), 'workflow.remind', ${JSON.stringify({ user })})`,
      ),
    );
  work();
  // Written with the notices, each for six o'clock; whoever began after that has sent them by now.
  await vi.waitFor(async () => expect((await mails()).length).toBe(3), 20_000);
  await morning();
  await settled(['done', 'done', 'done']);

  expect(smtp.arrived.map(({ to }) => to).sort()).toEqual(['english@example.org', 'verif@example.org']);
  const [english, french] = ['english@example.org', 'verif@example.org'].map((address) =>
    readable(smtp.arrived.find(({ to }) => to === address)?.raw ?? ''),
  ) as [string, string];
  expect(french).toContain('À faire : 0 en retard, 2 bientôt à échéance.');
  expect(french).toContain(`${publicUrl}/tasks`);
  expect(french).toMatch(/^Subject: .*/mu);
  expect(french).toContain('Content-Type: text/plain; charset=utf-8');
  expect(french).toContain('Content-Type: text/html; charset=utf-8');
  expect(french).toContain('Auto-Submitted: auto-generated');
  expect(english).toContain('Hello, this is what waits for you:');
  for (const raw of [english, french]) expect(raw).not.toMatch(/Traoré|Awa|Compte|Une note/u);
  // The refused address hindered nobody, and its owner is told.
  expect(await wished('gone')).toEqual({ address: 'parti@example.org', wanted: true, refused: true, offered: true });
  await wish('gone', 'revenu@example.org');
  expect(await wished('gone')).toMatchObject({ refused: false });
});

test('what is told after the mail of the day has left is told by tomorrow’s', async () => {
  await tell('verifier', 'one');
  work();
  await morning();
  await settled(['done']);
  await tell('verifier', 'two', { person: 'Awa Traoré' });
  await tell('verifier', 'three');
  expect((await mails()).map(({ state }) => state)).toEqual(['done', 'waiting']);
  await morning();
  await settled(['done', 'done']);
  expect(smtp.arrived.length).toBe(2);
  // A notice that names somebody is counted only.
  const last = readable(smtp.arrived.at(-1)?.raw ?? '');
  expect(last).toContain('Autres avis\u00a0: 1');
  expect(last).not.toContain('Awa');
});

test('a mail server that is busy is tried again later with the same letter, and its words are not repeated', async () => {
  smtp.isBusy = true;
  await tell('verifier', 'busy');
  work();
  await morning();
  const said = 'Error: mail: EENVELOPE RCPT TO 451';
  await vi.waitFor(async () => expect((await mails()).map(({ last_error }) => last_error)).toEqual([said]), 20_000);
  const [job] = await mails();
  smtp.isBusy = false;
  await morning();
  await settled(['done']);
  expect(smtp.arrived.map(({ raw }) => /^Message-ID: (.*)\r$/mu.exec(raw)?.[1])).toEqual([
    `<${job?.id}@rh.example.org>`,
  ]);
});

test('nothing is sent of what was read meanwhile, to who wishes no mail, or by a node that lost the job', async () => {
  await tell('verifier', 'read');
  await (requests.verifier as Request)('/api/v1/notices/read', { method: 'POST' });
  await wish('english', 'english@example.org', false);
  await tell('english', 'unwished');
  expect((await mails()).length).toBe(1);
  work();
  await morning();
  await settled(['done']);
  await tell('verifier', 'lost');
  const { database } = site.application;
  const mailer = openMailer({ smtp: `smtp://127.0.0.1:${smtp.port}`, from: 'baara@example.org', publicUrl });
  const [, waiting] = await mails();
  const lost = { id: String(waiting?.id), kind: mailKind, payload: { user: users.verifier }, attempts: 1 };
  await mailHandlers({ database, model, mailer }).get(mailKind)?.(lost, new AbortController().signal);
  expect(smtp.arrived).toEqual([]);
});

test('an address is one address', async () => {
  const injected = 'a@example.org\r\nBcc: b@example.org';
  for (const address of ['nobody', injected, 'a@example.org, b@example.org', '"a" <a@example.org>'])
    expect((await wish('verifier', address)).status).toBe(422);
  expect((await wish('verifier', '')).status).toBe(422);
  expect(await wished('verifier')).toMatchObject({ address: 'verif@example.org', wanted: true });
  // Even if one came there by another way.
  const mailer = openMailer({ smtp: `smtp://127.0.0.1:${smtp.port}`, from: 'baara@example.org', publicUrl });
  const letter = { id: 'x', to: injected, subject: 'a\r\nBcc: c@example.org', text: 'x', html: 'x' };
  await mailer.send(letter).catch(() => null);
  for (const { to, raw } of smtp.arrived) {
    expect(to).not.toContain(',');
    expect(raw).not.toMatch(/^Bcc:/imu);
  }
});
