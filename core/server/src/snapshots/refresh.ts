import { sql } from 'drizzle-orm';
import { current, query, queryAnew } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { uuids } from '../tree/index.ts';
import { noteNextSnapshot } from './next.ts';
import { type SnapshotForm, snapshotForms } from './snapshot-forms.ts';
import { spokenRows } from './spoken.ts';

/** Up to so many a plan for any ten is good; it reads the whole table for each of a thousand. */
const fewRecords = 20;

/**
 * Sets the mirrored fields of these records to what their rows say today: two statements for any number of them. A field of
 * which no row says anything stays as it is: somebody typed it. The record's revision stays: nobody changed it.
 */
export async function refreshRecords(snapshot: SnapshotForm, ids: Iterable<string>): Promise<void> {
  const records = [...new Set(ids)];
  if (records.length === 0) return;
  const list = uuids(records);
  const ask = records.length > fewRecords ? queryAnew : query;
  // Whoever else writes rows of these records waits here, so that neither overlooks the other's.
  await ask(sql`
    SELECT 1 FROM ${sql.identifier(snapshot.target.id)} WHERE id = ANY(${list}) ORDER BY id FOR NO KEY UPDATE`);
  await write(snapshot, (record) => sql`${record} = ANY(${list})`, ask);
}

/** Brings every record in line: after bulk loads, and for the command line. */
export async function rebuildSnapshots(): Promise<void> {
  for (const snapshot of snapshotForms(current().model)) {
    await write(snapshot, () => sql`TRUE`, queryAnew);
    await noteNextSnapshot(snapshot);
  }
}

async function write(snapshot: SnapshotForm, which: (record: Sql) => Sql, ask: typeof query): Promise<void> {
  const keys = snapshot.pairs.map(({ to }) => to);
  const told = (key: string) => sql`s.${sql.identifier(key)}`;
  const set = keys.map((key) => sql`${sql.identifier(key)} = coalesce(${told(key)}, t.${sql.identifier(key)})`);
  const differs = keys.map(
    (key) =>
      sql`${told(key)} <> t.${sql.identifier(key)} OR (${told(key)} IS NOT NULL AND t.${sql.identifier(key)} IS NULL)`,
  );
  // What was said to be unknown is so no longer.
  const known = keys.map((key) => sql`CASE WHEN ${told(key)} IS NOT NULL THEN ${key}::text END`);
  await ask(sql`
    UPDATE ${sql.identifier(snapshot.target.id)} t
    SET ${sql.join(set, sql`, `)},
      unknown = CASE WHEN t.unknown = '{}' THEN t.unknown ELSE ARRAY(
        SELECT key FROM unnest(t.unknown) key WHERE key <> ALL(array_remove(ARRAY[${sql.join(known, sql`, `)}], NULL))) END
    FROM (${spokenRows(snapshot, which)}) s
    WHERE s.record = t.id AND (${sql.join(differs, sql` OR `)})`);
}
