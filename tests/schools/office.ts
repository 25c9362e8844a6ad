import { compose, uuidv7 } from '@baara/model';
import { asSystem } from '../../core/server/src/access/index.ts';
import { inTransaction, type Session } from '../../core/server/src/database/index.ts';
import { moduleSql } from '../../core/server/src/lock/index.ts';
import { useParts } from '../../core/server/src/parts/index.ts';
import { keepPlacement } from '../../core/server/src/placement/index.ts';
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
import { mali } from '../../sites/mali/src/site.ts';

export const model = compose(mali);
export const units = {
  ...{ country: uuidv7(), gao: uuidv7(), kidal: uuidv7(), menaka: uuidv7() },
  ...{ school: uuidv7(), other: uuidv7(), cscom: uuidv7(), hospital: uuidv7() },
};
export let opened: Awaited<ReturnType<typeof openTestDatabase>>;
export const intakes: Record<'school' | 'other', string> = { school: '', other: '' };
export const schools: Record<'school' | 'other', string> = { school: '', other: '' };

export const as = <T>(session: Session, work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: opened.database, model, session, deadlineMs: 60_000 }, work);
export const system = <T>(work: () => Promise<T>): Promise<T> => as(asSystem('test'), work);

export const account = (role: string, unit: string): Session => ({
  ...{ kind: 'user', user: uuidv7(), username: role, language: 'fr' },
  assignments: [{ id: uuidv7(), role, unit, from: '2000-01-01', to: null }],
});
export const registrar = account('school_registrar', units.school);
export const kidal = account('regional_manager', units.kidal);

export async function create(form: string, values: Values, session: Session = asSystem('test')): Promise<string> {
  const id = uuidv7();
  await as(session, () => createRecord({ form, id, values }));
  return id;
}
export const read = (form: string, id: string, session: Session = asSystem('test')) =>
  as(session, () => readRecord({ form, id }));
export const rowsOf = async (form: string, person: string) =>
  (
    await system(() =>
      listRecords({
        form,
        where: { op: 'eq', left: { op: 'field', path: ['person'] }, right: { op: 'literal', value: person } },
      }),
    )
  ).rows;

export async function pass(
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

export const surnames = ['BALLO', 'CISSÉ', 'DEMBÉLÉ', 'FOFANA', 'GUINDO', 'HAÏDARA', 'KANTÉ', 'NIARÉ'];
export let heads = -1;
/** A graduate of the school of Gao who looks for work, with a name that nobody else has. */
export async function graduate(more: Values = {}): Promise<string> {
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

export const employment = { position_cadre: 'IDE', position_statut: 'CE', position_funding: 'ETAT' };
export async function recruit(
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

/** Opens the register of two schools and their promotions, once for all that is told of them. */
export async function openOffice(): Promise<void> {
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
}
