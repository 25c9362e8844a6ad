import type { PartContext, PartRoute } from '@baara/server';
import { type Counts, type Group, type Shown, suppress } from './suppress.ts';
import { difference, type Share, wilson } from './wilson.ts';

/** Those of a cohort at one exam session, with a scholarship and without. Shares are 0 to 1; null where a number is hidden. */
export interface Compared {
  readonly cohort: string;
  readonly session: string;
  readonly holders: Group<Shown & { readonly share: Share | null }>;
  readonly others: Group<Shown & { readonly share: Share | null }>;
  /** The share of holders who passed minus that of the others. */
  readonly difference: Share | null;
  /** The one divided by the other. */
  readonly ratio: number | null;
}

interface Row {
  readonly cohort: string;
  readonly session: string;
  readonly holder: boolean;
  readonly sex: string;
  readonly candidates: number;
  readonly present: number;
  readonly passed: number;
}

/**
 * `GET …/comparison`: the results of those who hold a scholarship and of the others, by cohort and exam session. A holder is who held one when the
 * exam was sat: any that was not withdrawn. Results that are not known yet are left out. The groups may differ in everything else: nothing here proves an effect.
 */
export const comparison: PartRoute = async ({ sql }): Promise<readonly Compared[]> =>
  compare(await countResults({ sql }));

async function countResults({ sql }: PartContext): Promise<readonly Row[]> {
  const rows = await sql`
    SELECT coalesce(sc.acronym, sc.name) || ' · ' || sp.name || ' ' || i.year AS cohort, e.name || ' ' || e.year || CASE WHEN e.resit THEN ' (2)' ELSE '' END AS session,
      s.sex, EXISTS (SELECT 1 FROM scholarship_award a WHERE a.student = s.id AND a.state <> 'withdrawn'
        AND (e.starts IS NULL OR left(a.first_month::text, 7) <= left(e.starts::text, 7))) AS holder,
      count(*)::int AS candidates, count(*) FILTER (WHERE r.outcome <> 'ABSENT')::int AS present,
      count(*) FILTER (WHERE r.outcome = 'PASSED')::int AS passed
    FROM exam_result r JOIN exam_session e ON e.id = r.session JOIN student s ON s.id = r.student
    JOIN intake i ON i.id = s.intake JOIN school_programme sp ON sp.id = i.programme JOIN school sc ON sc.id = sp.school
    WHERE r.outcome <> 'PENDING'
    GROUP BY sc.acronym, sc.name, sp.name, i.year, e.name, e.year, e.resit, s.sex, holder, e.starts
    ORDER BY i.year DESC, 1, e.year DESC, e.name, e.resit LIMIT 2000`;
  return rows as unknown as readonly Row[];
}

/** The comparison of counted results, small numbers hidden. */
export function compare(rows: readonly Row[]): readonly Compared[] {
  const keys = [...new Set(rows.map(({ cohort, session }) => JSON.stringify([cohort, session])))];
  return keys.map((key) => {
    const [cohort, session] = JSON.parse(key) as [string, string];
    const own = rows.filter((row) => row.cohort === cohort && row.session === session);
    const holders = groupOf(own.filter(({ holder }) => holder));
    const others = groupOf(own.filter(({ holder }) => !holder));
    const [one, other] = [holders.all.share, others.all.share];
    return {
      ...{ cohort, session, holders, others },
      difference: one && other ? difference(one, other) : null,
      ratio: one && other && other.rate > 0 ? one.rate / other.rate : null,
    };
  });
}

function groupOf(rows: readonly Row[]): Compared['holders'] {
  const of = (sex: string): Counts => {
    const own = rows.filter((row) => row.sex === sex);
    const sum = (key: keyof Counts) => own.reduce((total, row) => total + row[key], 0);
    return { candidates: sum('candidates'), present: sum('present'), passed: sum('passed') };
  };
  const { women, men, all } = suppress({ women: of('F'), men: of('M') });
  const shared = (shown: Shown) => ({
    ...shown,
    share: shown.passed !== null && shown.present !== null ? wilson(shown.passed, shown.present) : null,
  });
  return { women: shared(women), men: shared(men), all: shared(all) };
}
