import type { ModelFieldOf } from '@baara/model';
import { readForm } from '../api/model.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { overview } from '../state/session.ts';

/** The column, and the criterion, of where a record works. No field's key has a point in it. */
export const placeKey = 'place.unit';

/**
 * A form as its list shows it: one whose records are placed by posts has a column more, after the first two, named as the
 * posts name the unit, when the reader may read whose post it is and where.
 */
export async function withPlace(form: FormSlice): Promise<FormSlice> {
  const path = form.place.find((each) => each.kind === 'posts');
  if (path?.kind !== 'posts' || !overview.get()?.forms[path.form]?.can.includes('read')) return form;
  const { fields } = await readForm(path.form);
  const unit = fields[path.unit];
  if (unit?.kind !== 'tree_ref' || !fields[path.record]) return form;
  const { unknown: _, ...own } = unit;
  const column: ModelFieldOf<'tree_ref'> = { ...own, key: placeKey };
  return {
    ...form,
    fields: { [placeKey]: column, ...form.fields },
    sections: [{ key: placeKey, label: unit.label, fields: [placeKey] }, ...form.sections],
    columns: [...form.columns.slice(0, 2), placeKey, ...form.columns.slice(2)],
  };
}

/** Whether the records are somewhere because of what they refer to, so that a unit may be asked of them. */
export function isPlaced({ place }: Pick<FormSlice, 'place'>): boolean {
  return place.some(({ kind }) => kind === 'posts' || kind === 'via');
}

/** The units where a record works, as a person reads them. */
export function placeText(record: Pick<RecordView, 'place'>): string {
  return (record.place ?? []).map(({ title }) => title).join(', ');
}
