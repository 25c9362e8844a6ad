import type { Model, ModelForm } from '@baara/model';
import type { Value } from '../../records/index.ts';
import { isParentOf } from '../mapping/targets.ts';
import type { LineRecord } from '../types.ts';
import { contentId } from './content-id.ts';
import type { Understood } from './understand.ts';

/** The records that a line makes, the main one first: children are tied to it, a post is the main one and lasts. */
export function recordsOfLine(understood: Understood, model: Model, form: ModelForm): LineRecord[] {
  const main = contentId(form.id, understood.content);
  const records: LineRecord[] = [{ form: form.id, id: main, values: understood.values.get(form.id) ?? {} }];
  for (const [id, values] of understood.values) {
    const child = model.forms[id];
    if (!child || id === form.id) continue;
    records.push({ form: id, id: contentId(id, main), values: { ...values, ...tied(child, form, main) } });
  }
  return records;
}

/** The reference back, and for the form that places the main one, the mark of the main post. */
function tied(child: ModelForm, form: ModelForm, main: string): Record<string, Value> {
  const values: Record<string, Value> = {};
  const { back, main: mark } = tiesOf(child, form);
  for (const key of back) values[key] = main;
  for (const key of mark) values[key] = true;
  return values;
}

interface Ties {
  readonly form: ModelForm;
  /** Fields that lead to the main record. */
  readonly back: readonly string[];
  /** Fields that mark the main post. */
  readonly main: readonly string[];
}

const known = new WeakMap<ModelForm, Ties>();

function tiesOf(child: ModelForm, form: ModelForm): Ties {
  const before = known.get(child);
  if (before?.form === form) return before;
  const back = Object.values(child.fields).flatMap((field) => (isParentOf(field, form) ? [field.key] : []));
  const main = form.place.flatMap((path) => (path.kind === 'posts' && path.form === child.id ? [path.owner] : []));
  const ties = { form, back, main };
  known.set(child, ties);
  return ties;
}
