import type { ModelForm } from '@baara/model';
import { historyAfterDay } from '../history/index.ts';
import type { ReadRow } from './rows.ts';
import { type Fact, isUnknownFact } from './state.ts';
import type { Value } from './types.ts';

/**
 * A record as the register had it at the end of a day: its present state with every later change taken back, newest first.
 * One that was registered later stands as it was first registered. Only fields that its reader may see are touched.
 */
export async function stateAt(form: ModelForm, row: ReadRow, day: string): Promise<ReadRow> {
  const values: Record<string, Value> = { ...row.values };
  const unknown = new Set(row.unknown);
  let { deleted, rev } = row;
  for (const line of await historyAfterDay(row.id, day)) {
    if (line.verb === 'create') break;
    if (line.verb === 'delete') deleted = false;
    if (line.verb === 'restore') deleted = true;
    rev = line.rev - 1;
    for (const key of new Set([...Object.keys(line.before), ...Object.keys(line.after)])) {
      if (!Object.hasOwn(values, key) || form.fields[key]?.kind === 'computed') continue;
      const before = (line.before[key] ?? null) as Fact;
      values[key] = isUnknownFact(before) ? null : (before as Value);
      if (isUnknownFact(before)) unknown.add(key);
      else unknown.delete(key);
    }
  }
  return { ...row, rev, deleted, values, unknown: [...unknown] };
}
