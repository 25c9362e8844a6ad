import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { SnapshotForm } from './snapshot-forms.ts';

const keyOf = ({ form }: SnapshotForm): string => `snapshot:${form.id}`;

/** The day from which rows have begun without being mirrored yet; null when none has. Holds others back meanwhile. */
export async function dueSince(snapshot: SnapshotForm): Promise<string | null> {
  const [row] = await query(sql`
    SELECT due FROM baara_due WHERE key = ${keyOf(snapshot)} AND due <= ${current().today}::date FOR UPDATE`);
  return (row?.due as string | undefined) ?? null;
}

/** Writes down that a row will begin on this day, unless an earlier one is awaited. */
export async function noteBeginning(snapshot: SnapshotForm, day: string): Promise<void> {
  await query(sql`
    INSERT INTO baara_due (key, due) VALUES (${keyOf(snapshot)}, ${day}::date)
    ON CONFLICT (key) DO UPDATE SET due = least(baara_due.due, excluded.due)`);
}

/** Writes down the day on which the next row begins; the caller holds the line, or the whole form. */
export async function noteNextSnapshot(snapshot: SnapshotForm): Promise<void> {
  await query(sql`
    INSERT INTO baara_due (key, due)
    SELECT ${keyOf(snapshot)}, coalesce(min(valid_from), 'infinity') FROM ${sql.identifier(snapshot.form.id)}
    WHERE deleted_at IS NULL AND valid_from > ${current().today}::date
    ON CONFLICT (key) DO UPDATE SET due = excluded.due`);
}
