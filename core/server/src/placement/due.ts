import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Beginning, current, query, render } from '../database/index.ts';
import type { Row, Sql, Statement } from '../database/types.ts';
import { refreshSnapshotsDue, snapshotForms, snapshotsAreDue } from '../snapshots/index.ts';
import { refreshTreeDue, treeIsDue, treeShape } from '../tree/index.ts';
import { placeRecords } from './place.ts';
import { placedForms } from './placed-forms.ts';

const questions = new WeakMap<Model, { readonly today: string; readonly statement: Statement | null }>();

/** What is due, asked in one message with BEGIN, then written: for every transaction that may write. */
export const whatIsDue: Beginning = {
  question: ({ model, today }) => questionOf(model, today),
  work: ([row]) => refresh(row),
};

/**
 * Brings the closure and the placements to today before anything is read: one index probe when nothing is due. What is due
 * is written by whoever comes first on a new day; others wait for that.
 */
export async function refreshDue(): Promise<void> {
  const { model, today, connection } = current();
  const question = questionOf(model, today);
  if (question) await refresh((await connection.query(question))[0]);
}

/** Made once a day: it is asked in every transaction. */
function questionOf(model: Model, today: string): Statement | null {
  const found = questions.get(model);
  if (found?.today === today) return found.statement;
  const day = sql`${today}::date`;
  const probes: { readonly name: string; readonly due: Sql }[] = placedForms(model).map(({ form, table }) => ({
    name: form.id,
    // The least date, not EXISTS: a plan made for any day would read the whole table.
    due: sql`coalesce((SELECT min(until) FROM ${sql.identifier(table)}) <= ${day}, FALSE)`,
  }));
  if (treeShape(model)) probes.push({ name: '', due: treeIsDue(day) });
  if (snapshotForms(model).length > 0) probes.push({ name: 'snapshots', due: snapshotsAreDue(day) });
  const columns = probes.map(({ name, due }) => sql`${due} AS ${sql.identifier(`due:${name}`)}`);
  const statement = probes.length === 0 ? null : render(sql`SELECT ${sql.join(columns, sql`, `)}`);
  questions.set(model, { today, statement });
  return statement;
}

async function refresh(row: Row | undefined): Promise<void> {
  const { model, today } = current();
  if (row?.['due:'] === true) await refreshTreeDue();
  if (row?.['due:snapshots'] === true) await refreshSnapshotsDue();
  for (const { form, table } of placedForms(model)) {
    if (row?.[`due:${form.id}`] !== true) continue;
    await query(sql`SELECT pg_advisory_xact_lock(hashtext(${`baara.place.${form.id}`}))`);
    const late = await query(sql`SELECT DISTINCT record FROM ${sql.identifier(table)} WHERE until <= ${today}::date`);
    await placeRecords(
      form.id,
      late.map((each) => each.record as string),
    );
  }
}
