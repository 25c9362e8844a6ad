import type { Action, Expression, Grant, Model, ModelRole, Text } from '@baara/model';
import type { Assignment } from '../database/types.ts';

/**
 * A rule that an administrator made for a role, beside its definition: `add` gives, `withhold` takes from what the definition gives,
 * `limit` lets it hold only within one's unit or where a condition does.
 */
export interface RoleRule {
  readonly id: string;
  readonly verb: 'add' | 'withhold' | 'limit';
  /** A form's id, or `*`: every form that is not sensitive. */
  readonly form: string;
  readonly actions: readonly Action[];
  /** Null: every field that is not sensitive (to add), every field (to take). */
  readonly fields: readonly string[] | null;
  readonly scope: Grant['scope'];
  /** A condition's id in the Model. */
  readonly condition: string | null;
}

/** What a country says of a role: the wording of one that it made itself, and its rules. */
export interface LocalRole {
  readonly label: Text | null;
  readonly rules: readonly RoleRule[];
}

/** A role as it holds: its definition, and what the country's rules take from it and add to it. */
export interface RoleInForce extends ModelRole {
  readonly taken: readonly (Pick<RoleRule, 'form' | 'actions' | 'fields' | 'scope' | 'verb'> & {
    readonly when?: Expression;
  })[];
  readonly added: readonly Grant[];
}

const known = new WeakMap<Model, Map<string, RoleInForce | undefined>>();
const most = 500;

/** The role of an assignment as it holds today; a role that neither the Model nor the country has is none. */
export function roleOf(model: Model, { role, rules }: Pick<Assignment, 'role' | 'rules'>): RoleInForce | undefined {
  const composed = known.get(model) ?? new Map<string, RoleInForce | undefined>();
  known.set(model, composed);
  const key = `${role} ${rules ?? ''}`;
  if (!composed.has(key)) {
    if (composed.size >= most) composed.clear();
    composed.set(key, composeRole(model, role, rules === undefined ? null : (JSON.parse(rules) as LocalRole)));
  }
  return composed.get(key);
}

/**
 * A definition with a country's rules over it. The definition itself is never changed: without the rules it is what it was. A rule whose form or
 * condition the Model no longer has adds nothing, and takes all that it speaks of: what cannot be understood gives no right.
 */
export function composeRole(model: Model, id: string, local: LocalRole | null): RoleInForce | undefined {
  const defined = Object.hasOwn(model.roles, id) ? model.roles[id] : undefined;
  if (!defined && !local?.label) return undefined;
  const own: ModelRole = { id, label: local?.label ?? { fr: id, en: id }, module: '', grants: [], rights: [] };
  const rules = local?.rules ?? [];
  const conditionOf = ({ condition }: RoleRule) =>
    condition !== null && Object.hasOwn(model.conditions, condition) ? model.conditions[condition]?.when : undefined;
  const isLost = (rule: RoleRule) => rule.condition !== null && conditionOf(rule) === undefined;
  return {
    ...(defined ?? own),
    taken: rules
      .filter(({ verb }) => verb !== 'add')
      .map((rule) => {
        const when = conditionOf(rule);
        const { form, actions, fields, scope } = rule;
        return { form, actions, fields, scope, verb: isLost(rule) ? 'withhold' : rule.verb, ...(when ? { when } : {}) };
      }),
    added: rules
      .filter((rule) => rule.verb === 'add' && !isLost(rule))
      .map((rule): Grant => {
        const { form, actions, fields, scope } = rule;
        const when = conditionOf(rule);
        return { form, actions, fields: fields ?? '*', scope, ...(when ? { when } : {}) };
      }),
  };
}
