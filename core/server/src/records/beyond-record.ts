import { type Expression, type ModelForm, type ModelWorkflow, partsOf, references } from '@baara/model';
import { workflowsOf } from './workflows-of.ts';

/** What a form's rules and conditions read that is not in the record itself. */
export interface BeyondRecord {
  /** Paths through references: `['facility', 'type']`. */
  readonly paths: readonly (readonly string[])[];
  /** Questions of the tree: whether what the path leads to lies at `unit` or below it. */
  readonly under: readonly { readonly field: readonly string[]; readonly unit: string }[];
  /** All of these paths. */
  readonly read: readonly (readonly string[])[];
}

const known = new WeakMap<ModelForm, BeyondRecord>();

/** What must be loaded before a record of this form can be checked; made once per composed form. */
export function beyondRecord(form: ModelForm): BeyondRecord {
  let found = known.get(form);
  if (!found) {
    const expressions = [...expressionsOf(form), ...workflowsOf(form).flatMap(conditionsOf)];
    const paths = distinct(expressions.flatMap((each) => references(each)).filter((path) => path.length > 1));
    const under = expressions.flatMap((each) => [...partsOf(each)].filter((part) => part.op === 'under'));
    found = { paths, under, read: [...paths, ...under.map(({ field }) => field)] };
    known.set(form, found);
  }
  return found;
}

function expressionsOf(form: ModelForm): Expression[] {
  const fields = Object.values(form.fields).flatMap((field) =>
    field.kind === 'group' ? [field, ...Object.values(field.fields)] : [field],
  );
  return [
    ...form.rules.map(({ test }) => test),
    ...fields.flatMap((field) => [
      ...(field.visibleWhen ? [field.visibleWhen] : []),
      ...(typeof field.required === 'object' ? [field.required] : []),
      ...(typeof field.default === 'object' && field.default !== null ? [field.default] : []),
      ...(field.kind === 'computed' ? [field.value] : []),
    ]),
  ];
}

function conditionsOf({ transitions }: ModelWorkflow): Expression[] {
  return transitions.flatMap(({ when }) => when.map(({ test }) => test));
}

function distinct(paths: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
}
