import type { Action, ModelField, ModelForm } from '@baara/model';
import { current } from '../database/index.ts';
import { covers } from './covers.ts';
import { memoised } from './memo.ts';
import { fieldOf, formOf } from './model-parts.ts';
import { always } from './predicate.ts';
import { heldFor, reachOf } from './row-policy.ts';
import type { Predicate } from './types.ts';

/**
 * The rows of which the session may read this field: a condition on the table named `alias`, `deny` when no grant covers
 * the field. Throws `request.unknown_form`, `request.unknown_field`.
 */
export function fieldPolicy(form: string, key: string, alias: string): Predicate {
  const definition = formOf(form);
  return fieldRight({ form: definition, field: fieldOf(definition, key), action: 'read', alias });
}

/** The rows of which the session may use this field for `action`. */
export function fieldRight(request: { form: ModelForm; field: ModelField; action: Action; alias: string }): Predicate {
  const { form, field, action, alias } = request;
  if (current().session.kind === 'system') return always;
  const covering = coveringGrants(form, field, action);
  return memoised(`field ${form.id} ${action} ${alias} ${covering.join()}`, () => {
    const held = heldFor(form, action);
    return reachOf({ form, action, alias, held: covering.flatMap((position) => held[position] ?? []) });
  });
}

/** The positions, among the session's grants for the action, of those that cover the field. */
export function coveringGrants(form: ModelForm, field: ModelField, action: Action): readonly number[] {
  const { model } = current();
  return memoised(`covering ${form.id} ${field.key} ${action}`, () =>
    heldFor(form, action).flatMap(({ grant }, position) => (covers(grant, form, field, model) ? [position] : [])),
  );
}

/** Whether every grant that shows a row shows this field of it too: then the row's policy says all there is to say. */
export function isWholeRow(form: ModelForm, field: ModelField, action: Action): boolean {
  if (current().session.kind === 'system') return true;
  return (
    coveringGrants(form, field, action).length === heldFor(form, action).length ||
    fieldRight({ form, field, action, alias: 't' }) === always
  );
}
