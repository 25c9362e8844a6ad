import { BaaraError, type Expression, type ModelFieldOf, type ModelForm } from '@baara/model';
import type { Sql } from '../database/types.ts';

/** A condition that a module or a role states about the row named `alias`. */
export function conditionOf(_expression: Expression, form: ModelForm, _alias: string): Sql {
  throw new BaaraError({ code: 'internal', params: { form: form.id } });
}

/** The value of a computed field of the row named `alias`. */
export function computedOf(_field: ModelFieldOf<'computed'>, form: ModelForm, _alias: string): Sql {
  throw new BaaraError({ code: 'internal', params: { form: form.id } });
}

/** A condition that a caller states about the row named `alias`. */
export function callerConditionOf(_expression: Expression, form: ModelForm, _alias: string): Sql {
  throw new BaaraError({ code: 'internal', params: { form: form.id } });
}
