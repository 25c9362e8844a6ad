import { addMonthsTo, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplication } from '../../core/server/src/application/application.ts';
import { createLog } from '../../core/server/src/application/log.ts';
import { todayIn } from '../../core/server/src/database/index.ts';
import { createServer } from '../../core/server/src/http/index.ts';
import { rebuildPlacement } from '../../core/server/src/placement/index.ts';
import { loadRecords, readRecord, updateRecord } from '../../core/server/src/records/index.ts';
import type { Values } from '../../core/server/src/records/types.ts';
import { assignRole, createUser } from '../../core/server/src/sessions/index.ts';
import { rebuildClosure } from '../../core/server/src/tree/index.ts';
import trainingPart from '../../modules/training/src/server/index.ts';
import { model, openOffice, system } from './office.ts';

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
    await writeWorkforce(load);
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

type Load = (form: string, rows: readonly { readonly id: string; readonly values: Values }[]) => Promise<unknown>;

interface Evidence {
  readonly competency: string;
  readonly level: string | null;
  readonly day: string | null;
  readonly until: string | null;
}
interface Worker {
  readonly id: string;
  readonly unit: string;
  readonly cadre: string;
  readonly evidence: Evidence[];
}
const required = [
  { cadre: 'SF', competency: 'SONU_B', level: '2', valid_months: 24 },
  { cadre: 'SF', competency: 'IPC', level: null, valid_months: 12 },
  { cadre: 'IDE', competency: 'IPC', level: '1', valid_months: null },
  { cadre: 'MED_GEN', competency: 'MALARIA', level: null, valid_months: null },
];
const workers: Worker[] = [];
const today = todayIn(model.timeZone);

/** So many months before today, on the first: no test hangs on the length of a month. */
const monthsAgo = (months: number): string => later(`${today.slice(0, 7)}-01`, -months);
const later = (day: string, months: number): string => addMonthsTo(day, months) ?? day;

/** Sixty people of three cadres at two places, and what is known of their competencies by each of the three ways. */
async function writeWorkforce(load: Load): Promise<void> {
  let state = 7;
  const draw = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % most;
  };
  const pick = <T>(items: readonly T[]): T => items[draw(items.length)] as T;
  const [levels, competencies] = [
    [null, '0', '1', '2', '3'],
    ['SONU_B', 'IPC', 'MALARIA', 'PF'],
  ] as const;
  const courses = competencies.flatMap((competency) => levels.map((level) => ({ id: uuidv7(), competency, level })));
  const rows: Record<string, { id: string; values: Values }[]> = {
    assignment: [],
    person_competency: [],
    participation: [],
    competency_assessment: [],
  };
  const add = (form: string, values: Values) => {
    const id = uuidv7();
    rows[form]?.push({ id, values });
    return id;
  };
  const sessions = courses.map((taught) => ({ id: uuidv7(), taught }));
  for (let at = 0; at < 60; at += 1) {
    const worker: Worker = {
      id: uuidv7(),
      unit: pick([north, south]),
      cadre: pick(['SF', 'IDE', 'MED_GEN']),
      evidence: [],
    };
    workers.push(worker);
    const isGone = draw(8) === 0;
    add('assignment', {
      ...{ person: worker.id, facility: worker.unit, main: true, valid_from: '2015-01-01' },
      ...(isGone ? { valid_to: '2020-01-01' } : {}),
    });
    if (isGone) workers.pop();
    for (const competency of competencies.filter(() => draw(3) === 0)) {
      const [level, day] = [pick(levels), draw(5) === 0 ? null : monthsAgo(draw(40))];
      worker.evidence.push({ competency, level, day, until: null });
      add('person_competency', { person: worker.id, competency, level, evaluated: day });
    }
    if (draw(2) === 0) {
      const { id: held, taught } = pick(sessions);
      const [certified, withdrawn, passed] = [monthsAgo(draw(40)), draw(5) === 0, draw(4) > 0];
      const until = draw(2) === 0 ? later(certified, 18) : null;
      const participation = add('participation', {
        ...{
          session: held,
          course: taught.id,
          person: worker.id,
          status: 'COMPLETED',
          result: passed ? 'PASSED' : 'FAILED',
        },
        ...{ valid_from: '2020-03-02', valid_to: '2020-03-07', certified: passed ? certified : null, expires: until },
        ...(withdrawn ? { withdrawn: today, withdrawn_reason: 'test' } : {}),
      });
      if (passed && !withdrawn) worker.evidence.push({ ...taught, day: certified, until });
      const [competency, level, date] = [pick(competencies), pick(['0', '1', '2', '3']), monthsAgo(draw(40))];
      add('competency_assessment', { participation, competency, level, date });
      worker.evidence.push({ competency, level, day: date, until: null });
    }
  }
  const ofRows = rows.assignment?.map(({ values }) => String(values.person)) ?? [];
  await load(
    'person',
    ofRows.map((id, at) => {
      const cadre = [...workers].find((each) => each.id === id)?.cadre ?? 'SF';
      return { id, values: { surname: 'DIARRA', given_names: `Agent ${at}`, sex: 'F', position_cadre: cadre } };
    }),
  );
  await load(
    'course',
    courses.map(({ id, competency, level }) => ({
      id,
      values: { name: `${competency} ${level}`, topic: 'x', competencies: [{ competency, level }] },
    })),
  );
  const held = { starts: '2020-03-02', ends: '2020-03-06', seats: 200, status: 'DONE', name: 'Session' };
  await load(
    'training_session',
    sessions.map(({ id, taught }) => ({ id, values: { course: taught.id, unit: north, ...held } })),
  );
  await load(
    'competency_requirement',
    required.map((values) => ({ id: uuidv7(), values })),
  );
  for (const [form, list] of Object.entries(rows)) await load(form, list);
}

/** What the table should say, worked out one person at a time. */
function oracle(units: readonly string[]) {
  return required
    .map(({ cadre, competency, level, valid_months }) => {
      const here = workers.filter((each) => each.cadre === cadre && units.includes(each.unit));
      const states = here.map(({ evidence }) => {
        const known = evidence.filter((each) => each.competency === competency);
        const high = known.filter((each) =>
          level === null ? each.level === null || each.level > '0' : each.level !== null && each.level >= level,
        );
        const fresh = high.filter(
          ({ day, until }) =>
            (valid_months === null || (day !== null && later(day, valid_months) > today)) &&
            (until === null || until >= today),
        );
        return fresh.length > 0 ? 'met' : known.length === 0 ? 'never' : high.length > 0 ? 'expired' : 'low';
      });
      const count = (state: string) => states.filter((each) => each === state).length;
      return {
        cadre,
        competency,
        people: here.length,
        never: count('never'),
        expired: count('expired'),
        low: count('low'),
      };
    })
    .toSorted((a, b) => `${a.cadre} ${a.competency}`.localeCompare(`${b.cadre} ${b.competency}`));
}

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
    expect(await counted('gao', north)).toEqual(oracle([north]));
    expect(await counted('sikasso', south)).toEqual(oracle([south]));
    // Each state occurs, or this says nothing.
    const totals = oracle([north, south]);
    for (const state of ['never', 'expired', 'low'] as const) expect(totals.some((each) => each[state] > 0)).toBe(true);
  });

  test('is nobody where one may not look', async () => {
    expect(await counted('gao', south)).toEqual([]);
    expect(await counted('sikasso', north)).toEqual([]);
  });

  test('opens as the same people, by name and with the reason', async () => {
    const ask = await as('gao');
    for (const { cadre, competency, never, expired, low } of oracle([north])) {
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
