import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { refreshTreeDue, treeIsDue, treeShape } from '../tree/index.ts';
import { placeRecords } from './place.ts';
import { placedForms } from './placed-forms.ts';

/**
 * Brings the closure and the placements to today before anything is read: one index probe when nothing is due. Call it
 * first in every transaction. What is due is written by whoever comes first on a new day; others wait for that.
 */
export async function refreshDue(): Promise<void> {
  const { model, today } = current();
  const day = sql`${today}::date`;
  const probes: { readonly name: string; readonly due: Sql }[] = placedForms(model).map(({ form, table }) => ({
    name: form.id,
    // The least date, not EXISTS: a plan made for any day would read the whole table.
    due: sql`coalesce((SELECT min(until) FROM ${sql.identifier(table)}) <= ${day}, FALSE)`,
  }));
  if (treeShape(model)) probes.push({ name: '', due: treeIsDue(day) });
  if (probes.length === 0) return;
  const columns = probes.map(({ name, due }) => sql`${due} AS ${sql.identifier(`due:${name}`)}`);
  const [row] = await query(sql`SELECT ${sql.join(columns, sql`, `)}`);
  if (row?.['due:'] === true) await refreshTreeDue();
  for (const { form, table } of placedForms(model)) {
    if (row?.[`due:${form.id}`] !== true) continue;
    await query(sql`SELECT pg_advisory_xact_lock(hashtext(${`baara.place.${form.id}`}))`);
    const late = await query(sql`SELECT DISTINCT record FROM ${sql.identifier(table)} WHERE until <= ${day}`);
    await placeRecords(
      form.id,
      late.map((each) => each.record as string),
    );
  }
}
