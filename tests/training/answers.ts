import { uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplication } from '../../core/server/src/application/application.ts';
import { createLog } from '../../core/server/src/application/log.ts';
import { createServer } from '../../core/server/src/http/index.ts';
import { rebuildPlacement } from '../../core/server/src/placement/index.ts';
import { loadRecords, readRecord, updateRecord } from '../../core/server/src/records/index.ts';
import type { Values } from '../../core/server/src/records/types.ts';
import { assignRole, createUser } from '../../core/server/src/sessions/index.ts';
import { rebuildClosure } from '../../core/server/src/tree/index.ts';
import trainingPart from '../../modules/training/src/server/index.ts';
import { model, openOffice, system } from './office.ts';
import { type Load, lackingAmong, writeWorkforce } from './workforce.ts';

const password = 'un mot de passe assez long';
const [north, south, session, course] = Array.from({ length: 4 }, () => uuidv7()) as [string, string, string, string];
const people = Array.from({ length: 12 }, () => uuidv7());
const participations = people.map(() => uuidv7());
let server: ReturnType<typeof createServer>;
let close: () => Promise<unknown>;

beforeAll(async () => {
  const opened = await openOffice();
  const { database } = opened;
  const log = createLog('silent');
  const application = createApplication({ model, database, log, files: '/tmp', parts: [trainingPart] });
  close = () => application.jobs.stop();
  server = createServer(application);
  const load: Load = (form, rows) =>
    loadRecords({ form, rows: rows.map((row) => ({ ...row, owner: north })), reason: 'test' });
  await system(async () => {
    const unit = (id: string, name: string, code: string) => ({ id, values: { name, code, type: 'REGION' } });
    await load('unit', [unit(north, 'Gao', 'GA'), unit(south, 'Sikasso', 'SK')]);
    const named = (id: string, at: number) => ({
      id,
      values: { surname: 'TRAORÉ', given_names: `Ɲama ${at}`, sex: 'F' },
    });
    await load('person', people.map(named));
    await load('course', [
      { id: course, values: { name: 'SONU de base', topic: 'Accouchement', certified: true, valid_months: 24 } },
    ]);
    const held = { starts: '2026-03-02', ends: '2026-03-06', seats: 20, status: 'DONE' };
    await load('training_session', [{ id: session, values: { course, unit: north, name: 'SONU Gao', ...held } }]);
    await load(
      'participation',
      participations.map((id, at) => ({
        id,
        values: {
          ...{ session, person: people[at] ?? '', status: 'COMPLETED', result: at === 11 ? 'FAILED' : 'PASSED' },
          ...{ valid_from: '2026-03-02', valid_to: '2026-03-07' },
        },
      })),
    );
    await rebuildClosure();
    await writeWorkforce(load, [north, south]);
    await rebuildPlacement('person');
  });
  for (const [username, unit] of [
    ['gao', north],
    ['sikasso', south],
  ] as const) {
    const user = await createUser(opened, { username, name: username, password, demonstration: true });
    await assignRole(opened, { user, role: 'regional_manager', unit });
  }
});
afterAll(async () => {
  await close?.();
});

/** Signs in and answers how to ask. */
async function as(username: string) {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ username, password });
  const signed = await server.request('/api/v1/session', { method: 'POST', headers, body });
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (path: string, sent?: unknown) =>
    server.request(`/api/v1/parts/training/${path}`, {
      headers: { ...headers, cookie },
      ...(sent === undefined ? {} : { method: 'POST', body: JSON.stringify(sent) }),
    });
}
const read = async (at: number) =>
  (await system(() => readRecord({ form: 'participation', id: participations[at] ?? '' }))).values;
const verify = async (rest: string, language = 'fr') => {
  const answer = await server.request(`/open/training/certificate/${rest}?language=${language}`);
  return { status: answer.status, page: await answer.text() };
};

describe('certificates', () => {
  test('are given to all who passed, two clerks at once or not, each with a number and a code of its own', async () => {
    const ask = await as('gao');
    const one = { session, participation: participations[3] };
    const answers = await Promise.all([ask('certify', one), ask('certify', { session }), ask('certify', { session })]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const again = await ask('certify', { session });
    expect(again.status).toBe(200);
    const all = await Promise.all(participations.map((_, at) => read(at)));
    const passed = all.slice(0, 11);
    for (const key of ['certificate', 'certificate_code']) {
      const given = passed.map((values) => String(values[key]));
      expect(new Set(given).size).toBe(11);
      expect(given.every((each) => (key === 'certificate' ? /^CFC-\d{6}$/u : /^[0-9A-Z]{16}$/u).test(each))).toBe(true);
    }
    expect(all[11]?.certificate ?? null).toBeNull();
    expect(passed[0]?.expires).toBe(
      `${Number(String(passed[0]?.certified).slice(0, 4)) + 2}${String(passed[0]?.certified).slice(4)}`,
    );
    expect(await (await ask('certify', { session })).json()).toEqual({ certificates: 0 });
    expect((await Promise.all(participations.map((_, at) => read(at)))).map((each) => each.certificate)).toEqual(
      all.map((each) => each.certificate),
    );
  });

  test('keep their number, their date and their holder', async () => {
    const { certificate } = await read(0);
    const rev = (await system(() => readRecord({ form: 'participation', id: participations[0] ?? '' }))).rev;
    const save = (values: Values) =>
      system(() => updateRecord({ form: 'participation', id: participations[0] ?? '', rev, values }));
    await expect(save({ person: people[11] ?? '' })).rejects.toMatchObject({ code: 'record.invalid' });
    await expect(save({ certified: null })).rejects.toMatchObject({ code: 'record.invalid' });
    await save({ certified: '2026-03-10', notes: 'corrigé' });
    expect(await read(0)).toMatchObject({ certificate, expires: '2028-03-10' });
  });

  test('are printed for who may see them, as a PDF, and for nobody else', async () => {
    const ask = await as('gao');
    const answer = await ask(`certificate?participation=${participations[0]}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect((await (await as('sikasso'))(`certificate?participation=${participations[0]}`)).status).toBe(404);
    expect((await ask(`certificate?participation=${participations[11]}`)).status).toBe(404);
  });

  test('are not given by who may not write there', async () => {
    const answer = await (await as('sikasso'))('certify', { session });
    expect(await answer.json()).toEqual({ certificates: 0 });
  });
});

describe('the public page', () => {
  test('says valid, expired or withdrawn, the holder and the course, in both languages, and nothing else of the person', async () => {
    const code = String((await read(1)).certificate_code);
    const { status, page } = await verify(code);
    expect(status).toBe(200);
    for (const words of [
      'Certificat valable',
      'TRAORÉ Ɲama 1',
      'SONU de base',
      '2 mars 2026',
      String((await read(1)).certificate),
    ])
      expect(page).toContain(words);
    expect(page).not.toContain(people[1] ?? '');
    expect(page).not.toContain('<script');
    expect((await verify(code.toLowerCase().replace(/(.{4})/gu, '$1-'), 'en')).page).toContain('Valid certificate');
    const save = async (at: number, values: Values) => {
      const id = participations[at] ?? '';
      await system(async () =>
        updateRecord({ form: 'participation', id, rev: (await readRecord({ form: 'participation', id })).rev, values }),
      );
      return (await verify(String((await read(at)).certificate_code))).page;
    };
    expect(await save(2, { withdrawn: '2026-05-01', withdrawn_reason: 'fraude avérée' })).toContain(
      'Certificat retiré',
    );
    expect(await verify(String((await read(2)).certificate_code))).not.toMatchObject({
      page: expect.stringContaining('fraude'),
    });
  });

  test('answers a guesser one thing whatever they try: numbers, ids, codes one letter away', async () => {
    const values = await read(1);
    const code = String(values.certificate_code);
    const near = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    const guesses = [String(values.certificate), participations[1] ?? '', near, "' OR 1=1 --", code.slice(0, 15), '%'];
    for (const guess of guesses) {
      const { status, page } = await verify(encodeURIComponent(guess));
      expect(status).toBe(200);
      expect(page).toContain('Certificat inconnu');
      expect(page).not.toContain('TRAORÉ');
    }
    expect((await verify('')).page).not.toContain('Certificat inconnu');
  });
});

describe('who lacks a required competency', () => {
  const counted = async (username: string, unit: string) => {
    const answer = await (await as(username))(`needs?unit=${unit}`);
    const { counts } = (await answer.json()) as { readonly counts: readonly Record<string, string | number>[] };
    return counts
      .map(({ cadre, competency, people: all, never, expired, low }) => ({
        cadre,
        competency,
        people: all,
        never,
        expired,
        low,
      }))
      .toSorted((a, b) => `${a.cadre} ${a.competency}`.localeCompare(`${b.cadre} ${b.competency}`));
  };

  test('is counted as somebody would who looks at each person', async () => {
    expect(await counted('gao', north)).toEqual(lackingAmong([north]));
    expect(await counted('sikasso', south)).toEqual(lackingAmong([south]));
    // Each state occurs, or this says nothing.
    const totals = lackingAmong([north, south]);
    for (const state of ['never', 'expired', 'low'] as const) expect(totals.some((each) => each[state] > 0)).toBe(true);
  });

  test('is nobody where one may not look', async () => {
    expect(await counted('gao', south)).toEqual([]);
    expect(await counted('sikasso', north)).toEqual([]);
  });

  test('opens as the same people, by name and with the reason', async () => {
    const ask = await as('gao');
    for (const { cadre, competency, never, expired, low } of lackingAmong([north])) {
      const answer = await ask(`lacking?unit=${north}&competency=${competency}&cadre=${cadre}`);
      const { people: found } = (await answer.json()) as {
        readonly people: readonly { readonly state: string; readonly unit: string }[];
      };
      const count = (state: string) => found.filter((each) => each.state === state).length;
      expect([count('never'), count('expired'), count('low')]).toEqual([never, expired, low]);
      expect(found.every(({ unit }) => unit === 'Gao')).toBe(true);
    }
  });
});

test('the calendar and the costs show the sessions that one may see, with the seats left', async () => {
  const ask = async (username: string, path: string) => (await (await as(username))(path)).json();
  const march = 'calendar?from=2026-03-01&to=2026-03-31';
  expect(await ask('gao', march)).toMatchObject({ sessions: [{ id: session, name: 'SONU Gao', free: 8 }] });
  expect(await ask('sikasso', march)).toEqual({ sessions: [] });
  expect(await ask('gao', `costs?year=2026&unit=${north}`)).toMatchObject({ sessions: 1, participants: 12, amount: 0 });
  expect(await ask('gao', `session?session=${session}`)).toMatchObject({
    figures: { seated: 12, passed: 11, failed: 1, certifiable: 0 },
  });
  expect((await (await as('sikasso'))(`session?session=${session}`)).status).toBe(404);
});
