import { compose, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../core/server/src/access/index.ts';
import { inTransaction, type Session } from '../../core/server/src/database/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { useParts } from '../../core/server/src/parts/index.ts';
import { keepPlacement, rebuildPlacement } from '../../core/server/src/placement/index.ts';
import {
  applyEnvelope,
  createRecord,
  listRecords,
  loadRecords,
  readRecord,
  type Values,
} from '../../core/server/src/records/index.ts';
import { openTestDatabase } from '../../core/server/src/testing/index.ts';
import { keepTree, rebuildClosure } from '../../core/server/src/tree/index.ts';
import schoolsPart from '../../modules/schools/src/server/index.ts';
import type { MarkSheet } from '../../modules/schools/src/server/marks.ts';
import type { Shares } from '../../modules/schools/src/server/share.ts';
import type { Transcript } from '../../modules/schools/src/server/transcript.ts';
import { mali } from '../../sites/mali/src/site.ts';

const model = compose(mali);
const units = {
  ...{ country: uuidv7(), gao: uuidv7(), kidal: uuidv7(), menaka: uuidv7() },
  ...{ school: uuidv7(), other: uuidv7(), cscom: uuidv7(), hospital: uuidv7() },
};
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
const intakes: Record<'school' | 'other', string> = { school: '', other: '' };
const schools: Record<'school' | 'other', string> = { school: '', other: '' };

const as = <T>(session: Session, work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: opened.database, model, session, deadlineMs: 60_000 }, work);
const system = <T>(work: () => Promise<T>): Promise<T> => as(asSystem('test'), work);

const account = (role: string, unit: string): Session => ({
  ...{ kind: 'user', user: uuidv7(), username: role, language: 'fr' },
  assignments: [{ id: uuidv7(), role, unit, from: '2000-01-01', to: null }],
});
const registrar = account('school_registrar', units.school);
const kidal = account('regional_manager', units.kidal);

async function create(form: string, values: Values, session: Session = asSystem('test')): Promise<string> {
  const id = uuidv7();
  await as(session, () => createRecord({ form, id, values }));
  return id;
}
const read = (form: string, id: string, session: Session = asSystem('test')) =>
  as(session, () => readRecord({ form, id }));
const rowsOf = async (form: string, person: string) =>
  (
    await system(() =>
      listRecords({
        form,
        where: { op: 'eq', left: { op: 'field', path: ['person'] }, right: { op: 'literal', value: person } },
      }),
    )
  ).rows;

async function pass(
  id: string,
  transition: string,
  values: Values = {},
  facts: { by?: Session; reason?: string } = {},
) {
  const { by = registrar, reason = 'test' } = facts;
  const { rev } = await read('student', id);
  const operation = { do: 'pass', form: 'student', id, rev, workflow: 'student_state', transition, values } as const;
  await as(by, () => applyEnvelope({ id: uuidv7(), operations: [operation], reason }));
}

const surnames = ['BALLO', 'CISSÉ', 'DEMBÉLÉ', 'FOFANA', 'GUINDO', 'HAÏDARA', 'KANTÉ', 'NIARÉ'];
let heads = -1;
/** A graduate of the school of Gao who looks for work, with a name that nobody else has. */
async function graduate(more: Values = {}): Promise<string> {
  heads += 1;
  const [student, owner] = [uuidv7(), null];
  const values = {
    ...{
      intake: intakes.school,
      surname: surnames[heads] ?? '',
      given_names: 'Mariam',
      sex: 'F',
      state: 'seeking',
    },
    ...{ birth_date: `200${heads}-05-17`, birth_place: 'Ansongo', phone: `+2237000000${heads}`, nationality: 'ML' },
    ...{ matricule: `EIG-${heads}`, enrolled: '2021-10-04', graduated: '2024-07-12', certified: '2024-08-01', ...more },
  };
  const diploma = { student, degree: 'LICENCE', number: `D-${heads}`, issued: '2024-08-01', grade: 'Bien' };
  const licence = { student, council: 'NURSING', number: `N-${heads}`, registered: '2024-09-01' };
  await system(async () => {
    await loadRecords({ form: 'student', rows: [{ id: student, owner, values }], reason: 'test' });
    await loadRecords({ form: 'diploma', rows: [{ id: uuidv7(), owner, values: diploma }], reason: 'test' });
    await loadRecords({ form: 'student_licence', rows: [{ id: uuidv7(), owner, values: licence }], reason: 'test' });
  });
  return student;
}

const employment = { position_cadre: 'IDE', position_statut: 'CE', position_funding: 'ETAT' };
async function recruit(
  student: string,
  body: Record<string, unknown> = {},
  facts: { by?: Session; key?: string } = {},
) {
  const { by = kidal, key = uuidv7() } = facts;
  const { rev } = await read('student', student);
  const action = schoolsPart.actions?.recruit;
  const order = { student, rev, values: employment, ...body };
  return as(by, () => action?.({ body: order, key, sql: moduleSql }) as Promise<{ person: string; likely: unknown[] }>);
}

beforeAll(async () => {
  opened = await openTestDatabase({ model });
  keepTree(model);
  keepPlacement(model);
  useParts(model, [schoolsPart]);
  await system(async () => {
    const unit = (id: string, code: string, type: string, parent: string | null) => ({
      ...{ id, owner: id },
      values: { name: code, code, type, parent, status: 'OPEN' },
    });
    const rows = [
      unit(units.country, 'ML', 'COUNTRY', null),
      unit(units.gao, 'R07', 'REGION', units.country),
      unit(units.kidal, 'R08', 'REGION', units.country),
      unit(units.school, 'EIG', 'ECOLE', units.gao),
      unit(units.other, 'AUTRE', 'ECOLE', units.gao),
      unit(units.cscom, 'CSCOM', 'CSCOM', units.kidal),
      unit(units.menaka, 'R09', 'REGION', units.country),
      unit(units.hospital, 'EPH2-MENAKA', 'EPH2', units.menaka),
    ];
    await loadRecords({ form: 'unit', rows, reason: 'test' });
    const states = rows.map(({ id, owner, values: { code: _, ...values } }) => ({
      ...{ id: uuidv7(), owner },
      values: { ...values, unit: id, valid_from: '2000-01-01' },
    }));
    await loadRecords({ form: 'unit_state', rows: states, reason: 'test' });
    await rebuildClosure();
  });
  for (const [key, name] of [
    ['school', 'École des infirmiers de Gao'],
    ['other', 'Autre école'],
  ] as const) {
    const school = await create('school', { name, unit: units[key], other_names: `EIG ${key}\nÉcole de ${key}` });
    schools[key] = school;
    const programme = await create('school_programme', {
      ...{ school, name: 'Infirmier diplômé d’État', cadre: 'IDE', degree: 'LICENCE', level: 'BAC3', years: 3 },
    });
    intakes[key] = await create('intake', { programme, year: 2021, applicants: 80, places: 40, admitted: 36 });
  }
});
afterAll(() => opened?.close());

describe('a registrar', () => {
  test('keeps the students of one school, and sees none of another', async () => {
    const values = { surname: 'MAIGA', given_names: 'Ali', sex: 'M', birth_date: '2001-01-02' };
    const own = await create('student', { ...values, intake: intakes.school }, registrar);
    const hidden = await create('student', { ...values, intake: intakes.other });
    expect((await read('student', own, registrar)).values).toMatchObject({ state: 'applicant', surname: 'MAIGA' });
    await expect(read('student', hidden, registrar)).rejects.toMatchObject({ code: 'record.not_found' });
    await expect(create('student', { ...values, intake: intakes.other }, registrar)).rejects.toBeDefined();
    const listed = await as(registrar, () => listRecords({ form: 'student' }));
    expect(listed.rows.map(({ id }) => id)).not.toContain(hidden);
  });

  test('writes a suspension by the passage, and its end by the return', async () => {
    const values = {
      intake: intakes.school,
      surname: 'TOURÉ',
      given_names: 'Issa',
      sex: 'M',
      birth_date: '2001-01-02',
    };
    const student = await create('student', values, registrar);
    await pass(student, 'admit');
    await expect(pass(student, 'enrol')).rejects.toMatchObject({ code: 'record.invalid' });
    await pass(student, 'enrol', { matricule: 'EIG-900', enrolled: '2021-10-04' });
    await pass(student, 'suspend', {}, { reason: 'Frais' });
    const interruptions = async () =>
      (await system(() => listRecords({ form: 'study_interruption' }))).rows.filter(
        (row) => row.values.student === student,
      );
    expect(await interruptions()).toMatchObject([{ values: { valid_to: null } }]);
    await expect(pass(student, 'drop_out')).rejects.toMatchObject({ code: 'record.invalid' });
    await pass(student, 'drop_out', { left: '2022-02-01', left_reason: 'FEES' });
    expect((await read('student', student)).values).toMatchObject({ state: 'dropped_out', left_reason: 'FEES' });
  });

  test('may not recruit', async () => {
    const student = await graduate();
    await expect(recruit(student, { anew: true }, { by: registrar })).rejects.toBeDefined();
    expect((await read('student', student)).values.state).toBe('seeking');
  });
});

describe('a graduate', () => {
  test('becomes a worker of another region: identity, diploma, inscription and contacts are carried over, the first post written', async () => {
    const student = await graduate({
      ...{ identity_type: 'PASSPORT', identity_number: 'AB123456', mali_nina: '20005170000001A' },
      ...{ guardian: 'Fatouma Dicko', guardian_relationship: 'MOTHER', guardian_phone: '+22370111111' },
    });
    const { person } = await recruit(student, { post: { facility: units.cscom, valid_from: '2024-11-01' } });
    const file = await read('person', person);
    expect(file.values).toMatchObject({
      ...{ surname: (await read('student', student)).values.surname, given_names: 'Mariam', sex: 'F' },
      ...{
        birth_date: `200${heads}-05-17`,
        birth_place: 'Ansongo',
        mali_nina: '20005170000001A',
        position_cadre: 'IDE',
      },
      ...{ schools_student: student },
    });
    expect(file.labels.schools_school).toMatchObject({
      [String(file.values.schools_school)]: 'École des infirmiers de Gao',
    });
    expect((await read('student', student)).values).toMatchObject({ state: 'in_post', person });
    expect(await rowsOf('education', person)).toMatchObject([
      { values: { degree: 'LICENCE', year: 2024, institution: 'École des infirmiers de Gao' } },
    ]);
    expect((await rowsOf('registration', person)).map(({ values }) => values.council)).toEqual(['NURSING']);
    expect((await rowsOf('person_identifier', person)).map(({ values }) => values.number)).toEqual(['AB123456']);
    expect((await rowsOf('person_contact', person)).map(({ values }) => values.name)).toEqual(['Fatouma Dicko']);
    expect(await rowsOf('assignment', person)).toMatchObject([{ values: { facility: units.cscom, main: true } }]);
    expect((await read('person', person, kidal)).title).toBe(file.title);
    const { rev } = await read('student', student);
    const byHand = { do: 'update', form: 'student', id: student, rev, values: { person: null } } as const;
    await expect(as(registrar, () => applyEnvelope({ id: uuidv7(), operations: [byHand] }))).rejects.toMatchObject({
      problems: [{ code: 'field.by_workflow', field: 'person' }],
    });
  });

  test('recruited by two at once becomes one worker', async () => {
    const student = await graduate();
    const both = await Promise.allSettled([recruit(student, { anew: true }), recruit(student, { anew: true })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { surname, person } = (await read('student', student)).values;
    const found = await system(() => listRecords({ form: 'person', q: String(surname) }));
    expect(found.rows.map(({ id }) => id)).toEqual([person]);
  });

  test('recruited again by a request whose answer was lost is the same worker', async () => {
    const student = await graduate();
    const { rev } = await read('student', student);
    const request = [{ rev, ids: { person: uuidv7(), post: uuidv7() } }, { key: uuidv7() }] as const;
    const first = await recruit(student, ...request);
    expect(await recruit(student, ...request)).toMatchObject({ person: first.person, repeated: true });
    expect(await rowsOf('education', first.person)).toHaveLength(1);
  });

  test('who is in the register already is shown, and linked: what the file holds is not written twice', async () => {
    const student = await graduate();
    const { values } = await read('student', student);
    const known = await create(
      'person',
      {
        ...employment,
        surname: String(values.surname),
        given_names: 'Mariam',
        sex: 'F',
        birth_date: String(values.birth_date),
      },
      kidal,
    );
    await create('education', { person: known, degree: 'LICENCE', institution: 'EIG', year: 2024 });
    expect(await recruit(student)).toMatchObject({ person: null, likely: [{ id: known, agree: ['birth_date'] }] });
    expect((await read('student', student)).values.state).toBe('seeking');
    expect(await recruit(student, { person: known })).toMatchObject({ person: known });
    expect(await rowsOf('education', known)).toHaveLength(1);
    expect(await rowsOf('registration', known)).toHaveLength(1);
    await pass(student, 'unlink', {}, { by: kidal });
    expect((await read('person', known)).values.schools_student).toBeNull();
    expect(await rowsOf('registration', known)).toHaveLength(0);
    expect((await read('student', student)).values).toMatchObject({ state: 'seeking', person: null });
  });

  test('whose recruitment is undone leaves no file that nobody has touched, and may be recruited again', async () => {
    const student = await graduate();
    const { person } = await recruit(student, { post: { facility: units.cscom, valid_from: '2024-11-01' } });
    await pass(student, 'unlink', {}, { by: kidal });
    expect(await read('person', person)).toMatchObject({ deleted: true });
    const again = await recruit(student);
    await as(kidal, () =>
      createRecord({ form: 'note', values: { person: again.person, date: '2024-12-01', text: 'Reçu' } }),
    );
    await pass(student, 'unlink', {}, { by: kidal });
    const kept = await read('person', again.person);
    expect([kept.deleted, kept.values.schools_student]).toEqual([undefined, null]);
  });
});

test('a diploma that names a school of the register knows it, and so does the person', async () => {
  const person = await create('person', {
    ...employment,
    surname: 'SIDIBÉ',
    given_names: 'Awa',
    sex: 'F',
    birth_date: '1990-01-01',
  });
  const schoolOf = async () => {
    const { values, labels } = await read('person', person);
    return values.schools_school ? labels.schools_school?.[String(values.schools_school)] : null;
  };
  const education = await create('education', {
    person,
    degree: 'LICENCE',
    institution: 'école  de OTHER',
    year: 2012,
  });
  expect(await schoolOf()).toBe('Autre école');
  await create('education', { person, degree: 'BAC', institution: 'Lycée de Gao', year: 2009 });
  await create('education', { person, degree: 'MASTER', institution: 'Ecole des Infirmiers de Gao', year: 2015 });
  expect(await schoolOf()).toBe('École des infirmiers de Gao');
  const { rev } = await read('education', education);
  expect(rev).toBe(1);
});

test('a teacher who is a colleague is known to have learnt to teach from the register of in-service training', async () => {
  const person = await create('person', {
    ...employment,
    surname: 'DIALLO',
    given_names: 'Bintou',
    sex: 'F',
    birth_date: '1985-01-01',
  });
  const [course, session, participation] = [uuidv7(), uuidv7(), uuidv7()];
  await system(async () => {
    const load = (form: string, id: string, values: Values) =>
      loadRecords({ form, rows: [{ id, owner: null, values }], reason: 'test' });
    await load('course', course, { name: 'Andragogie', topic: 'Pédagogie', category: 'TEACHING' });
    const days = { starts: '2025-02-03', ends: '2025-02-07' };
    await load('training_session', session, { course, unit: units.gao, name: 'Andragogie à Gao', ...days });
    const seat = { valid_from: '2025-02-03', valid_to: '2025-02-08', status: 'COMPLETED', result: 'PASSED' };
    await load('participation', participation, { session, person, ...seat });
  });
  const colleague = await create('teacher', { school: schools.school, person, role: 'TEACHER' }, registrar);
  const guest = await create(
    'teacher',
    { school: schools.school, surname: 'COULIBALY', given_names: 'Ali', role: 'VISITING' },
    registrar,
  );
  expect((await read('teacher', colleague)).values.mali_andragogy_course).toBe(true);
  expect((await read('teacher', guest)).values.mali_andragogy_course).toBe(false);
});

describe('what is counted', () => {
  const ask = <T>(name: string, query: Record<string, string>, session: Session): Promise<T> =>
    as(
      session,
      () => schoolsPart.routes?.[name]?.({ query, sql: moduleSql, origin: 'http://localhost' }) as Promise<T>,
    );

  test('of the workers of a region are the graduates of each school, beside those with a diploma on record', async () => {
    const of = [schools.school, schools.school, schools.school, schools.other, 'elsewhere', null];
    const people = of.map((school, at) => ({
      ...{ id: uuidv7(), owner: null },
      values: {
        ...{
          surname: `KEITA ${at}`,
          given_names: 'Oumar',
          sex: at % 2 === 0 ? 'F' : 'M',
          position_cadre: at === 5 ? 'MED_GEN' : 'IDE',
        },
        ...(school && school !== 'elsewhere' ? { schools_school: school } : {}),
      },
    }));
    const rows = (valuesOf: (person: string, at: number) => Values | null) =>
      people.flatMap(({ id }, at) => {
        const values = valuesOf(id, at);
        return values ? [{ id: uuidv7(), owner: null, values }] : [];
      });
    await system(async () => {
      await loadRecords({ form: 'person', rows: people, reason: 'test' });
      const posts = rows((person) => ({ person, facility: units.hospital, main: true, valid_from: '2020-01-01' }));
      await loadRecords({ form: 'assignment', rows: posts, reason: 'test' });
      const learnt = rows((person, at) =>
        of[at] ? { person, degree: 'LICENCE', institution: 'École', year: 2015 } : null,
      );
      await loadRecords({ form: 'education', rows: learnt, reason: 'test' });
      await rebuildPlacement('person');
    });
    const shares = (query: Record<string, string>, session: Session) =>
      ask<Shares>('shares', { unit: units.country, ...query }, session);
    const area = ({ areas }: Shares) => areas.find(({ id }) => id === units.menaka);
    const director = account('national_director', units.country);
    expect(area(await shares({}, director))).toMatchObject({
      ...{ people: 5, trained: 5, schools: { [schools.school]: 3, [schools.other]: 1 } },
    });
    expect(area(await shares({ cadres: 'all' }, director))).toMatchObject({ people: 6, trained: 5 });
    const listed = await as(director, () =>
      listRecords({
        ...{ form: 'person', under: units.menaka, count: 'exact' },
        where: {
          op: 'eq',
          left: { op: 'field', path: ['schools_school'] },
          right: { op: 'literal', value: schools.school },
        },
      }),
    );
    expect(listed.total?.count).toBe(3);
    // The directory shows names to another region, not where they learnt.
    expect(area(await shares({}, kidal))).toMatchObject({ people: 5, trained: 0, schools: {} });
    await expect(shares({ cadres: 'x' }, director)).rejects.toMatchObject({ code: 'request.malformed' });
  });

  test('of promotions are the steps by sex, of one’s own school only', async () => {
    type Answer = { promotions: { id: string; steps: Record<string, unknown>; declared: unknown }[] };
    const { promotions } = await ask<Answer>('promotions', {}, registrar);
    expect(promotions.map(({ id }) => id)).toEqual([intakes.school]);
    const rows = (await as(registrar, () => listRecords({ form: 'student', limit: 200 }))).rows;
    const women = rows.filter(({ values }) => values.sex === 'F').length;
    expect(promotions[0]).toMatchObject({
      declared: { applicants: 80, places: 40, admitted: 36 },
      steps: { listed: { all: rows.length, women }, left: { all: 1, women: 0 } },
    });
    expect((await ask<Answer>('promotions', { school: schools.other }, registrar)).promotions).toEqual([]);
  });
});

describe('the marks of a promotion', () => {
  test('stand students by subjects, those of the year of study, and make the transcript', async () => {
    const intake = intakes.school;
    const { values } = await read('intake', intake);
    const [programme, year] = [String(values.programme), Number(values.year)];
    const subject = (name: string, more: Values) => create('school_subject', { programme, name, ...more }, registrar);
    const anatomy = await subject('Anatomie', { stage: 1, coefficient: 3 });
    await subject('Santé publique', { stage: 2 });
    const first = await graduate();
    const mark = { student: first, subject: anatomy, year, semester: 'YEAR' };
    await create('subject_result', { ...mark, attempt: '1', total: 7.5 }, registrar);
    await create('subject_result', { ...mark, attempt: '2', total: 12.25 }, registrar);
    await create('year_result', { student: first, year, stage: 1, average: 12.25, decision: 'PASSED' }, registrar);
    const asked = { intake, year: String(year) };
    const answer = async <T>(name: string, query: Readonly<Record<string, string>>, by = registrar): Promise<T> =>
      (await as(by, async () => schoolsPart.routes?.[name]?.({ query, sql: moduleSql, origin: '' }))) as T;
    const sheet = await answer<MarkSheet>('marks', asked);
    expect(sheet.subjects.map(({ name, coefficient }) => [name, coefficient])).toEqual([['Anatomie', 3]]);
    expect(sheet.marks.map(({ student, total }) => [student, total])).toEqual([[first, 7.5]]);
    expect(sheet.results).toMatchObject([{ student: first, average: 12.25, decision: 'PASSED' }]);
    expect(sheet.students.some(({ id }) => id === first)).toBe(true);
    expect((await answer<MarkSheet>('marks', { ...asked, attempt: '2' })).marks.map(({ total }) => total)).toEqual([
      12.25,
    ]);
    // One more student costs no statement more.
    const cost = async () => {
      const before = opened.database.statements();
      await answer('transcripts', { intake });
      return opened.database.statements() - before;
    };
    const once = await cost();
    await graduate();
    expect(await cost()).toBe(once);
    const [transcript] = await answer<readonly Transcript[]>('transcripts', { student: first });
    expect(transcript?.years).toEqual([
      {
        ...{ year, semester: 'YEAR', stage: 1, average: 12.25, rank: null, decision: 'Admis en classe supérieure' },
        marks: [{ subject: 'Anatomie', coefficient: 3, credits: null, attempt: '2', total: 12.25, passed: null }].map(
          (each) => expect.objectContaining(each),
        ),
      },
    ]);
    expect(transcript?.diplomas).toMatchObject([{ issued: '2024-08-01' }]);
    await expect(answer('marks', asked, account('school_registrar', units.other))).rejects.toMatchObject({
      code: 'record.not_found',
    });
    expect(await answer('transcripts', { student: first }, account('school_registrar', units.other))).toEqual([]);
  });
});
