import type { DemonstrationBatch } from '@baara/model';
import { unitId } from '../../tree/ids.ts';
import { inBatches } from '../../tree/rows.ts';
import { givenNames, surnameIn, villages } from '../names.ts';
import { type Random, randomFor } from '../random.ts';
import { examId, idOf, rowOf, startOf, subjectsOf, type Values } from './register.ts';

type Row = DemonstrationBatch['rows'][number];
type Rows = Map<string, Row[]>;

const school = 'ECOLE-EIG';
/** Invented students of a promotion of the school of Gao; the others were never entered. */
const heads = { IDE: 12, SF: 7 } as const;
type Programme = keyof typeof heads;

/** Where the students of a promotion stand, by the years since they began: they are dealt in turn. */
const standings: readonly (readonly string[])[] = [
  ['enrolled', 'admitted', 'applicant', 'enrolled', 'refused', 'enrolled', 'applicant'],
  ['enrolled', 'enrolled', 'dropped_out', 'enrolled', 'repeating', 'enrolled', 'enrolled'],
  ['enrolled', 'enrolled', 'enrolled', 'suspended', 'enrolled', 'dropped_out', 'enrolled'],
  ['seeking', 'certified', 'seeking', 'graduated', 'dropped_out', 'seeking', 'certified'],
  ['seeking', 'dropped_out', 'seeking', 'certified'],
];
const left = ['FEES', 'RESULTS', 'INSECURITY', 'MARRIAGE', 'LIVING'] as const;
const finished = new Set(['graduated', 'certified', 'seeking', 'in_post']);
const certified = new Set(['certified', 'seeking', 'in_post']);

/** A student before any row is written. */
interface Draft {
  readonly key: string;
  readonly programme: Programme;
  /** The year in which the promotion began. */
  readonly year: number;
  readonly state: string;
  readonly number: number;
  readonly values: Values;
  readonly random: Random;
}

/** Who teaches at the school of Gao, and some cohorts of invented students with their years, placements, exams and diplomas. */
export function* studentBatches({ seed, today }: { readonly seed: number; readonly today: string }) {
  yield* inBatches('teacher', teachers);
  yield* inBatches('placement_site', [
    rowOf('placement_site', school, 'EPH2-GAO', {
      ...{ school: idOf('school', school, ''), facility: unitId('EPH2-GAO'), active: true, places: 20 },
    }),
  ]);
  const rows: Rows = new Map();
  let number = 0;
  for (const programme of ['IDE', 'SF'] as const) {
    for (const [back, states] of standings.entries()) {
      const count = back === standings.length - 1 ? states.length : heads[programme];
      for (let head = 0; head < count; head += 1) {
        number += 1;
        const random = randomFor(seed, 9_000_000 + number);
        const state = states[head % states.length] ?? 'enrolled';
        const year = startOf(today) - back;
        const draft = { key: `${programme}/${year}/${head}`, programme, year, state, number, random };
        addStudent(rows, { ...draft, values: identity(draft) }, today);
      }
    }
  }
  for (const form of orderOfForms) yield* inBatches(form, rows.get(form) ?? []);
}

/** The forms of a student's rows, each after those that it names. */
export const orderOfForms = [
  ...['student', 'year_result', 'subject_result', 'study_interruption', 'clinical_placement', 'exam_result', 'diploma'],
] as const;

const teacherOf = (key: string, values: Values): Row =>
  rowOf('teacher', school, key, { school: idOf('school', school, ''), ...values });

const teachers: readonly Row[] = [
  teacherOf('1', {
    ...{ surname: 'TOURÉ', given_names: 'Aguissa', sex: 'M', role: 'DIRECTOR', qualification: 'MPH', level: 'BAC5' },
    ...{ andragogy: true, andragogy_date: '2022-03-14', andragogy_by: 'INFSS', andragogy_days: 10 },
  }),
  teacherOf('2', {
    ...{
      surname: 'DICKO',
      given_names: 'Fadimata',
      sex: 'F',
      role: 'TEACHER',
      qualification: 'LICENCE',
      level: 'BAC3',
    },
    ...{
      andragogy: true,
      andragogy_date: '2023-11-06',
      andragogy_by: 'INFSS',
      andragogy_days: 5,
      teaches: 'Obstétrique',
    },
  }),
  teacherOf('3', {
    ...{ surname: 'MAÏGA', given_names: 'Soumeïla', sex: 'M', role: 'VISITING', qualification: 'MD', level: 'MD' },
    ...{ andragogy: false, teaches: 'Pathologie médicale' },
  }),
  teacherOf('4', {
    ...{ surname: 'CISSÉ', given_names: 'Zeïnabou', sex: 'F', role: 'MENTOR', qualification: 'LICENCE', level: 'BAC3' },
    ...{ andragogy: true, andragogy_date: '2023-11-06', andragogy_by: 'INFSS', andragogy_days: 5 },
    facility: unitId('EPH2-GAO'),
  }),
];

function identity({ programme, year, random }: Pick<Draft, 'programme' | 'year' | 'random'>): Values {
  const sex = programme === 'SF' || random.chance(0.5) ? 'F' : 'M';
  const month = String(random.between(1, 12)).padStart(2, '0');
  const day = String(random.between(1, 28)).padStart(2, '0');
  return {
    ...{ surname: surnameIn('Gao', random), given_names: givenNames(sex, random), sex },
    ...{ birth_date: `${year - random.between(18, 24)}-${month}-${day}`, birth_place: random.pick(villages) },
    ...{ nationality: 'ML', phone: `+2237${String(random.between(0, 9_999_999)).padStart(7, '0')}` },
  };
}

/** Writes a student's row and what follows from how far the studies have come. */
export function addStudent(rows: Rows, draft: Draft, today: string): string {
  const { key, programme, year, state, number, values, random } = draft;
  const student = idOf('student', school, key);
  const add = (form: string, name: string, more: Values) => {
    const row = rowOf(form, school, `${key}/${name}`, form === 'student' ? more : { student, ...more });
    rows.set(form, [...(rows.get(form) ?? []), form === 'student' ? { ...row, id: student } : row]);
  };
  const isEnrolled = !['applicant', 'refused', 'admitted'].includes(state);
  const end = year + 3;
  const [isFinished, isCertified, isGone] = [finished.has(state), certified.has(state), state === 'dropped_out'];
  add('student', '', {
    ...{ intake: idOf('intake', school, `${programme}/${year}`), state, state_since: sinceOf(draft, today) },
    ...{ applied: `${year}-08-${String(random.between(10, 30))}`, entry_degree: 'BAC', entry_year: year },
    ...(state === 'applicant' ? {} : { entrance_score: random.between(20, 36) / 2 }),
    ...(isEnrolled
      ? { enrolled: `${year}-10-03`, matricule: `EIG-${programme}-${year}-${String(number).padStart(3, '0')}` }
      : {}),
    ...(isGone ? { left: `${year + 1}-02-15`, left_reason: left[number % left.length] ?? 'FEES' } : {}),
    ...(isFinished ? { graduated: `${end}-07-15` } : {}),
    ...(isCertified ? { certified: `${end}-08-20` } : {}),
    ...values,
  });
  if (!isEnrolled) return student;
  const last = Math.min(isGone ? year : end - 1, startOf(today) - 1);
  for (let at = year; at <= last; at += 1) addYear(add, draft, at);
  if (state === 'suspended')
    add('study_interruption', '', { valid_from: sinceOf(draft, today), reason: 'PREGNANCY', advice: 'RETURN' });
  if (!isFinished) return student;
  const score = (isCertified ? random.between(200, 330) : random.between(150, 195)) / 20;
  add('exam_result', '', {
    ...{ session: examId(programme, end), candidate_number: `${end}-${String(number).padStart(4, '0')}`, attempt: '1' },
    ...{
      outcome: isCertified ? 'PASSED' : 'FAILED',
      date: `${end}-07-18`,
      score,
      file_received: true,
      file_approved: true,
    },
  });
  if (!isCertified) return student;
  add('diploma', '', {
    ...{ degree: 'LICENCE', number: `EIG-${end}-${String(number).padStart(4, '0')}`, issued: `${end}-08-20` },
    ...{ grade: score >= 14 ? 'Bien' : score >= 12 ? 'Assez bien' : 'Passable', exam: examId(programme, end) },
  });
  return student;
}

function addYear(add: (form: string, name: string, more: Values) => void, draft: Draft, at: number): void {
  const { year, state, random } = draft;
  const repeats = state === 'repeating' && at === year;
  const average = (repeats ? random.between(140, 195) : random.between(205, 320)) / 20;
  const stage = at - year + 1;
  add('year_result', String(at), {
    ...{
      year: at,
      semester: 'YEAR',
      stage,
      average,
      decision: repeats ? 'REPEATS' : 'PASSED',
      decided: `${at + 1}-07-10`,
    },
  });
  for (const [order, { key, coefficient }] of subjectsOf(draft.programme, stage).entries()) {
    // Two by two above and below the average: weighed, they come to it.
    const apart = ((draft.number * 7 + at + coefficient) % 8) / 4;
    const total = average + (order % 2 === 0 ? apart : -apart);
    add('subject_result', `${at}/${order}`, {
      ...{ subject: idOf('school_subject', school, key), year: at, semester: 'YEAR', attempt: '1' },
      ...{ total: Math.round(total * 100) / 100, passed: total >= 10, recorded: `${at + 1}-07-05` },
    });
  }
  if (stage > 2) return;
  const absent = random.between(0, 2);
  add('clinical_placement', String(at), {
    ...{
      facility: unitId('EPH2-GAO'),
      mentor: idOf('teacher', school, '4'),
      department: stage === 1 ? 'MEDICINE' : 'MATERNITY',
    },
    ...{ starts: `${at + 1}-04-04`, ends: `${at + 1}-04-29`, present: 20 - absent, absent },
    ...{ score: random.between(22, 34) / 2, passed: true },
  });
}

function sinceOf({ year, state }: Pick<Draft, 'year' | 'state'>, today: string): string {
  const day: Readonly<Record<string, string>> = {
    ...{ applicant: `${year}-08-31`, refused: `${year}-09-20`, admitted: `${year}-09-20`, enrolled: `${year}-10-03` },
    ...{ dropped_out: `${year + 1}-02-15`, repeating: `${year + 1}-10-03`, suspended: `${year + 2}-10-03` },
    ...{ graduated: `${year + 3}-07-15`, certified: `${year + 3}-08-20`, seeking: `${year + 3}-09-01` },
  };
  const since = day[state] ?? `${year + 3}-10-01`;
  return since < today ? since : today;
}
