import type { ModelField } from '@baara/model';
import { listItems } from '../api/choices.ts';
import { readRecord } from '../api/records.ts';
import type { FormSlice, HistoryEntry, Labels, Value } from '../api/types.ts';

/** The wordings of the codes and records that a history speaks of; what the reader may no longer see stays as it is. */
export async function historyLabels(slice: FormSlice, entries: readonly HistoryEntry[]): Promise<Labels> {
  const named = new Map<string, Set<string>>();
  for (const change of entries.flatMap((entry) => entry.fields)) {
    const known = named.get(change.field) ?? new Set();
    for (const value of [change.before, change.after].flatMap((each): readonly Value[] =>
      Array.isArray(each) ? each : [each],
    )) {
      if (typeof value === 'string') known.add(value);
    }
    named.set(change.field, known);
  }
  const labels = await Promise.all(
    [...named].map(async ([key, values]) => [key, await wordingsOf(slice.fields[key], [...values])] as const),
  );
  return Object.fromEntries(labels);
}

async function wordingsOf(
  field: ModelField | undefined,
  values: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (!field || values.length === 0) return {};
  if (field.kind === 'choice' || field.kind === 'choices') {
    const { items } = await listItems(field.list, { code: values.join(','), retired: 'include' }).catch(() => ({
      items: [],
    }));
    return Object.fromEntries(items.map((item) => [item.code, item.label]));
  }
  if (field.kind === 'ref' || field.kind === 'refs' || field.kind === 'tree_ref') {
    const found = await Promise.all(values.map((id) => readRecord(field.form, id).catch(() => null)));
    return Object.fromEntries(found.flatMap((record) => (record ? [[record.id, record.title]] : [])));
  }
  return {};
}
