import { check } from '../expression/check.ts';
import type { Grant, ModelRole } from '../model.ts';
import type { RowCondition } from '../row-condition.ts';
import type { ModelWorkflow } from '../workflow/types.ts';
import type { DefinitionProblem } from './problem.ts';
import type { Forms } from './verify.ts';

/** What a grant may name. */
export interface KnownToRoles {
  readonly forms: Forms;
  readonly workflows: Readonly<Record<string, ModelWorkflow>>;
}

/** A condition that grants may name speaks of a form that exists, and holds together. */
export function verifyCondition(condition: RowCondition, forms: Forms, file: string): DefinitionProblem[] {
  const { id, form: key, when, module } = condition;
  const form = forms[key];
  const found = form ? check({ expression: when, form, forms, expects: 'boolean', aggregates: 'written' }) : [];
  const reasons = form ? found.map(({ code }) => `when: ${code}`) : [`form "${key}"`];
  return reasons.map((reason) => ({
    ...{ code: 'condition.invalid' as const, layer: module, file, params: { condition: id, reason } },
    ...(form && { form: key }),
  }));
}

/** A role's grants name forms and fields that exist, and conditions that hold together. */
export function verifyRole(role: ModelRole, known: KnownToRoles, file: string): DefinitionProblem[] {
  return role.grants.flatMap((grant) =>
    flaws(grant, known).map((reason) => ({
      code: 'role.invalid' as const,
      layer: role.module,
      file,
      ...(grant.form !== '*' && { form: grant.form }),
      params: { role: role.id, reason },
    })),
  );
}

function flaws(grant: Grant, { forms, workflows }: KnownToRoles): string[] {
  const transitions = grant.transitions ?? [];
  if (grant.actions.length + transitions.length === 0) return ['actions: []'];
  if (grant.form === '*') {
    return grant.when || Array.isArray(grant.fields) || transitions.length > 0
      ? ['form "*": when, fields, transitions']
      : [];
  }
  const form = forms[grant.form];
  if (!form) return [`form "${grant.form}"`];
  const unknown = Array.isArray(grant.fields) ? grant.fields.filter((key) => !form.fields[key]) : [];
  const condition = grant.when
    ? check({ expression: grant.when, form, forms, expects: 'boolean', aggregates: 'written' })
    : [];
  const unnamed = transitions.filter((each) => {
    const [id = '', key = ''] = each.split('.');
    const workflow = workflows[id];
    return workflow?.form !== grant.form || (key !== '*' && !workflow.transitions.some((known) => known.key === key));
  });
  return [
    ...unnamed.map((each) => `transition "${each}"`),
    ...unknown.map((key) => `field "${key}"`),
    ...condition.map((problem) => `when: ${problem.code}`),
  ];
}
