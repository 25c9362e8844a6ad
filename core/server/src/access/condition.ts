import { type Expression, type ModelForm, toSql } from '@baara/model';
import type { Sql } from '../database/types.ts';
import { fromChunk } from './fragment.ts';
import { resolverOf } from './resolver.ts';

/** A condition that a module or a role states about the row named `alias`; NULL counts as no. */
export function conditionOf(expression: Expression, form: ModelForm, alias: string): Sql {
  return fromChunk(toSql(expression, resolverOf({ form, alias, sight: 'everything' })));
}
