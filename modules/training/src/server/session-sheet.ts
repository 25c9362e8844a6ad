import { BaaraError } from '@baara/model';
import type { PartRoute } from '@baara/server';
import { idAsked, wordAsked } from './ask.ts';
import { type MailStanding, mailStanding } from './invitation.ts';

/** A session as its panel shows it, with a page of its participants. */
export interface SessionSheet {
  readonly session: {
    readonly starts: string;
    readonly ends: string;
    readonly seats: number;
    readonly certified: boolean | null;
    readonly passing_score: number | null;
  };
  readonly participants: readonly Participant[];
  /** Of all participants, whatever the page. */
  readonly figures: SessionFigures;
  readonly presences: readonly Presence[];
  readonly costs: readonly { readonly funder: string | null; readonly amount: number }[];
  /** How the letters of invitation stand that go by e-mail. */
  readonly mail: MailStanding;
  readonly page: number;
  readonly pages: number;
}

export type Participant = {
  readonly id: string;
  readonly rev: number;
  readonly person: string | null;
  readonly name: string | null;
  readonly guest: boolean;
  readonly status: string | null;
  readonly invited: string | null;
  readonly mailed: string | null;
  /** Whether there is an address that the reader may see. */
  readonly address: boolean;
  readonly answered: string | null;
  readonly pre_test: number | null;
  readonly post_test: number | null;
  readonly result: string | null;
  readonly presence: number | null;
  readonly certificate: string | null;
  readonly code: string | null;
  readonly certified: string | null;
  readonly withdrawn: string | null;
};

/** A half-day of a participant that was written down. */
export type Presence = {
  readonly id: string;
  readonly rev: number;
  readonly participation: string;
  readonly day: string;
  readonly half: string;
  readonly present: boolean;
};

export type SessionFigures = {
  readonly people: number;
  readonly seated: number;
  readonly waiting: number;
  readonly invited: number;
  readonly answered: number;
  readonly passed: number;
  readonly failed: number;
  readonly certificates: number;
  readonly certifiable: number;
  readonly presence: number | null;
  readonly pre_test: number | null;
  readonly post_test: number | null;
  /** Mean gain in points of those who took both tests, and how many they are. */
  readonly gain: number | null;
  readonly both_tests: number;
  readonly satisfaction: number | null;
  readonly satisfied: number;
};

const perPage = 50;

/** `GET parts/training/session?session=&page=`: seven statements whatever the size of the session. */
export const sessionSheet: PartRoute = async ({ query, sql }): Promise<SessionSheet> => {
  const id = idAsked(query, 'session');
  const page = Number(wordAsked(query, 'page', /^\d{1,3}$/u) ?? 0);
  const [session] = await sql<SessionSheet['session']>`
    SELECT s.starts, s.ends, s.seats, c.certified, c.passing_score
    FROM training_session s LEFT JOIN course c ON c.id = s.course WHERE s.id = ${id}`;
  if (!session) throw new BaaraError({ code: 'record.not_found' });
  const [counted] = await sql<SessionFigures>`
    SELECT count(*)::int AS people, count(*) FILTER (WHERE status IN ('ENROLLED', 'COMPLETED'))::int AS seated,
      count(*) FILTER (WHERE status = 'WAITING')::int AS waiting, count(*) FILTER (WHERE invited IS NOT NULL)::int AS invited,
      count(*) FILTER (WHERE answered IS NOT NULL)::int AS answered,
      count(*) FILTER (WHERE result = 'PASSED')::int AS passed, count(*) FILTER (WHERE result = 'FAILED')::int AS failed,
      count(*) FILTER (WHERE certificate IS NOT NULL AND withdrawn IS NULL)::int AS certificates,
      count(*) FILTER (WHERE result = 'PASSED' AND certified IS NULL)::int AS certifiable,
      round(avg(presence))::int AS presence, round(avg(pre_test))::int AS pre_test, round(avg(post_test))::int AS post_test,
      round(avg(post_test - pre_test), 1)::float AS gain, count(post_test - pre_test)::int AS both_tests,
      round(avg(satisfaction), 1)::float AS satisfaction, count(satisfaction)::int AS satisfied
    FROM participation WHERE session = ${id}`;
  const participants = await sql<Participant>`
    SELECT p.id, p.rev, p.person, coalesce(h.surname || ' ' || h.given_names, p.guest_name) AS name, p.person IS NULL AS guest,
      p.status, p.invited, p.mailed, coalesce(h.email, p.guest_email) IS NOT NULL AS address, p.answered, p.pre_test, p.post_test, p.result, p.presence, p.certificate, p.certificate_code AS code,
      p.certified, p.withdrawn
    FROM participation p LEFT JOIN person h ON h.id = p.person WHERE p.session = ${id}
    ORDER BY coalesce(h.surname, p.guest_name), h.given_names, p.id LIMIT ${perPage} OFFSET ${page * perPage}`;
  const shown = participants.map((each) => each.id);
  const presences = await sql<Presence>`
    SELECT id, rev, participation, day, half, present FROM training_presence WHERE participation = ANY(${shown}::uuid[])`;
  const costs = await sql<SessionSheet['costs'][number]>`
    SELECT b.name AS funder, sum(c.amount)::float AS amount
    FROM training_session__costs c LEFT JOIN training_funder b ON b.id = c.funder WHERE c.record = ${id}
    GROUP BY b.name ORDER BY 2 DESC`;
  const figures = counted as SessionFigures;
  return {
    session,
    participants,
    figures,
    presences,
    costs,
    mail: await mailStanding({ sql }, id),
    page,
    pages: Math.max(1, Math.ceil(figures.people / perPage)),
  };
};
