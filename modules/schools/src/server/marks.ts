import { BaaraError } from '@baara/model';
import { current, type PartContext } from '@baara/server';

export interface MarkStudent extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly matricule: string | null;
}

export interface MarkSubject extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly coefficient: number | null;
  /** The day from which the marks of the year are final; null: they are still entered. */
  readonly approved: string | null;
}

export interface Mark extends Record<string, unknown> {
  readonly id: string;
  readonly rev: number;
  readonly student: string;
  readonly subject: string;
  readonly total: number | null;
}

export interface YearMark extends Record<string, unknown> {
  readonly id: string;
  readonly rev: number;
  readonly student: string;
  readonly average: number | null;
  readonly decision: string | null;
}

/** One page of the marks of a promotion in one school year. */
export interface MarkSheet {
  readonly year: number;
  readonly stage: number;
  /** The years of start that can be chosen. */
  readonly years: readonly number[];
  readonly students: readonly MarkStudent[];
  readonly subjects: readonly MarkSubject[];
  readonly marks: readonly Mark[];
  readonly results: readonly YearMark[];
  readonly page: number;
  readonly pages: number;
}

interface Asked {
  readonly intake: string;
  /** The year of start of the school year; null: the latest that the promotion has reached. */
  readonly year: number | null;
  readonly semester: string;
  readonly attempt: string;
  readonly page: number;
}

const perPage = 50;
const mostSubjects = 30;

/** The students of a promotion, the subjects of its year of study, their final marks and the year's results: five statements. Throws `record.not_found`. */
export async function marksOf(asked: Asked, { sql }: PartContext): Promise<MarkSheet> {
  const { intake, semester, attempt, page } = asked;
  const [promotion] = await sql<{ year: number; programme: string; years: number | null; heads: number }>`
    SELECT i.year, i.programme, g.years,
      (SELECT count(*)::int FROM student s WHERE s.intake = i.id AND s.enrolled IS NOT NULL) AS heads
    FROM intake i LEFT JOIN school_programme g ON g.id = i.programme WHERE i.id = ${intake}`;
  if (!promotion) throw new BaaraError({ code: 'record.not_found', params: { form: 'intake', id: intake } });
  const years = yearsOf(promotion.year, promotion.years ?? 3);
  const year = asked.year ?? years.at(-1) ?? promotion.year;
  const stage = year - promotion.year + 1;
  const students = await sql<MarkStudent>`
    SELECT id, surname || ' ' || given_names AS name, matricule FROM student WHERE intake = ${intake} AND enrolled IS NOT NULL
    ORDER BY surname, given_names, id LIMIT ${perPage} OFFSET ${page * perPage}`;
  const ids = students.map(({ id }) => id);
  const subjects = await sql<MarkSubject>`
    SELECT s.id, s.name, s.code, s.coefficient::float AS coefficient, y.results_approved::text AS approved
    FROM school_subject s LEFT JOIN subject_year y ON y.subject = s.id AND y.year = ${year}
    WHERE s.programme = ${promotion.programme} AND (s.stage IS NULL OR s.stage = ${stage})
      AND (${semester} = 'YEAR' OR s.semester IS NULL OR s.semester IN ('YEAR', ${semester}))
    ORDER BY s.semester, s.code, s.name LIMIT ${mostSubjects}`;
  const marks = await sql<Mark>`
    SELECT id, rev, student, subject, total::float AS total FROM subject_result
    WHERE student = ANY(${ids}::uuid[]) AND year = ${year} AND semester = ${semester} AND attempt = ${attempt}`;
  const results = await sql<YearMark>`
    SELECT id, rev, student, average::float AS average, decision FROM year_result
    WHERE student = ANY(${ids}::uuid[]) AND year = ${year} AND semester = ${semester}`;
  const pages = Math.max(1, Math.ceil(promotion.heads / perPage));
  return { year, stage, years, students, subjects, marks, results, page, pages };
}

/** From the promotion's first school year to the present one, one longer than the programme for those who repeat. */
function yearsOf(first: number, length: number): readonly number[] {
  const { today } = current();
  // A school year begins in October.
  const present = Number(today.slice(0, 4)) - (today.slice(5) < '10-01' ? 1 : 0);
  const last = Math.max(first, Math.min(present, first + length));
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
