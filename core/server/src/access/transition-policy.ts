import type { ModelForm, ModelWorkflow, WorkflowTransition } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { grantsOf, type HeldGrant, isNarrowedAway } from './grants.ts';
import { isAmong } from './id-list.ts';
import { memoised } from './memo.ts';
import { formOf } from './model-parts.ts';
import { allOf, always, anyOf, asCondition, column } from './predicate.ts';
import { reachOf } from './row-policy.ts';
import { deny, type Predicate } from './types.ts';

interface Asked {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
  readonly alias: string;
}

/**
 * The rows on which the session may take a transition, whatever their state: a condition on the table named `alias`. `deny` without a
 * grant that names it and, where the transition says whose it is too (`who`), without one for that action.
 */
export function transitionPolicy(asked: Asked): Predicate {
  const { workflow, transition, alias } = asked;
  return memoised(`transition ${workflow.id} ${transition.key} ${alias}`, () => {
    if (current().session.kind === 'system') return always;
    const form = formOf(workflow.form);
    return reachOf({ form, action: 'update', alias, held: heldForTransition(form, asked) });
  });
}

/** The same whatever the grants' conditions say: a passage may end what they ask for. */
export function transitionReach({ workflow, transition, alias }: Asked): Predicate {
  if (current().session.kind === 'system') return always;
  const form = formOf(workflow.form);
  const held = heldForTransition(form, { workflow, transition }).map(({ grant: { when: _, ...grant }, ...rest }) => ({
    ...{ grant, ...rest },
  }));
  return reachOf({ form, action: 'update', alias, held });
}

/** The grants of the session that allow a transition; of a token only where it was given for the form and for what a passage does. */
export function heldForTransition(
  form: ModelForm,
  { workflow, transition }: Pick<Asked, 'workflow' | 'transition'>,
): readonly HeldGrant[] {
  const { model, session } = current();
  if (session.kind === 'system' || isNarrowedAway(session, form, transition.who ?? 'update')) return [];
  const names = [`${workflow.id}.${transition.key}`, `${workflow.id}.*`];
  return session.assignments.flatMap((assignment) =>
    grantsOf(model, assignment, form)
      .filter(
        ({ actions, transitions = [] }) =>
          names.some((name) => transitions.includes(name)) ||
          (transition.who !== undefined && actions.includes(transition.who)),
      )
      .map((grant) => ({ grant, role: assignment.role, assignment })),
  );
}

/** The rows in a state that wait for the session: it may take a transition from there, and did not take one that only another may follow. */
export function awaitingCondition(request: {
  readonly workflow: ModelWorkflow;
  readonly state: string;
  readonly alias: string;
}): Predicate {
  const { workflow, state, alias } = request;
  const ways = workflow.transitions.filter(({ from }) => from.includes(state));
  const open = ways.map((transition): Predicate => {
    const policy = transitionPolicy({ workflow, transition, alias });
    return policy === deny ? deny : allOf([policy, isAnother({ workflow, transition, alias })]);
  });
  const some = anyOf(open);
  if (some === deny) return deny;
  return allOf([sql`${column(alias, workflow.field)} = ${state}`, asCondition(some)]);
}

/** Whether who asks is somebody else than those whom a transition must differ from. */
function isAnother({ workflow, transition, alias }: Asked): Sql {
  const { session } = current();
  const others = transition.differentFrom;
  if (session.kind === 'system' || others.length === 0) return always;
  const record = column(alias, 'id');
  const conditions: Sql[] = [];
  const passed = others.filter((key) => key !== 'create');
  if (passed.length > 0) {
    conditions.push(sql`NOT EXISTS (
      SELECT 1 FROM baara_passage p WHERE p.record = ${record} AND p.workflow = ${workflow.id} AND p.transition = ANY(${sql.param(passed)}::text[])
        AND ${session.user} IN (p.user_id, p.behalf_of)
        AND NOT EXISTS (SELECT 1 FROM baara_passage l WHERE l.record = p.record AND l.workflow = p.workflow AND l.transition = p.transition AND l.rev > p.rev))`);
  }
  if (others.includes('create')) {
    conditions.push(
      sql`NOT EXISTS (SELECT 1 FROM baara_history h WHERE h.record = ${record} AND h.rev = 1 AND h.verb = 'create' AND h.user_id = ${session.user})`,
    );
  }
  return allOf(conditions);
}

/** Whether the session may take a transition on these stored rows: id → true. One statement. */
export function mayPass(asked: Asked, ids: readonly string[]): Sql {
  const { workflow, alias } = asked;
  return sql`SELECT ${column(alias, 'id')}::text AS id FROM ${sql.identifier(workflow.form)} ${sql.identifier(alias)} WHERE ${isAmong(column(alias, 'id'), ids)} AND coalesce(${asCondition(transitionPolicy(asked))}, FALSE)`;
}
