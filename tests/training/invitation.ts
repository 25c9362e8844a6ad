import { compose, inspectSite, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction, query, type Session } from '../../core/server/src/database/index.ts';
import { type JobRunner, startJobRunner } from '../../core/server/src/jobs/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { mailHandlers, openMailer } from '../../core/server/src/mail/index.ts';
import { mailNotices } from '../../core/server/src/notices/index.ts';
import { offered, useParts } from '../../core/server/src/parts/index.ts';
import { createRecord, loadRecords, readRecord } from '../../core/server/src/records/index.ts';
import { assignRole, createUser, sessionOf } from '../../core/server/src/sessions/index.ts';
import { openMailServer, type TestMailServer } from '../../core/server/src/testing/mail-server.ts';
import { rebuildClosure } from '../../core/server/src/tree/index.ts';
import trainingPart from '../../modules/training/src/server/index.ts';
import { letterText } from '../../modules/training/src/server/letter-text.ts';
import type { SessionSheet } from '../../modules/training/src/server/session-sheet.ts';
import { mali } from '../../sites/mali/src/site.ts';
import { model, openOffice, system } from './office.ts';

const unit = uuidv7();
let smtp: TestMailServer;
let runner: JobRunner;
let organiser: Session;
let clerk: Session;
let session: string;
const at: Record<string, string> = {};

beforeAll(async () => {
  const { database } = await openOffice();
  useParts(model, [trainingPart]);
  mailNotices(database);
  smtp = await openMailServer();
  const mailer = openMailer({
    smtp: `smtp://127.0.0.1:${smtp.port}`,
    from: 'rh@example.org',
    publicUrl: 'https://rh.example.org',
  });
  const handlers = mailHandlers({ database, model, mailer });
  runner = startJobRunner({ handlers, transaction: system, failed: () => {}, pollMs: 20 });
  const people = { awa: 'awa@example.org', moussa: null, fanta: 'parti@example.org', oumar: 'oumar@example.org' };
  await system(async () => {
    const load = (form: string, rows: readonly { id: string; values: object }[]) =>
      loadRecords({ form, rows: rows.map((row) => ({ owner: unit, ...row })) as never, reason: 'test' });
    const region = { id: unit, values: { name: 'Ségou', type: 'REGION', code: 'SG' } };
    await load('unit', [region]);
    await load('unit_state', [
      { id: uuidv7(), values: { ...region.values, unit, code: undefined, valid_from: '2010-01-01' } },
    ]);
    await rebuildClosure();
    for (const name of Object.keys(people)) at[name] = uuidv7();
    const rows = Object.entries(people).map(([name, email]) => ({
      id: at[name] ?? '',
      values: { surname: 'DIARRA', given_names: name, sex: 'F', email },
    }));
    await load('person', rows);
  });
  const create = async (form: string, values: object) => {
    const id = uuidv7();
    await system(() => createRecord({ form, id, values: values as never }));
    return id;
  };
  const course = await create('course', { name: 'Prise en charge du paludisme', topic: 'Paludisme' });
  const dates = { starts: '2031-03-03', ends: '2031-03-05' };
  session = await create('training_session', { course, unit, name: 'Paludisme Ségou', ...dates, seats: 20 });
  for (const person of Object.values(at)) await create('participation', { session, person, status: 'INVITED' });
  const guest = { guest_name: 'Sira Koné', guest_email: 'sira@example.org' };
  at.sira = await create('participation', { session, ...guest, status: 'INVITED', invited: '2031-01-02' });
  const account = async (username: string, role: string) => {
    const user = await createUser({ database, model }, { username, name: username, password: 'un mot de passe long' });
    await assignRole({ database, model }, { user, role, unit });
    return (await sessionOf({ database, model }, user)) as Session;
  };
  organiser = await account('organisatrice', 'training_officer');
  clerk = await account('lecteur', 'pay_officer');
});
afterAll(async () => {
  await runner?.stop();
  await smtp?.close();
});

const as = async <T>(by: Session, work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: (await openOffice()).database, model, session: by, deadlineMs: 60_000 }, work);
const press = (by: Session) =>
  as(by, () =>
    Promise.resolve(
      offered(model, 'actions', { module: 'training', name: 'invite' })?.({
        body: { session },
        key: uuidv7(),
        sql: moduleSql,
      }),
    ),
  );
const sheet = () =>
  as(organiser, async () => {
    const route = trainingPart.routes?.session;
    return (await route?.({ query: { session }, sql: moduleSql, origin: 'http://127.0.0.1' })) as SessionSheet;
  });
const recipients = () => smtp.arrived.map(({ to }) => to).sort();

test('letters of invitation go by e-mail to who has an address, once, and their day stands on the participation', async () => {
  expect((await sheet()).mail).toMatchObject({ open: true, ready: 4, leaving: 0, paper: 1 });
  await expect(press(clerk)).rejects.toMatchObject({ code: 'access.denied' });
  // Two presses at once, and one later: one letter each.
  const pressed = await Promise.allSettled([press(organiser), press(organiser)]);
  expect(pressed.some(({ status }) => status === 'fulfilled')).toBe(true);
  await vi.waitFor(async () => expect((await sheet()).mail).toMatchObject({ ready: 0, leaving: 0 }), 10_000);
  expect(await press(organiser)).toEqual({ letters: 0 });
  expect(recipients()).toEqual(['awa@example.org', 'oumar@example.org', 'sira@example.org']);
  const { raw = '' } = smtp.arrived.find(({ to }) => to === 'awa@example.org') ?? {};
  expect(raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@rh\.example\.org>/mu);
  expect(raw).not.toContain('List-Unsubscribe');
  const { mail, participants } = await sheet();
  expect(mail).toMatchObject({ ready: 0, leaving: 0, paper: 2 });
  const told = new Map(
    participants.map(({ name, mailed, address, id }) => [name, { mailed, address, state: mail.states[id] }]),
  );
  expect(told.get('DIARRA awa')?.mailed).toMatch(/^\d{4}-\d\d-\d\d$/u);
  expect(told.get('DIARRA moussa')).toEqual({ mailed: null, address: false, state: undefined });
  expect(told.get('DIARRA fanta')).toEqual({ mailed: null, address: true, state: 'refused' });
  const { values } = await system(() => readRecord({ form: 'participation', id: at.sira ?? '' }));
  expect(values).toMatchObject({ invited: '2031-01-02', mail_refused: null });
  expect(values.mailed).not.toBeNull();
});

test('a corrected address is written to, and nobody else again', async () => {
  smtp.arrived.length = 0;
  await system(() => query(sql`UPDATE person SET email = 'fanta@example.org' WHERE id = ${at.fanta ?? ''}::uuid`));
  expect((await sheet()).mail.ready).toBe(1);
  expect(await press(organiser)).toEqual({ letters: 1 });
  await vi.waitFor(() => expect(recipients()).toEqual(['fanta@example.org']), 10_000);
  await vi.waitFor(async () => expect((await sheet()).mail).toMatchObject({ ready: 0, leaving: 0, paper: 1 }), 10_000);
  const jobs = await system(() => query(sql`SELECT key, payload FROM baara_job WHERE kind = 'parts.letter'`));
  expect(jobs.filter((job) => JSON.stringify(job).includes('@'))).toEqual([]);
});

test('the letter is in the words of the site where it has its own, and in English where the site speaks it first', () => {
  const invited = {
    ...{ id: '', name: null, email: null, unit: null, session: 'Paludisme Ségou', course: 'Paludisme', venue: null },
    ...{ starts: '2031-03-03', ends: '2031-03-05', place: 'Ségou', enrol_by: null, mailed: null, mail_refused: null },
  };
  const own = { 'training.invitation_opening': { fr: 'Chère consœur, cher confrère,', en: 'Dear colleague,' } };
  const worded = compose({ ...mali, wordings: own });
  expect(letterText(worded, invited)).toMatchObject({
    subject: 'Invitation à la formation «\u00a0Paludisme\u00a0»',
    opening: 'Chère consœur, cher confrère,',
    facts: [
      { term: 'Dates\u00a0: ', value: '3 mars 2031 au 5 mars 2031' },
      { term: 'Lieu\u00a0: ', value: 'Ségou' },
    ],
  });
  expect(letterText({ ...worded, languages: ['en'] }, invited).invited).toBe(
    'You are invited to the course “Paludisme” (Paludisme Ségou).',
  );
  const wrong = { 'training.invitation_openning': { fr: 'Bonjour', en: 'Hello' } };
  expect(inspectSite({ ...mali, wordings: wrong }).problems).toMatchObject([
    { code: 'wording.unknown', params: { path: 'training.invitation_openning' } },
  ]);
});
