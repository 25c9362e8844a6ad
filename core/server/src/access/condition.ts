import { BaaraError, check, type Expression, type ModelFieldOf, type ModelForm, toSql } from '@baara/model';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { fromChunk } from './fragment.ts';
import { resolverOf } from './resolver.ts';

/** A condition that a module or a role states about the row named `alias`; NULL counts as no. */
export function conditionOf(expression: Expression, form: ModelForm, alias: string): Sql {
  return fromChunk(toSql(expression, resolverOf({ form, alias, author: 'module' })));
}

/** The value of a computed field of the row named `alias`. */
export function computedOf(field: ModelFieldOf<'computed'>, form: ModelForm, alias: string): Sql {
  return fromChunk(toSql(field.value, resolverOf({ form, alias, author: 'module' })));
}

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
  return fromChunk(toSql(expression, resolverOf({ form, alias, author: 'caller' })));
}
