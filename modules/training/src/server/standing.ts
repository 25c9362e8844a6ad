import { current, sql, unitsRead } from '@baara/server';

interface Asked {
  readonly unit: string;
  readonly competency: string | null;
  readonly cadre: string | null;
}

/**
 * Those at work at a unit or below it today, beside each competency that their cadre must have: `person`, `cadre`, `competency`, `level`, `valid_months`, `last` (the
 * latest day of what is known), and `state`: `met`, or why not: `never` acquired, `expired`, or at too `low` a level. A query to stand in a WITH.
 *
 * What counts: an entry among the person's competencies, an assessment at the end of a session, a course that was passed and teaches it (until its
 * certificate expires; a withdrawn one does not count). At the level required or above; where none is required, at any but the lowest, or without one. Not longer
 * ago than the requirement says: a day that nobody noted is too long ago.
 */
export function standing({ unit, competency, cadre }: Asked) {
  const { today } = current();
  const readable = [within(unitsRead('person_competency')), within(unitsRead('participation'))];
  return sql`
    WITH required AS MATERIALIZED (
      SELECT r.cadre, r.competency, r.level, r.valid_months, l.sort AS least
      FROM competency_requirement r LEFT JOIN competency_level l ON l.code = r.level
      WHERE (${competency}::text IS NULL OR r.competency = ${competency}) AND (${cadre}::text IS NULL OR r.cadre = ${cadre})
    ), worker AS MATERIALIZED (
      SELECT p.id, p.position_cadre AS cadre FROM person p
      WHERE p.position_cadre IN (SELECT cadre FROM required) AND EXISTS (
        SELECT 1 FROM assignment a JOIN unit_closure c ON c.descendant = a.facility
        WHERE a.person = p.id AND c.ancestor = ${unit} AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
          ${readable[0]} ${readable[1]})
    ), evidence AS MATERIALIZED (
      SELECT e.person, e.competency, l.sort AS rank, e.level, e.day, e.until
      FROM (
        SELECT person, competency, level, evaluated AS day, NULL::date AS until FROM person_competency
        UNION ALL
        SELECT t.person, o.competency, o.level, o.date, NULL FROM competency_assessment o JOIN participation t ON t.id = o.participation
        UNION ALL
        SELECT t.person, g.competency, g.level, coalesce(t.certified, t.valid_to - 1), t.expires
        FROM participation t LEFT JOIN training_session s ON s.id = t.session
        JOIN course__competencies g ON g.record = coalesce(t.course, s.course)
        WHERE t.result = 'PASSED' AND t.withdrawn IS NULL
      ) e LEFT JOIN competency_level l ON l.code = e.level
      WHERE e.person IN (SELECT id FROM worker) AND e.competency IN (SELECT competency FROM required)
    ), judged AS (
      SELECT w.id AS person, r.cadre, r.competency, r.level, r.valid_months, max(e.day) AS last, count(e.person) AS known,
        bool_or(v.high AND v.recent) AS met, bool_or(v.high) AS had
      FROM worker w JOIN required r ON r.cadre = w.cadre
      LEFT JOIN evidence e ON e.person = w.id AND e.competency = r.competency
      CROSS JOIN LATERAL (SELECT
        CASE WHEN e.person IS NULL THEN FALSE WHEN r.level IS NULL THEN e.level IS NULL OR e.rank > (SELECT min(sort) FROM competency_level) ELSE e.rank >= r.least END AS high,
        (r.valid_months IS NULL OR e.day + make_interval(months => r.valid_months) > ${today}::date)
          AND (e.until IS NULL OR e.until >= ${today}::date) AS recent) v
      GROUP BY 1, 2, 3, 4, 5
    )
    SELECT person, cadre, competency, level, valid_months, last,
      CASE WHEN met THEN 'met' WHEN known = 0 THEN 'never' WHEN had THEN 'expired' ELSE 'low' END AS state
    FROM judged`;
}

/** Of whom one does not read the competencies one cannot say that they lack any: who is only in one's directory is left out. */
function within(units: ReturnType<typeof unitsRead>) {
  if (units === 'everywhere') return sql``;
  return sql`AND EXISTS (SELECT 1 FROM unit_closure r WHERE r.descendant = a.facility AND r.ancestor = ANY(${sql.param([...units])}::uuid[]))`;
}
