import { asSystem, current, inTransaction, type PartRoute } from '@baara/server';
import { seated } from '../participation.ts';
import { malformed, wordAsked } from './ask.ts';

/** A session in the calendar. */
export type CalendarSession = {
  readonly id: string;
  readonly name: string;
  readonly course: string | null;
  readonly place: string | null;
  readonly starts: string;
  readonly ends: string;
  readonly status: string | null;
  readonly seats: number | null;
  /** How many seats nobody holds; null where the reader may not read how many there are. */
  readonly free: number | null;
};

/** More sessions than a country holds in a month. */
const most = 500;

/**
 * `GET parts/training/calendar?from=&to=[&competency=]`: the sessions that the reader may see and that touch these days, with the seats that nobody holds:
 * those are counted as the system, because they are taken by people too whom the reader may not see. Two statements.
 */
export const calendar: PartRoute = async ({
  query,
  sql,
}): Promise<{ readonly sessions: readonly CalendarSession[] }> => {
  const day = /^\d{4}-\d\d-\d\d$/u;
  const [from, to] = [wordAsked(query, 'from', day), wordAsked(query, 'to', day)];
  const competency = wordAsked(query, 'competency', /^[\w-]{1,64}$/u);
  if (from === null || to === null) throw malformed('from', 'missing');
  const rows = await sql<CalendarSession>`
    SELECT s.id, s.name, c.name AS course, u.name AS place, s.starts, s.ends, s.status, s.seats
    FROM training_session s LEFT JOIN course c ON c.id = s.course LEFT JOIN unit u ON u.id = s.unit
    WHERE s.starts <= ${to}::date AND s.ends >= ${from}::date AND (${competency}::text IS NULL OR EXISTS (
      SELECT 1 FROM course__competencies g WHERE g.record = s.course AND g.competency = ${competency}))
    ORDER BY s.starts, s.name, s.id LIMIT ${most}`;
  const taken = await seatsTaken(
    rows.map(({ id }) => id),
    sql,
  );
  const sessions = rows.map((row) => ({
    ...row,
    free: row.seats === null ? null : Math.max(0, row.seats - (taken.get(row.id) ?? 0)),
  }));
  return { sessions };
};

async function seatsTaken(
  sessions: readonly string[],
  sql: Parameters<PartRoute>[0]['sql'],
): Promise<ReadonlyMap<string, number>> {
  if (sessions.length === 0) return new Map();
  const { database, model } = current();
  const rows = await inTransaction(
    { database, model, session: asSystem('count the seats taken') },
    () => sql<{ session: string; taken: number }>`
      SELECT session, count(*)::int AS taken FROM participation
      WHERE session = ANY(${[...sessions]}::uuid[]) AND status = ANY(${seated}::text[]) GROUP BY session`,
  );
  return new Map(rows.map(({ session, taken }) => [session, taken]));
}
