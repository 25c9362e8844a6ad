import { uuidv7 } from '@baara/model';
import { describe, expect, test } from 'vitest';
import { applyEnvelope, createRecord, listRecords } from '../../core/server/src/records/index.ts';
import {
  as,
  create,
  employment,
  graduate,
  heads,
  intakes,
  kidal,
  pass,
  read,
  recruit,
  registrar,
  rowsOf,
  system,
  units,
} from './office.ts';

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
