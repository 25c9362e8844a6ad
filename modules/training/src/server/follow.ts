import { uuidv7 } from '@baara/model';
import { applyEnvelope, asSystem, current, inTransaction, type PartContext } from '@baara/server';
import type { Change } from './change.ts';

/** Records that one envelope changes at most. */
const most = 500;

type Update = { readonly id: string; readonly rev: number } & Readonly<Record<string, string | number | null>>;

/**
 * What follows a save: the days of participations move with their session, and their presence is what the sheet says. Written as the
 * system: they belong to those too whom the writer may not see. Throws `record.invalid` when somebody is elsewhere on a session's new days.
 */
export async function followSessions(changes: readonly Change[], { sql }: PartContext): Promise<void> {
  const moved = changes.filter(
    ({ form, before, after }) =>
      form === 'training_session' &&
      before &&
      after &&
      ['starts', 'ends', 'course'].some((key) => before[key] !== after[key]),
  );
  const sheets = changes.filter(({ form }) => form === 'training_presence');
  if (moved.length === 0 && sheets.length === 0) return;
  const { database, model } = current();
  await inTransaction({ database, model, session: asSystem('follow training sessions') }, async () => {
    if (moved.length > 0)
      await save(
        await daysMoved(
          sql,
          moved.map(({ id }) => id),
        ),
        'session moved',
      );
    const participations = sheets.flatMap(({ before, after }) => [before?.participation, after?.participation]);
    if (sheets.length > 0) await save(await presencesOf(sql, [...new Set(participations.filter(isId))]), 'presences');
  });
}

const isId = (value: unknown): value is string => typeof value === 'string';

function daysMoved(sql: PartContext['sql'], sessions: readonly string[]): Promise<readonly Update[]> {
  return sql`
    SELECT p.id, p.rev, s.course, s.starts::text AS valid_from, (s.ends + 1)::text AS valid_to
    FROM participation p JOIN training_session s ON s.id = p.session
    WHERE s.id = ANY(${sessions}::uuid[]) AND (p.valid_from <> s.starts OR p.valid_to IS DISTINCT FROM s.ends + 1 OR p.course IS DISTINCT FROM s.course)
    ORDER BY p.id`;
}

function presencesOf(sql: PartContext['sql'], participations: readonly string[]): Promise<readonly Update[]> {
  return sql`
    SELECT p.id, p.rev, r.presence FROM participation p CROSS JOIN LATERAL (
      SELECT round(100.0 * count(*) FILTER (WHERE t.present) / nullif(count(*), 0))::int AS presence
      FROM training_presence t WHERE t.participation = p.id
    ) r WHERE p.id = ANY(${participations}::uuid[]) AND p.presence IS DISTINCT FROM r.presence ORDER BY p.id`;
}

async function save(updates: readonly Update[], reason: string): Promise<void> {
  for (let first = 0; first < updates.length; first += most) {
    const operations = updates.slice(first, first + most).map(({ id, rev, ...values }) => ({
      do: 'update' as const,
      form: 'participation',
      id,
      rev,
      values,
      nature: 'correction' as const,
    }));
    await applyEnvelope({ id: uuidv7(), operations, reason });
  }
}
