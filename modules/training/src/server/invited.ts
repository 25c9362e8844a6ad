import { current, type PartContext } from '@baara/server';

/** Somebody who is invited to a session and has not answered, as a letter speaks to them. */
export type Invited = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly unit: string | null;
  readonly session: string;
  readonly course: string | null;
  readonly starts: string;
  readonly ends: string;
  readonly venue: string | null;
  readonly place: string | null;
  readonly enrol_by: string | null;
  /** When the letter left by e-mail, or when that was refused. */
  readonly mailed: string | null;
  readonly mail_refused: string | null;
};

/** Those of a session, or one participation alone, as far as the reader may see them; by name. */
export function invitedOf(
  { sql }: PartContext,
  asked: { readonly session: string | null; readonly participation: string | null; readonly most: number },
): Promise<readonly Invited[]> {
  const { today } = current();
  return sql<Invited>`
    SELECT p.id, coalesce(h.surname || ' ' || h.given_names, p.guest_name) AS name, coalesce(h.email, p.guest_email) AS email,
      coalesce(w.name, p.guest_body) AS unit, s.name AS session, c.name AS course, s.starts, s.ends, s.venue, u.name AS place, s.enrol_by,
      p.mailed, p.mail_refused
    FROM participation p JOIN training_session s ON s.id = p.session LEFT JOIN course c ON c.id = s.course
    LEFT JOIN unit u ON u.id = s.unit LEFT JOIN person h ON h.id = p.person
    LEFT JOIN LATERAL (
      SELECT f.name FROM assignment a JOIN unit f ON f.id = a.facility
      WHERE a.person = p.person AND a.valid_from <= ${today}::date AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
      ORDER BY a.main DESC, a.id LIMIT 1
    ) w ON TRUE
    WHERE p.status = 'INVITED' AND (${asked.session}::text IS NULL OR p.session = ${asked.session}::uuid)
      AND (${asked.participation}::text IS NULL OR p.id = ${asked.participation}::uuid)
    ORDER BY h.surname, h.given_names, p.guest_name, p.id LIMIT ${asked.most}`;
}
