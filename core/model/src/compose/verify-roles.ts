import { check } from '../expression/check.ts';
import type { Grant, ModelRole } from '../model.ts';
import type { DefinitionProblem } from './problem.ts';
import type { Forms } from './verify.ts';

/** A role's grants name forms and fields that exist, and conditions that hold together. */
export function verifyRole(role: ModelRole, forms: Forms, file: string): DefinitionProblem[] {
  return role.grants.flatMap((grant) =>
    flaws(grant, forms).map((reason) => ({
      code: 'role.invalid' as const,
      layer: role.module,
      file,
      ...(grant.form !== '*' && { form: grant.form }),
      params: { role: role.id, reason },
    })),
  );
}

function flaws(grant: Grant, forms: Forms): string[] {
  if (grant.actions.length === 0) return ['actions: []'];
  if (grant.form === '*') {
    return grant.when || Array.isArray(grant.fields) ? ['form "*": when, fields'] : [];
  }
  const form = forms[grant.form];
  if (!form) return [`form "${grant.form}"`];
  const unknown = Array.isArray(grant.fields) ? grant.fields.filter((key) => !form.fields[key]) : [];
  const condition = grant.when
    ? check({ expression: grant.when, form, forms, expects: 'boolean', aggregates: 'none' })
    : [];
  return [...unknown.map((key) => `field "${key}"`), ...condition.map((problem) => `when: ${problem.code}`)];
}
