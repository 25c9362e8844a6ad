import type { DemonstrationBatch } from '@baara/model';
import { dateOf } from '../days.ts';
import type { Worker } from '../people.ts';
import { randomFor } from '../random.ts';
import { schoolNamed, startOf, type Values } from './register.ts';
import { addStudent, orderOfForms } from './students.ts';

type Row = DemonstrationBatch['rows'][number];

/** How many workers of the north have their years as students on record. */
const most = 16;
/** Their numbers begin where no invented student has one. */
const firstNumber = 500;
/** What a student's row says of the person that it became. */
const same = ['surname', 'given_names', 'sex', 'birth_date', 'birth_place', 'nationality', 'phone', 'mali_nina'];

/**
 * Whoever has lately come from the school of Gao to a post in the north was a student there: a row that is linked to the person, with its
 * years, exam and diploma. Answers the student's id and rows, or null for everybody else.
 */
export function alumniOf({ seed, today }: { readonly seed: number; readonly today: string }) {
  let found = 0;
  return (worker: Worker, person: string, education: Values | undefined) => {
    const programme = worker.cell.cadre.code;
    if (found >= most || (programme !== 'IDE' && programme !== 'SF')) return null;
    if (education?.institution !== 'École des infirmiers de Gao') return null;
    const graduated = Number(education.year);
    const year = graduated - 3;
    const isRecent = startOf(today) - year >= 4 && startOf(today) - year <= 6;
    if (!isRecent || dateOf(worker.entered) <= `${graduated}-09-01`) return null;
    found += 1;
    const rows = new Map<string, Row[]>();
    const number = firstNumber + found;
    const values = {
      ...Object.fromEntries(same.map((key) => [key, worker.values[key] ?? null])),
      ...{ person, state_since: dateOf(worker.entered) },
    };
    const draft = {
      key: `${programme}/${year}/alumni/${found}`,
      programme,
      year,
      state: 'in_post',
      number,
      values,
    } as const;
    const student = addStudent(rows, { ...draft, random: randomFor(seed, 9_500_000 + found) }, today);
    return { student, rows: orderOfForms.flatMap((form) => (rows.get(form) ?? []).map((row) => [form, row] as const)) };
  };
}

/** A diploma with the school of the register that it names. */
export function withSchool(education: Values): Values {
  const school = schoolNamed(education.institution);
  return school === null ? education : { ...education, schools_school: school };
}
