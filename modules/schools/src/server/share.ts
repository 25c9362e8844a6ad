import { BaaraError } from '@baara/model';
import type { PartContext } from '@baara/server';

/** The people of one area, below the unit that was asked. */
export interface Area {
  readonly id: string;
  readonly name: string;
  /** People of the register who work there. */
  readonly people: number;
  /** Of them, those with a diploma on record: what shares are of. */
  readonly trained: number;
  /** Graduates by school. */
  readonly schools: Readonly<Record<string, number>>;
}

/** Whose graduates staff a country, area by area. */
export interface Shares {
  readonly areas: readonly Area[];
  /** The schools that have graduates there, those with most first. */
  readonly schools: readonly { readonly id: string; readonly name: string; readonly people: number }[];
  /** The cadres that were counted; empty: all. */
  readonly cadres: readonly { readonly code: string; readonly label: string }[];
}

/**
 * Of the people who work at each unit directly below `unit`, and below it, how many have a diploma on record and how many are graduates of which school; only of
 * the cadres that schools of the register train, unless `cadres` is `all`. Counted as the lists count, of what the reader may see. Two statements.
 */
export async function sharesAt(
  {
    unit,
    cadres = 'trained',
    language,
  }: { readonly unit: string; readonly cadres?: string; readonly language: string },
  { sql }: PartContext,
): Promise<Shares> {
  if (cadres !== 'trained' && cadres !== 'all')
    throw new BaaraError({ code: 'request.malformed', params: { parameter: 'cadres', reason: 'unknown' } });
  const counted =
    cadres === 'all'
      ? []
      : await sql<{ code: string; label: string }>`
          SELECT c.code, CASE WHEN ${language} = 'en' THEN c.label_en ELSE c.label_fr END AS label
          FROM cadre c WHERE c.code IN (SELECT g.cadre FROM school_programme g) ORDER BY 2`;
  const codes = counted.map(({ code }) => code);
  const rows = await sql<{
    area: string;
    name: string;
    school: string | null;
    school_name: string | null;
    people: number;
    trained: number;
  }>`
    WITH place AS MATERIALIZED (
      SELECT u.id AS area, u.name, c.descendant AS unit FROM unit u JOIN unit_closure c ON c.ancestor = u.id WHERE u.parent = ${unit}::uuid
    ), worker AS MATERIALIZED (
      SELECT DISTINCT l.area, l.name, p.id, p.schools_school AS school
      FROM place l JOIN person_place w ON w.unit = l.unit JOIN person p ON p.id = w.record
      WHERE ${cadres} = 'all' OR p.position_cadre = ANY(${codes}::text[])
    ), learnt AS MATERIALIZED (SELECT DISTINCT person FROM education)
    SELECT w.area, w.name, w.school, s.name AS school_name, count(*)::int AS people, count(l.person)::int AS trained
    FROM worker w LEFT JOIN learnt l ON l.person = w.id LEFT JOIN school s ON s.id = w.school
    GROUP BY 1, 2, 3, 4 ORDER BY 2`;
  const areas = new Map<
    string,
    { id: string; name: string; people: number; trained: number; schools: Record<string, number> }
  >();
  const schools = new Map<string, { id: string; name: string; people: number }>();
  for (const { area: id, name, school, school_name, people, trained } of rows) {
    const area = areas.get(id) ?? { id, name, people: 0, trained: 0, schools: {} };
    areas.set(id, area);
    area.people += people;
    area.trained += trained;
    if (school === null) continue;
    area.schools[school] = people;
    const known = schools.get(school) ?? { id: school, name: school_name ?? '', people: 0 };
    schools.set(school, { ...known, people: known.people + people });
  }
  return {
    areas: [...areas.values()],
    schools: [...schools.values()].sort((a, b) => b.people - a.people || a.name.localeCompare(b.name)),
    cadres: counted,
  };
}
