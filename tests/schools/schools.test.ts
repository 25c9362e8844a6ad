import { uuidv7 } from '@baara/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../core/server/src/database/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { rebuildPlacement } from '../../core/server/src/placement/index.ts';
import { listRecords, loadRecords, type Values } from '../../core/server/src/records/index.ts';
import schoolsPart from '../../modules/schools/src/server/index.ts';
import type { MarkSheet } from '../../modules/schools/src/server/marks.ts';
import type { Shares } from '../../modules/schools/src/server/share.ts';
import type { Transcript } from '../../modules/schools/src/server/transcript.ts';
import {
  account,
  as,
  create,
  employment,
  graduate,
  intakes,
  kidal,
  opened,
  openOffice,
  read,
  registrar,
  schools,
  system,
  units,
} from './office.ts';

beforeAll(openOffice);
afterAll(() => opened?.close());

// One file, one database: both take part in it one after the other.
await import('./students.ts');

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
