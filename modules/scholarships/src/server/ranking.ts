import { applyEnvelope, type PartAction, type PartContext, type PartRoute } from '@baara/server';
import { idIn, malformed, refusal } from './say.ts';

/** An application by its place in the ranking; those with the same score share a place. */
export interface Ranked {
  readonly id: string;
  readonly rev: number;
  readonly place: number;
  readonly student: string | null;
  readonly score: number;
  readonly state: string;
}

export interface Ranking {
  readonly applications: readonly Ranked[];
  /** Places of the programme that no selected application holds yet. */
  readonly free: number;
}

/** `GET …/ranking?programme=`: the applications that have a score, the best first; 300 at most. */
export const ranking: PartRoute = ({ query, sql }) => rank({ sql }, idIn(query, 'programme'));

async function rank({ sql }: PartContext, programme: string): Promise<Ranking> {
  const applications = await sql`
    SELECT *, rank() OVER (ORDER BY score DESC)::int AS place FROM (
      SELECT a.id, a.rev, a.state, s.surname || ' ' || s.given_names AS student,
        round((a.need * p.weight_need + a.merit * p.weight_merit + CASE WHEN a.from_region THEN 100 ELSE 0 END * p.weight_region
          + CASE WHEN s.sex = 'F' THEN 100 ELSE 0 END * p.weight_sex) / 100.0, 2) AS score
      FROM scholarship_application a JOIN scholarship_programme p ON p.id = a.programme LEFT JOIN student s ON s.id = a.student
      WHERE a.programme = ${programme} AND a.state IN ('scored', 'selected', 'waiting')
    ) scored WHERE score IS NOT NULL ORDER BY place, student, id LIMIT 300`;
  const [room] = await sql`
    SELECT p.places - (SELECT count(*)::int FROM scholarship_application a WHERE a.programme = p.id AND a.state = 'selected') AS free
    FROM scholarship_programme p WHERE p.id = ${programme}`;
  return { applications: applications as unknown as readonly Ranked[], free: Math.max(0, Number(room?.free ?? 0)) };
}

/** Selects the best of those that wait for a decision, as many as said, and puts the other scored ones on the waiting list: by the caller’s own rights. */
export const select: PartAction = async ({ body, key, sql }) => {
  const programme = idIn(body, 'programme');
  const { places } = body;
  if (typeof places !== 'number' || !Number.isInteger(places) || places < 1) throw malformed('places');
  const { applications, free } = await rank({ sql }, programme);
  if (places > free) {
    throw refusal('scholarship_programme', programme, {
      fr: `Il ne reste que ${free} bourses à attribuer.`,
      en: `Only ${free} scholarships are left to award.`,
    });
  }
  const waiting = applications.filter(({ state }) => state !== 'selected');
  const moves = waiting.flatMap(({ id, rev, state }, at) => {
    const transition = at < places ? 'select' : state === 'scored' ? 'wait' : null;
    return transition
      ? [
          {
            do: 'pass' as const,
            form: 'scholarship_application',
            id,
            rev,
            workflow: 'scholarship_application_state',
            transition,
          },
        ]
      : [];
  });
  if (moves.length > 0) await applyEnvelope({ id: key, operations: moves });
  return { selected: Math.min(places, waiting.length), waiting: moves.length - Math.min(places, waiting.length) };
};
