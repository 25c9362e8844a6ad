import { current, type PartContext } from '@baara/server';

/** How many people at work in a unit, by sex and by five years of age; `from` is null where the birth date is not known or not shown. */
export interface AgeGroup {
  readonly from: number | null;
  readonly sex: string;
  readonly people: number;
}

/** How many people at work reach the age of retirement in a year; the first year counts those who have passed it. */
export interface RetirementYear {
  readonly year: number;
  readonly people: number;
}

export interface Ages {
  readonly groups: readonly AgeGroup[];
  readonly retirements: readonly RetirementYear[];
}

const youngest = 20;
const oldest = 65;
const years = 10;

/** The ages of those who work at a unit or below it today, and who will retire in the next ten years, as far as the session may read them. */
export async function agesAt({ sql }: PartContext, unit: string): Promise<Ages> {
  const { today } = current();
  const counted = await sql<{ kind: string; sex: string | null; at: number | null; people: number }>`
    WITH people AS MATERIALIZED (
      SELECT sex, date_part('year', age(${today}::date, birth_date::date))::int AS age,
        CASE WHEN position_retirement_date IS NOT NULL
          THEN greatest(date_part('year', position_retirement_date::date), date_part('year', ${today}::date))::int END AS retires
      FROM person p
      WHERE EXISTS (
        SELECT 1 FROM assignment a JOIN unit_closure c ON c.descendant = a.facility
        WHERE a.person = p.id AND c.ancestor = ${unit} AND a.valid_from <= ${today} AND (a.valid_to IS NULL OR a.valid_to > ${today})
      )
    )
    SELECT 'age' AS kind, sex, least(${oldest}::int, greatest(${youngest}::int, age / 5 * 5)) AS at, count(*)::int AS people
    FROM people GROUP BY 1, 2, 3
    UNION ALL
    SELECT 'retirement', NULL, retires, count(*)::int
    FROM people WHERE retires < date_part('year', ${today}::date) + ${years}::int GROUP BY 1, 2, 3
    ORDER BY 1, 3, 2`;
  const first = Number(today.slice(0, 4));
  return {
    groups: counted
      .filter(({ kind }) => kind === 'age')
      .map(({ sex, at, people: count }) => ({ sex: sex ?? '', from: at, people: count })),
    retirements: Array.from({ length: years }, (_, at) => ({
      year: first + at,
      people: counted.find((row) => row.kind === 'retirement' && row.at === first + at)?.people ?? 0,
    })),
  };
}
