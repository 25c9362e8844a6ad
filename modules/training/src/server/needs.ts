import { current, type PartRoute } from '@baara/server';
import { idAsked, wordAsked } from './ask.ts';
import { standing } from './standing.ts';

/** How many of a cadre at work in a unit lack a competency that is required of them. */
export type NeedCount = {
  readonly cadre: string;
  readonly cadre_label: string;
  readonly competency: string;
  readonly competency_label: string;
  readonly level_label: string | null;
  readonly valid_months: number | null;
  readonly people: number;
  readonly never: number;
  readonly expired: number;
  readonly low: number;
};

/** Why somebody lacks a competency. */
export type NeedState = 'never' | 'expired' | 'low';

/** Somebody who lacks a competency. */
export type NeedPerson = {
  readonly id: string;
  readonly name: string | null;
  readonly unit: string | null;
  readonly state: NeedState;
  readonly last: string | null;
  /** The first day of a session to come that teaches it, where they are enrolled, invited or waiting. */
  readonly planned: string | null;
};

const code = /^[\w.-]{1,64}$/u;
export const needsPerPage = 50;

/** `GET parts/training/needs?unit=`: for each competency that a cadre must have, how many lack it at a unit and below. One statement. */
export const needs: PartRoute = async ({ query, sql }): Promise<{ readonly counts: readonly NeedCount[] }> => {
  const asked = standing({ unit: idAsked(query, 'unit'), competency: null, cadre: null });
  const english = isEnglish();
  const counts = await sql<NeedCount>`
    SELECT n.cadre, n.competency, n.valid_months, CASE WHEN ${english} THEN k.label_en ELSE k.label_fr END AS cadre_label,
      CASE WHEN ${english} THEN c.label_en ELSE c.label_fr END AS competency_label,
      CASE WHEN ${english} THEN l.label_en ELSE l.label_fr END AS level_label,
      count(*)::int AS people, count(*) FILTER (WHERE n.state = 'never')::int AS never,
      count(*) FILTER (WHERE n.state = 'expired')::int AS expired, count(*) FILTER (WHERE n.state = 'low')::int AS low
    FROM (${asked}) n LEFT JOIN cadre k ON k.code = n.cadre LEFT JOIN competency c ON c.code = n.competency
    LEFT JOIN competency_level l ON l.code = n.level
    GROUP BY 1, 2, 3, 4, 5, 6
    ORDER BY count(*) FILTER (WHERE n.state <> 'met') DESC, competency_label, cadre_label`;
  return { counts };
};

/** `GET parts/training/lacking?unit=&competency=&cadre=[&state=][&page=]`: those people, by name; `more` when a further page follows. One statement. */
export const lacking: PartRoute = async ({ query, sql }) => {
  const asked = standing({
    unit: idAsked(query, 'unit'),
    competency: wordAsked(query, 'competency', code),
    cadre: wordAsked(query, 'cadre', code),
  });
  const state = wordAsked(query, 'state', /^(?:never|expired|low)$/u);
  const page = Number(wordAsked(query, 'page', /^\d{1,4}$/u) ?? 0);
  const { today } = current();
  const found = await sql<NeedPerson>`
    SELECT n.person AS id, h.surname || ' ' || h.given_names AS name, n.state, n.last, w.name AS unit, e.planned
    FROM (${asked}) n JOIN person h ON h.id = n.person
    LEFT JOIN LATERAL (
      SELECT u.name FROM assignment a JOIN unit u ON u.id = a.facility
      WHERE a.person = n.person AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
      ORDER BY a.main DESC, a.id LIMIT 1
    ) w ON TRUE
    CROSS JOIN LATERAL (
      SELECT min(t.valid_from) AS planned FROM participation t JOIN course__competencies g ON g.record = t.course
      WHERE t.person = n.person AND g.competency = n.competency AND t.valid_from >= ${today}::date
        AND t.status IN ('REQUESTED', 'INVITED', 'WAITING', 'ENROLLED')
    ) e
    WHERE n.state <> 'met' AND (${state}::text IS NULL OR n.state = ${state})
    ORDER BY h.surname, h.given_names, h.id LIMIT ${needsPerPage + 1} OFFSET ${page * needsPerPage}`;
  const people: readonly NeedPerson[] = found.slice(0, needsPerPage);
  return { people, more: found.length > needsPerPage };
};

function isEnglish(): boolean {
  const { session } = current();
  return session.kind === 'user' && session.language === 'en';
}
