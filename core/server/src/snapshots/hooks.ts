import { BaaraError, type Model, wording } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import { addHooks, type Change } from '../records/index.ts';
import { uuids } from '../tree/index.ts';
import { noteBeginning } from './next.ts';
import { refreshRecords } from './refresh.ts';
import { type SnapshotForm, snapshotForms } from './snapshot-forms.ts';
import { spokenRows } from './spoken.ts';

/** Makes every save under `model` mirror dated rows on their record, and refuse what contradicts them there. */
export function keepSnapshots(model: Model): void {
  const snapshots = snapshotForms(model);
  if (snapshots.length === 0) return;
  addHooks(model, {
    name: 'snapshots',
    before: async (changes) => {
      for (const each of snapshots) await refuseContradictions(each, changes);
      return [];
    },
    after: async (changes) => {
      for (const each of snapshots) await mirror(each, changes);
    },
    refuses: snapshots.map(({ form }) => form.id),
  });
}

async function mirror(snapshot: SnapshotForm, changes: readonly Change[]): Promise<void> {
  const { today } = current();
  const touched = new Set<string>();
  const ahead: string[] = [];
  for (const { form, before, after } of changes) {
    if (form !== snapshot.form.id) continue;
    for (const values of [before, after]) {
      const record = values?.[snapshot.record];
      if (typeof record === 'string') touched.add(record);
    }
    const begins = after?.valid_from;
    if (typeof begins === 'string' && begins > today) ahead.push(begins);
  }
  await refreshRecords(snapshot, touched);
  const [first] = ahead.sort();
  if (first !== undefined) await noteBeginning(snapshot, first);
}

/** A mirrored field that changes on the record itself, while a row says otherwise, would be overwritten some day: it is refused. */
async function refuseContradictions(snapshot: SnapshotForm, changes: readonly Change[]): Promise<void> {
  const { form, target, pairs } = snapshot;
  const differs = ({ before, after }: Change, key: string) => (before?.[key] ?? null) !== (after?.[key] ?? null);
  const changed = changes.filter(
    (each) => each.form === target.id && each.verb === 'update' && pairs.some(({ to }) => differs(each, to)),
  );
  if (changed.length === 0) return;
  const ids = uuids(changed.map(({ id }) => id));
  const rows = await query(spokenRows(snapshot, (record) => sql`${record} = ANY(${ids})`));
  const spoken = new Map(rows.map((row) => [row.record, row]));
  const { session } = current();
  const language = session.kind === 'user' ? session.language : 'fr';
  const problems = changed.flatMap((each) =>
    pairs
      .filter(({ to }) => {
        const told = spoken.get(each.id)?.[to] ?? null;
        return told !== null && differs(each, to) && told !== (each.after?.[to] ?? null);
      })
      .map(({ to }) => ({
        ...{ code: 'field.told_by_rows', form: target.id, record: each.id, field: to },
        params: { rows: wording(form.plural, language) },
      })),
  );
  if (problems.length > 0) throw new BaaraError({ code: 'record.invalid', problems });
}
