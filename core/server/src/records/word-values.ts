import { wordingsOf } from './labels.ts';
import type { ReadRow } from './rows.ts';
import { formNamed } from './shape.ts';
import type { RecordView, Values } from './types.ts';
import { viewOf } from './view.ts';

/** The wordings of what loose values of some forms name, by field and id or code: one statement for all. */
export async function wordValues(
  byForm: ReadonlyMap<string, readonly Values[]>,
): Promise<ReadonlyMap<string, RecordView['labels']>> {
  const read = [...byForm].map(([id, many]) => ({
    form: formNamed(id),
    rows: many.map((values): ReadRow => ({ id: '', rev: 0, deleted: false, unknown: [], values })),
  }));
  const wordings = await wordingsOf(read);
  return new Map(
    read.map(({ form, rows }) => {
      const labels: Record<string, Record<string, string>> = {};
      for (const row of rows) {
        for (const [field, words] of Object.entries(viewOf({ form, row, wordings }).labels)) {
          labels[field] = { ...labels[field], ...words };
        }
      }
      return [form.id, labels];
    }),
  );
}
