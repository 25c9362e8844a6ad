import { uuidv7 } from '@baara/model';
import { asSystem, current, inTransaction, loadRecords, type PartContext } from '@baara/server';

interface Change {
  readonly form: string;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/**
 * Opens what a person is entitled to in a year with the first leave of that category and year: a row of `leave_balance`, whose days
 * are computed. Only for categories that grant days; one question whatever the number of leaves, none without a leave. It is asked as the system: a balance
 * that the writer may not see is there all the same.
 */
export async function openLeaveBalances(changes: readonly Change[], { sql }: PartContext): Promise<void> {
  const wanted = new Map<string, { readonly person: string; readonly category: string; readonly year: number }>();
  for (const { form, after } of changes) {
    if (form !== 'leave' || !after) continue;
    const { person, category, first_day } = after;
    if (typeof person !== 'string' || typeof category !== 'string' || typeof first_day !== 'string') continue;
    const year = Number(first_day.slice(0, 4));
    wanted.set(`${person} ${category} ${year}`, { person, category, year });
  }
  if (wanted.size === 0) return;
  const { database, model } = current();
  const session = asSystem('open leave balances');
  const absent = await inTransaction(
    { database, model, session },
    () => sql`
    SELECT w->>'person' AS person, w->>'category' AS category, (w->>'year')::integer AS year
    FROM jsonb_array_elements(${JSON.stringify([...wanted.values()])}::jsonb) w
    JOIN leave_category c ON c.code = w->>'category' AND c.days IS NOT NULL
    WHERE NOT EXISTS (
      SELECT 1 FROM leave_balance b WHERE b.person = (w->>'person')::uuid AND b.category = w->>'category' AND b.year = (w->>'year')::integer
    )`,
  );
  const rows = absent.map(({ person, category, year }) => ({
    ...{ id: uuidv7(), owner: null },
    values: { person: String(person), category: String(category), year: Number(year) },
  }));
  if (rows.length > 0) await loadRecords({ form: 'leave_balance', rows, reason: 'first leave of the year' });
}
