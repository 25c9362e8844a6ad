import type { Action, Expression, Grant, Model, ModelForm } from '@baara/model';
import type { Assignment, Session } from '../database/types.ts';
import { narrow } from './narrow.ts';
import { type RoleInForce, roleOf } from './roles.ts';

/** A grant that a session holds, and through which assignment. */
export interface HeldGrant {
  readonly grant: Grant;
  readonly role: string;
  readonly assignment: Assignment;
}

/** Where grants of one condition reach: the subtrees of `units`, or the whole country. */
export interface Reach {
  readonly when: Expression | undefined;
  readonly units: 'everywhere' | readonly string[];
}

/** Lists are the words that records are written in: who may do anything at all may read them. */
const vocabulary: Grant = { form: '*', actions: ['read'], fields: '*', scope: 'everywhere' };

/** Whether a grant speaks of a form: `*` is every form that is not sensitive. */
function concerns(grant: Grant, form: ModelForm): boolean {
  return grant.form === form.id || (grant.form === '*' && !form.sensitive);
}

/** The grants of a session's assignments for one form and action; a role that the Model has not is no right. */
export function heldGrants(request: {
  model: Model;
  session: Session;
  form: ModelForm;
  action: Action;
}): readonly HeldGrant[] {
  const { model, session, form, action } = request;
  if (session.kind === 'system' || isNarrowedAway(session, form, action)) return [];
  return session.assignments.flatMap((assignment) =>
    grantsOf(model, assignment, form)
      .filter((grant) => grant.actions.includes(action))
      .map((grant) => ({ grant, role: assignment.role, assignment })),
  );
}

/** Whether the session is of a token that was not given for this; words of lists are read with any. */
export function isNarrowedAway(
  { narrowed }: Extract<Session, { kind: 'user' }>,
  form: ModelForm,
  action: Action,
): boolean {
  if (!narrowed || (form.kind === 'list' && action === 'read')) return false;
  return !narrowed.forms.includes(form.id) || !narrowed.actions.includes(action);
}

/** An assignment's grants as they count for a form, the country's rules applied; a role that there is not has none. */
export function grantsOf(
  model: Model,
  assignment: Pick<Assignment, 'role' | 'rules'>,
  form: ModelForm,
): readonly Grant[] {
  const role = roleOf(model, assignment);
  return role ? grantsIn(model, role, form) : [];
}

/** What a role gives that speaks of a form: its definition's grants less what was taken, and what was added. */
export function grantsIn(model: Model, role: RoleInForce, form: ModelForm): readonly Grant[] {
  const taken = role.taken.filter((rule) => rule.form === form.id || (rule.form === '*' && !form.sensitive));
  const left = taken.reduce<readonly Grant[]>(
    (grants, rule) => grants.flatMap((grant) => (concerns(grant, form) ? narrow(grant, rule, form, model) : [grant])),
    role.grants,
  );
  const grants = [...left, ...role.added];
  const about = grants.filter((grant) => concerns(grant, form));
  return form.kind === 'list' && grants.length > 0 ? [...about, vocabulary] : about;
}

/** Merges grants of the same condition, so that one condition and one set of units is one fragment of SQL. */
export function reaches(held: readonly HeldGrant[]): readonly Reach[] {
  const byCondition = new Map<Expression | undefined, Set<string> | 'everywhere'>();
  for (const { grant, assignment } of held) {
    const known = byCondition.get(grant.when);
    if (known === 'everywhere' || grant.scope === 'everywhere' || assignment.unit === null) {
      byCondition.set(grant.when, 'everywhere');
    } else {
      byCondition.set(grant.when, (known ?? new Set()).add(assignment.unit));
    }
  }
  return [...byCondition].map(([when, units]) => ({
    when,
    units: units === 'everywhere' ? units : [...units].sort(),
  }));
}
