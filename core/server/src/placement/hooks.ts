import type { Model } from '@baara/model';
import { placeOrder } from '../access/index.ts';
import { together } from '../database/index.ts';
import { addHooks, type Change } from '../records/index.ts';
import { placeNewRecords, placeRecords } from './place.ts';
import { type PlacedForm, placedForms } from './placed-forms.ts';

/** Makes every save under `model` keep the placements of the records and posts that it touches. */
export function keepPlacement(model: Model): void {
  const placed = placedForms(model);
  if (placed.length === 0) return;
  addHooks(model, {
    name: 'placement',
    refuses: [],
    after: async (changes) => {
      const sent: Promise<void>[] = [];
      for (const each of placed) {
        const touched = recordsTouched(each, changes);
        const created = new Set(changes.filter((change) => isCreated(change, each)).map(({ id }) => id));
        const known = [...touched].filter((id) => !created.has(id));
        if (created.size > 0) sent.push(placeNewRecords(each.form.id, created));
        if (known.length > 0) sent.push(placeRecords(each.form.id, known));
      }
      return { sent: together(sent) };
    },
  });
}

function isCreated({ form, verb }: Change, placed: PlacedForm): boolean {
  return form === placed.form.id && verb === 'create';
}

/** Records that are new or stand elsewhere in their form's list, and those whose posts changed, on either side of the change. */
function recordsTouched({ form, paths }: PlacedForm, changes: readonly Change[]): Set<string> {
  const touched = new Set<string>();
  const names = placeOrder(form)?.fields ?? [];
  for (const change of changes) {
    const { before, after } = change;
    if (change.form === form.id) {
      const renamed = names.some((key) => (before?.[key] ?? null) !== (after?.[key] ?? null));
      if (change.verb === 'create' || renamed) touched.add(change.id);
    }
    for (const path of paths.filter((each) => each.form === change.form)) {
      for (const values of [before, after]) {
        const record = values?.[path.record];
        if (typeof record === 'string') touched.add(record);
      }
    }
  }
  return touched;
}
