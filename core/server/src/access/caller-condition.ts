import { BaaraError, check, type Expression, type ModelForm, toSql } from '@baara/model';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { fieldPolicy } from './field-policy.ts';
import { fromChunk } from './fragment.ts';
import type { Policies } from './path.ts';
import { resolverOf } from './resolver.ts';
import { rowPolicy } from './row-policy.ts';

const policies: Policies = { rows: (form, alias) => rowPolicy(form, 'read', alias), field: fieldPolicy };

/**
 * A condition that a caller states about the row named `alias`: what they may not read through a reference is NULL.
 * Throws `request.malformed`, `request.unknown_field`, `access.field_denied`.
 */
export function callerConditionOf(expression: Expression, form: ModelForm, alias: string): Sql {
  const [fault] = check({ expression, form, forms: current().model.forms, expects: 'boolean' });
  if (fault) {
    const code = fault.code === 'expression.unknown_field' ? 'request.unknown_field' : 'request.malformed';
    throw new BaaraError({
      code,
      params: { parameter: 'where', form: form.id, ...fault.params, detail: `where.${fault.path}: ${fault.code}` },
    });
  }
  return fromChunk(toSql(expression, resolverOf({ form, alias, sight: policies })));
}
