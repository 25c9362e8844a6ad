import type { Action, ModelForm } from '@baara/model';
import { current } from '../database/index.ts';
import { conditionOf } from './condition.ts';
import { type HeldGrant, heldGrants, type Reach, reaches } from './grants.ts';
import { memoised } from './memo.ts';
import { formOf } from './model-parts.ts';
import { allOf, always, anyOf, asCondition } from './predicate.ts';
import { type Purpose, placedIn } from './scope.ts';
import { deny, type Predicate } from './types.ts';

/**
 * The rows of a form on which the session may do `action`: a condition on the table named `alias`.
 * `deny` without any grant; TRUE for the system and for a grant on the whole country without a condition.
 * Throws `request.unknown_form`.
 */
export function rowPolicy(form: string, action: Action, alias: string): Predicate {
  return memoised(`rows ${form} ${action} ${alias}`, () => {
    const definition = formOf(form);
    if (current().session.kind === 'system') return always;
    return reachOf({ form: definition, action, alias, held: heldFor(definition, action) });
  });
}

/** The grants of the session for a form and an action. */
export function heldFor(form: ModelForm, action: Action): readonly HeldGrant[] {
  const { model, session } = current();
  return memoised(`held ${form.id} ${action}`, () => heldGrants({ model, session, form, action }));
}

/** The condition under which at least one of these grants holds. */
export function reachOf(request: {
  form: ModelForm;
  action: Action;
  alias: string;
  held: readonly HeldGrant[];
}): Predicate {
  const purpose: Purpose = request.action === 'read' || request.action === 'export' ? 'reading' : 'writing';
  return anyOf(reaches(request.held).map((reach) => reachIn(reach, request.form, request.alias, purpose)));
}

function reachIn({ when, units }: Reach, form: ModelForm, alias: string, purpose: Purpose): Predicate {
  const placed = units === 'everywhere' ? always : placedIn({ form, alias, units, purpose });
  if (placed === deny) return deny;
  return allOf([asCondition(placed), when ? conditionOf(when, form, alias) : always]);
}
