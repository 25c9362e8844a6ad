import type { Scope } from '@baara/model';
import { type Expression, evaluate, type ModelForm, type Scalar } from '@baara/model';
import { type Draft, state } from './state.ts';
import type { Value } from './types.ts';

/** Fills the fields that a new record's author left out and that have a default; hidden ones too. */
export function fillDefaults(draft: Draft, scopeOf: (draft: Draft) => Scope): void {
  if (draft.verb !== 'create') return;
  for (const { key, value } of defaultsOf(draft.form)) {
    if (Object.hasOwn(draft.values, key) || draft.unknown.has(key)) continue;
    if (!isExpression(value)) {
      state(draft, key, value);
      continue;
    }
    // A default that cannot be computed is left empty: validation says whether the field may stay so.
    const result = evaluate(value, scopeOf(draft));
    if (result.kind === 'value' && result.value !== undefined) state(draft, key, result.value as Value);
  }
}

const known = new WeakMap<ModelForm, readonly { key: string; value: Scalar | Expression }[]>();

function defaultsOf(form: ModelForm): readonly { key: string; value: Scalar | Expression }[] {
  let defaults = known.get(form);
  if (!defaults) {
    defaults = Object.values(form.fields).flatMap(({ key, default: value }) => (value == null ? [] : [{ key, value }]));
    known.set(form, defaults);
  }
  return defaults;
}

function isExpression(value: Scalar | Expression): value is Expression {
  return typeof value === 'object' && value !== null;
}
