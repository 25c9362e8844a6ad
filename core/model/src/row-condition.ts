import type { Expression } from './expression/ast.ts';
import { type Refs, refsOf } from './form.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';

/** A condition on a form's records that has a name: what a grant may ask of a row, in code or chosen in the browser. */
export interface RowCondition {
  /** Unique in a site, `snake_case`. */
  readonly id: string;
  /** The module or site that declares it. */
  readonly module: string;
  readonly form: string;
  /** How it is read behind "only": *the members of the Order of physicians*. */
  readonly label: Text;
  readonly when: Expression;
}

export type RowConditionDraft = Omit<RowCondition, 'module'> & { readonly source: string };

/**
 * Declares a condition that grants may name. Rows of other forms may be asked for (`rowsOf`).
 *
 * @example rowCondition(person, { id: 'members', label: { fr: 'ses membres', en: 'its members' }, when: () => rowsOf(registration, { person: thisRecord }).exists() })
 */
export function rowCondition<Fields extends object>(
  form: { readonly id: string; readonly fields: Fields },
  options: { readonly id: string; readonly label: Text; readonly when: (r: Refs<Fields>) => Expression },
): RowConditionDraft {
  return { ...options, form: form.id, when: options.when(refsOf(form.fields)), source: definedAt(rowCondition) };
}
