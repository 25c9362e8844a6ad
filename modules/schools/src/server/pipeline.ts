import type { PartContext } from '@baara/server';

/** How many students have come so far: all of them, and the women. */
export interface Heads {
  readonly all: number;
  readonly women: number;
}

/** The steps that are counted, by the dates and states of students' rows. */
export const steps = ['listed', 'admitted', 'enrolled', 'graduated', 'certified', 'in_post', 'left'] as const;
export type Step = (typeof steps)[number];

/** A promotion from its candidates to its workers. */
export interface Promotion {
  readonly id: string;
  readonly year: number;
  readonly programme: string;
  readonly school: string;
  readonly school_name: string;
  /** As the school declared them; null: not said. */
  readonly declared: {
    readonly applicants: number | null;
    readonly places: number | null;
    readonly admitted: number | null;
  };
  readonly steps: Readonly<Record<Step, Heads>>;
}

/** The latest promotions of a school, or of all that the reader may see: 200 at most. Two statements. */
export async function promotionsOf(school: string | null, { sql }: PartContext) {
  const schools = await sql<{ id: string; name: string }>`SELECT s.id, s.name FROM school s ORDER BY s.name`;
  const rows = await sql<PromotionRow>`
    WITH latest AS MATERIALIZED (
      SELECT i.id, i.year, i.applicants, i.places, i.admitted, g.name AS programme, s.id AS school, s.name AS school_name
      FROM intake i JOIN school_programme g ON g.id = i.programme JOIN school s ON s.id = g.school
      WHERE ${school}::uuid IS NULL OR s.id = ${school}::uuid
      ORDER BY i.year DESC, s.name, g.name LIMIT 200
    ), counted AS MATERIALIZED (
      SELECT s.intake, s.sex, count(*)::int AS listed, count(*) FILTER (WHERE s.state NOT IN ('applicant', 'refused'))::int AS admitted,
        count(s.enrolled)::int AS enrolled, count(s.graduated)::int AS graduated, count(s.certified)::int AS certified,
        count(*) FILTER (WHERE s.state = 'in_post')::int AS in_post, count(*) FILTER (WHERE s.state = 'dropped_out')::int AS "left"
      FROM student s WHERE s.intake IN (SELECT id FROM latest) GROUP BY 1, 2
    )
    SELECT l.*, coalesce((SELECT jsonb_agg(to_jsonb(c)) FROM counted c WHERE c.intake = l.id), '[]') AS counts
    FROM latest l ORDER BY l.year DESC, l.school_name, l.programme`;
  return { schools, promotions: rows.map(promotionOf) };
}

interface PromotionRow extends Record<string, unknown> {
  readonly id: string;
  readonly year: number;
  readonly applicants: number | null;
  readonly places: number | null;
  readonly admitted: number | null;
  readonly programme: string;
  readonly school: string;
  readonly school_name: string;
  readonly counts: readonly ({ readonly sex: string | null } & Readonly<Record<Step, number>>)[];
}

function promotionOf({ counts, applicants, places, admitted, ...row }: PromotionRow): Promotion {
  const sum = (step: Step, sex?: string) =>
    counts.filter((each) => sex === undefined || each.sex === sex).reduce((all, each) => all + each[step], 0);
  return {
    ...{ id: row.id, year: row.year, programme: row.programme, school: row.school, school_name: row.school_name },
    declared: { applicants, places, admitted },
    steps: Object.fromEntries(
      steps.map((step) => [step, { all: sum(step), women: sum(step, 'F') }]),
    ) as Promotion['steps'],
  };
}
