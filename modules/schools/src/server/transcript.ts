import type { PartContext } from '@baara/server';

/** The studies of one student as the school attests them. */
export interface Transcript {
  readonly id: string;
  readonly name: string;
  readonly matricule: string | null;
  readonly birth_date: string | null;
  readonly birth_place: string | null;
  readonly school: string | null;
  readonly programme: string | null;
  readonly intake: number | null;
  readonly years: readonly TranscriptYear[];
  readonly diplomas: readonly { readonly degree: string; readonly number: string; readonly issued: string }[];
}

/** A school year or a semester of it. */
export interface TranscriptYear {
  readonly year: number;
  readonly semester: string;
  readonly stage: number | null;
  readonly average: number | null;
  readonly rank: number | null;
  readonly decision: string | null;
  readonly marks: readonly TranscriptMark[];
}

export interface TranscriptMark {
  readonly subject: string;
  readonly coefficient: number | null;
  readonly credits: number | null;
  readonly attempt: string;
  readonly total: number | null;
  readonly passed: boolean | null;
}

/** Transcripts of one file: a promotion with more is printed in parts. */
const most = 60;

interface Head extends Omit<Transcript, 'years' | 'diplomas'>, Record<string, unknown> {}
interface MarkRow extends TranscriptMark, Record<string, unknown> {
  readonly student: string;
  readonly year: number;
  readonly semester: string;
}
interface YearRow extends Omit<TranscriptYear, 'marks'>, Record<string, unknown> {
  readonly student: string;
}

/**
 * The transcripts of one student, or of a promotion, in the reader's language and by name: of each subject the mark of the last attempt. Four statements whatever
 * the number of students.
 */
export async function transcriptsOf(
  asked: { readonly student: string | null; readonly intake: string | null; readonly language: string },
  { sql }: PartContext,
): Promise<readonly Transcript[]> {
  const { student, intake } = asked;
  const english = asked.language === 'en';
  const heads = await sql<Head>`
    SELECT s.id, s.surname || ' ' || s.given_names AS name, s.matricule, s.birth_date::text AS birth_date, s.birth_place,
      c.name AS school, g.name AS programme, i.year AS intake
    FROM student s LEFT JOIN intake i ON i.id = s.intake LEFT JOIN school_programme g ON g.id = i.programme LEFT JOIN school c ON c.id = g.school
    WHERE (s.id = ${student}::uuid OR s.intake = ${intake}::uuid) AND s.enrolled IS NOT NULL
    ORDER BY s.surname, s.given_names, s.id LIMIT ${most}`;
  const ids = heads.map(({ id }) => id);
  const marks = await sql<MarkRow>`
    SELECT DISTINCT ON (r.student, r.year, r.semester, j.name, r.subject) r.student, r.year, r.semester, j.name AS subject,
      j.coefficient::float AS coefficient, j.credits, r.attempt, r.total::float AS total, r.passed
    FROM subject_result r JOIN school_subject j ON j.id = r.subject
    WHERE r.student = ANY(${ids}::uuid[]) ORDER BY r.student, r.year, r.semester, j.name, r.subject, r.attempt DESC`;
  const years = await sql<YearRow>`
    SELECT r.student, r.year, r.semester, r.stage, r.average::float AS average, r.rank,
      CASE WHEN ${english} THEN d.label_en ELSE d.label_fr END AS decision
    FROM year_result r LEFT JOIN year_decision d ON d.code = r.decision WHERE r.student = ANY(${ids}::uuid[])`;
  const diplomas = await sql<{ student: string; degree: string; number: string; issued: string }>`
    SELECT d.student, CASE WHEN ${english} THEN l.label_en ELSE l.label_fr END AS degree, d.number, d.issued::text AS issued
    FROM diploma d LEFT JOIN degree l ON l.code = d.degree WHERE d.student = ANY(${ids}::uuid[]) ORDER BY d.issued`;
  return heads.map((head) => ({
    ...head,
    years: yearsOf(
      years.filter((each) => each.student === head.id),
      marks.filter((each) => each.student === head.id),
    ),
    diplomas: diplomas.filter((each) => each.student === head.id),
  }));
}

/** The years in order; marks whose year the jury has not decided yet stand in one of their own. */
function yearsOf(results: readonly YearRow[], marks: readonly MarkRow[]): readonly TranscriptYear[] {
  const years = new Map<string, TranscriptYear>();
  const undecided = { stage: null, average: null, rank: null, decision: null };
  const terms = [...marks.map(({ year, semester }) => ({ ...undecided, year, semester })), ...results];
  for (const { year, semester, stage, average, rank, decision } of terms) {
    const own = marks.filter((each) => each.year === year && each.semester === semester);
    years.set(`${year} ${semester}`, { year, semester, stage, average, rank, decision, marks: own });
  }
  return [...years.values()].sort((one, other) => one.year - other.year || one.semester.localeCompare(other.semester));
}
