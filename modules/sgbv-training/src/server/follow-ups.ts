import { uuidv7 } from '@baara/model';
import { asSystem, current, inTransaction, loadRecords, type PartContext } from '@baara/server';
import { sgbv } from '../overlays.ts';

interface Change {
  readonly form: string;
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/**
 * Opens the follow-ups of those who have completed a course on violence, one for each step that has months, and one more on
 * the day that a follow-up agrees upon. One question whatever the number of changes, none without one of these; it is asked as
 * the system: a follow-up that the writer may not see is there all the same.
 */
export async function openFollowUps(changes: readonly Change[], { sql }: PartContext): Promise<void> {
  const completed = changes.filter(
    ({ form, before, after }) =>
      form === 'participation' && after?.status === 'COMPLETED' && before?.status !== 'COMPLETED',
  );
  const agreed = changes.flatMap(({ form, before, after }) =>
    form === 'sgbv_follow_up' && typeof after?.next === 'string' && before?.next !== after.next
      ? [{ participation: String(after.participation), day: after.next }]
      : [],
  );
  if (completed.length + agreed.length === 0) return;
  const { database, model } = current();
  const session = asSystem('open follow-ups');
  const absent = await inTransaction(
    { database, model, session },
    () => sql<{ participation: string; step: string; agreed: string | null }>`
    WITH wanted AS (
      SELECT p.id AS participation, s.code AS step, NULL::text AS agreed
      FROM participation p JOIN training_session t ON t.id = p.session JOIN course c ON c.id = t.course
      JOIN follow_up_step s ON s.months IS NOT NULL AND s.retired IS NOT TRUE
      WHERE p.id = ANY(${completed.map(({ id }) => id)}::uuid[]) AND c.category = ${sgbv}
      UNION ALL
      SELECT (w->>'participation')::uuid, 'AGREED', w->>'day' FROM jsonb_array_elements(${JSON.stringify(agreed)}::jsonb) w
    )
    SELECT w.participation, w.step, w.agreed FROM wanted w
    WHERE NOT EXISTS (
      SELECT 1 FROM sgbv_follow_up f WHERE f.participation = w.participation AND f.step = w.step
        AND (w.agreed IS NULL OR f.agreed::text = w.agreed)
    )
    ORDER BY w.participation, w.step`,
  );
  const rows = absent.map((values) => ({ id: uuidv7(), owner: null, values }));
  if (rows.length > 0) await loadRecords({ form: 'sgbv_follow_up', rows, reason: 'training completed' });
}
