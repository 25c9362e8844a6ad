import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { dueSince, noteNextSnapshot } from './next.ts';
import { refreshRecords } from './refresh.ts';
import { snapshotForms } from './snapshot-forms.ts';

/** True when a row that was entered ahead of its time has begun since records were last brought to today. */
export function snapshotsAreDue(today: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM baara_due WHERE key LIKE 'snapshot:%' AND due <= ${today})`;
}

/** Mirrors the rows that have begun since; another node may have done it while we waited for the line. */
export async function refreshSnapshotsDue(): Promise<void> {
  const { model, today } = current();
  for (const snapshot of snapshotForms(model)) {
    const since = await dueSince(snapshot);
    if (since === null) continue;
    const rows = await query(sql`
      SELECT DISTINCT ${sql.identifier(snapshot.record)} AS record FROM ${sql.identifier(snapshot.form.id)}
      WHERE valid_from BETWEEN ${since}::date AND ${today}::date`);
    await refreshRecords(
      snapshot,
      rows.map(({ record }) => record as string),
    );
    await noteNextSnapshot(snapshot);
  }
}
