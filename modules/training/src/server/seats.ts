import { addMonthsTo } from '@baara/model';
import { asSystem, current, holdRecords, inTransaction, type PartContext } from '@baara/server';
import { seated } from '../participation.ts';
import type { Alteration, Change } from './change.ts';

/**
 * Gives participations the days and the course of their session and their certificate its last day, and puts an enrolment for which no seat is left on the waiting list. The
 * sessions concerned are held to the end of the transaction: two enrolments at once cannot take the last seat. One question
 * whatever the number of participations, none without one; asked as the system, because seats are taken by those too whom the writer may not see.
 */
export async function seatParticipants(
  changes: readonly Change[],
  { sql }: PartContext,
): Promise<readonly Alteration[]> {
  const concerned = changes.filter(({ form, after }) => form === 'participation' && typeof after?.session === 'string');
  if (concerned.length === 0) return [];
  const sessions = [...new Set(concerned.map(({ after }) => String(after?.session)))].sort();
  const ids = concerned.map(({ id }) => id);
  // Those who are being saved are counted below, as they will be.
  await holdRecords('training_session', sessions);
  const { database, model } = current();
  const rows = await inTransaction(
    { database, model, session: asSystem('count the seats taken') },
    () => sql`
    SELECT s.id, s.course, c.valid_months, s.starts::text, (s.ends + 1)::text AS after_end, s.seats,
      (SELECT count(*)::int FROM participation p WHERE p.session = s.id
        AND p.status = ANY(${seated}::text[]) AND p.id <> ALL(${ids}::uuid[])) AS taken
    FROM training_session s JOIN course c ON c.id = s.course WHERE s.id = ANY(${sessions}::uuid[])`,
  );
  const free = new Map(rows.map(({ id, seats, taken }) => [String(id), Number(seats) - Number(taken)]));
  const days = new Map(
    rows.map(({ id, starts, after_end }) => [String(id), [String(starts), String(after_end)] as const]),
  );
  const courses = new Map(rows.map(({ id, course }) => [String(id), String(course)]));
  const validity = new Map(rows.map(({ id, valid_months }) => [String(id), valid_months]));
  return concerned.flatMap(({ form, id, before, after }) => {
    const session = String(after?.session);
    const [from, to] = days.get(session) ?? [];
    if (from === undefined || to === undefined) return [];
    const values: Record<string, string | null> = {};
    if (before?.session !== session || !after?.valid_from) Object.assign(values, { valid_from: from, valid_to: to });
    // Kept beside the session: whoever reads where somebody was trained elsewhere may not read that session.
    if (after?.course !== courses.get(session)) values.course = courses.get(session) ?? null;
    if (before?.certified !== after?.certified || before?.session !== session) {
      const months = validity.get(session);
      const given = after?.certified;
      values.expires = typeof given === 'string' && typeof months === 'number' ? addMonthsTo(given, months) : null;
    }
    if (seated.includes(String(after?.status))) {
      const left = (free.get(session) ?? 0) - 1;
      const had = before?.session === session && seated.includes(String(before?.status));
      if (left < 0 && !had) values.status = 'WAITING';
      else free.set(session, left);
    }
    return Object.keys(values).length > 0 ? [{ form, id, values }] : [];
  });
}
