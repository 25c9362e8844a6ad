import { type Action, BaaraError, type ErrorProblem, type Model, type Text, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { composeRole, type LocalRole, type RoleInForce, type RoleRule, rightsOf } from '../access/index.ts';
import { execute, query } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { inOffice, noteIn, type Office } from './office.ts';
import { localRole } from './roles.ts';

const right = 'administer-roles';
const actions: readonly Action[] = ['read', 'create', 'update', 'delete', 'export', 'import'];

/** What an audit says of a role before and after a change, and why it was made. */
export interface RoleChange {
  readonly why: string;
  /** A role in words, in every language of the site. */
  readonly inWords: (role: RoleInForce | undefined, form: string) => Readonly<Record<string, readonly string[]>>;
}

/** Throws `access.denied` for who does not keep the roles of the whole country. */
export function requireRoleAdministration(model: Model, session: Session): void {
  const isHeld = (unit: string | null, role: string) => unit === null && model.roles[role]?.rights.includes(right);
  if (session.kind === 'system') return;
  if (rightsOf(model, session).includes(right) && session.assignments.some(({ unit, role }) => isHeld(unit, role)))
    return;
  throw new BaaraError({ code: 'access.denied', params: { right } });
}

/** Makes a role of the country's own, without any right yet. Throws `role.taken`, `record.invalid`. */
export async function makeRole(
  office: Office,
  role: { readonly id: string; readonly label: Text; readonly why: string },
): Promise<void> {
  const { id, label, why } = role;
  refuseAll([
    ...(/^[a-z][a-z0-9_]{1,47}$/u.test(id) ? [] : [fault('id', 'field.pattern', id)]),
    ...(label.fr ? [] : [fault('label_fr', 'field.required', '')]),
    ...(label.en ? [] : [fault('label_en', 'field.required', '')]),
    ...(why ? [] : [fault('why', 'field.required', '')]),
  ]);
  await inOffice(office, 'make a role', async () => {
    if (Object.hasOwn(office.model.roles, id)) throw new BaaraError({ code: 'role.taken', params: { role: id } });
    const rules: LocalRole = { label, rules: [] };
    const made = await query(sql`
      INSERT INTO baara_role (id, label_fr, label_en, rules) VALUES (${id}, ${label.fr}, ${label.en}, ${JSON.stringify(rules)})
      ON CONFLICT DO NOTHING RETURNING id`);
    if (made.length === 0) throw new BaaraError({ code: 'role.taken', params: { role: id } });
    await noteIn(office, { kind: 'role_made', details: { role: id, label }, reason: why });
  });
}

/**
 * Adds a rule to a role: all who hold it work under it from their next request on. Throws `record.invalid` naming what the Model does not know,
 * `record.not_found`, and `role.own` to who would widen a role of their own.
 */
export async function addRule(
  office: Office,
  session: Session,
  change: RoleChange & { readonly role: string; readonly rule: Omit<RoleRule, 'id'> },
): Promise<void> {
  const { role, rule, why } = change;
  refuseAll([...faultsOf(office.model, rule), ...(why ? [] : [fault('why', 'field.required', '')])]);
  if (rule.verb === 'add') refuseOwn(session, role);
  await changeRules(office, change, async () => {
    const { verb, form, scope, condition } = rule;
    const fields = rule.fields === null ? null : sql.param([...rule.fields]);
    const actor = office.actor?.kind === 'user' ? office.actor.user : null;
    await execute(sql`INSERT INTO baara_role (id) VALUES (${role}) ON CONFLICT DO NOTHING`);
    await execute(sql`
      INSERT INTO baara_role_rule (id, role, verb, form, actions, fields, scope, condition, added_by, why)
      VALUES (${uuidv7()}::uuid, ${role}, ${verb}, ${form}, ${sql.param([...rule.actions])}::text[], ${fields}::text[], ${scope}, ${condition}, ${actor}::uuid, ${why})`);
    return rule;
  });
}

/** Ends a rule: the role is again what it was without it. Throws `record.not_found`, `role.own`. */
export async function endRule(
  office: Office,
  session: Session,
  change: RoleChange & { readonly role: string; readonly rule: string },
): Promise<void> {
  const { role, rule: id, why } = change;
  refuseAll(why ? [] : [fault('why', 'field.required', '')]);
  await changeRules(office, change, async () => {
    const actor = office.actor?.kind === 'user' ? office.actor.user : null;
    const [ended] = await query(sql`
      UPDATE baara_role_rule SET ended_at = now(), ended_by = ${actor}::uuid, ended_why = ${why}
      WHERE id = ${id}::uuid AND role = ${role} AND ended_at IS NULL RETURNING verb, form, actions, fields, scope, condition`);
    if (!ended) throw new BaaraError({ code: 'record.not_found', params: { form: 'role', id } });
    if (ended.verb !== 'add') refuseOwn(session, role);
    return ended as unknown as Omit<RoleRule, 'id'>;
  });
}

/** What changes the rules, the role's rules as sessions read them, and the audit's line: one transaction. */
async function changeRules(
  office: Office,
  { role, why, inWords }: RoleChange & { readonly role: string },
  work: () => Promise<Omit<RoleRule, 'id'>>,
): Promise<void> {
  const { model } = office;
  await inOffice(office, 'change a role', async () => {
    await execute(sql`SELECT pg_advisory_xact_lock(hashtext(${`role ${role}`}))`);
    const before = composeRole(model, role, await localRole(role));
    if (!before) throw new BaaraError({ code: 'record.not_found', params: { form: 'role', id: role } });
    const rule = await work();
    const local = await localRole(role);
    await execute(sql`UPDATE baara_role SET rules = ${JSON.stringify(local)} WHERE id = ${role}`);
    const words = (state: RoleInForce | undefined) => inWords(state, rule.form);
    const details = { role, rule, before: words(before), after: words(composeRole(model, role, local)) };
    await noteIn(office, { kind: 'role_changed', details, reason: why });
  });
}

/** Nobody widens what they hold themselves: it takes another administrator. */
function refuseOwn(session: Session, role: string): void {
  const isOwn = session.kind === 'user' && session.assignments.some((each) => each.role === role);
  if (isOwn) throw new BaaraError({ code: 'role.own', params: { role } });
}

/** What a rule names and the Model does not know, each by its name. */
function faultsOf(model: Model, rule: Omit<RoleRule, 'id'>): readonly ErrorProblem[] {
  const { form: key, fields, condition, verb, scope } = rule;
  const form = Object.hasOwn(model.forms, key) ? model.forms[key] : undefined;
  const asked =
    condition !== null && Object.hasOwn(model.conditions, condition) ? model.conditions[condition] : undefined;
  return [
    ...(form || key === '*' ? [] : [fault('form', 'field.not_in_list', key)]),
    ...(rule.actions.length > 0 ? [] : [fault('actions', 'field.required', '')]),
    ...rule.actions
      .filter((each) => !actions.includes(each))
      .map((each) => fault('actions', 'field.not_in_list', each)),
    ...(fields ?? [])
      .filter((field) => !form || !Object.hasOwn(form.fields, field))
      .map((field) => fault('fields', 'field.not_in_list', field)),
    ...(fields?.length === 0 ? [fault('fields', 'field.required', '')] : []),
    ...(condition === null || (asked && asked.form === key)
      ? []
      : [fault('condition', 'field.not_in_list', condition)]),
    ...(verb === 'limit' && scope === 'everywhere' && condition === null ? [fault('scope', 'field.required', '')] : []),
  ];
}

function fault(field: string, code: string, value: string): ErrorProblem {
  return { code, field, params: { value } };
}

function refuseAll(problems: readonly ErrorProblem[]): void {
  if (problems.length > 0)
    throw new BaaraError({ code: 'record.invalid', params: { count: problems.length }, problems });
}
