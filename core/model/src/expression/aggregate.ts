import type { ModelForm } from '../model.ts';
import type { Aggregate, Expression } from './ast.ts';
import { fieldAt } from './field-type.ts';
import { partsOf } from './walk.ts';

/** The aggregates written in an expression; those of the computed fields that it names are not among them. */
export function aggregatesIn(expression: Expression): Aggregate[] {
  return [...partsOf(expression)].filter((part) => part.op === 'aggregate');
}

/** The fields of its rows that an aggregate looks at, as paths. */
export function rowPathsOf({ match, value, by, where }: Aggregate): string[][] {
  const inner = [value, where].flatMap((part) => (part ? [...partsOf(part)] : []));
  const named = inner.flatMap((part) =>
    part.op === 'field' ? [[...part.path]] : 'field' in part ? [[...part.field]] : [],
  );
  return [...match.map(({ there }) => [there]), ...(by === undefined ? [] : [[by]]), ...named];
}

/** The aggregates of a computed field, also through the fields of the record that it is computed from. */
export function aggregatesBehind(form: ModelForm, key: string, seen: readonly string[] = []): Aggregate[] {
  const field = form.fields[key];
  if (field?.kind !== 'computed' || !field.value || seen.includes(key)) return [];
  const deeper = [...partsOf(field.value)].flatMap((part) => {
    const path = part.op === 'field' ? part.path : 'field' in part ? part.field : [];
    return path.length === 1 ? aggregatesBehind(form, path[0] as string, [...seen, key]) : [];
  });
  return [...aggregatesIn(field.value), ...deeper];
}

/** Whether a path ends at a field that is computed from rows of another form. */
export function leadsToAggregate(
  path: readonly string[],
  form: ModelForm,
  forms: Readonly<Record<string, ModelForm>>,
): boolean {
  const at = fieldAt({ form, forms, path });
  return !('code' in at) && at.field !== undefined && aggregatesBehind(at.form, at.field.key).length > 0;
}
