import { readRecord } from '../api/records.ts';
import type { FormSlice, Labels, Values } from '../api/types.ts';
import { isParentField } from '../record/parent-field.ts';

export interface KnownParent {
  readonly values: Values;
  readonly labels: Labels;
  readonly title: string;
  readonly address?: string;
}

/** What a new child knows from its address (`?parent=person&of=<id>`): the reference to its parent. */
export async function parentKnown(slice: FormSlice, query: URLSearchParams): Promise<KnownParent> {
  const [form, id] = [query.get('parent'), query.get('of')];
  const refs = Object.values(slice.fields).filter(
    (field) => (field.kind === 'ref' || field.kind === 'tree_ref') && field.form === form,
  );
  const field = refs.find(isParentField) ?? refs[0];
  if (!form || !id || !field) return { values: {}, labels: {}, title: '' };
  const { title } = await readRecord(form, id);
  return { values: { [field.key]: id }, labels: { [field.key]: { [id]: title } }, title, address: `/f/${form}/${id}` };
}
