import type { Expression } from './expression/ast.ts';
import { type Refs, refsOf } from './form.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';

/** A stretch of days around today. The set is closed until two modules need another. */
export type FigurePeriod = 'this_month' | 'next_3_months' | 'next_12_months' | 'last_12_months';

/**
 * A number on the first page: how many records of a form there are at or below the unit one works in. It opens the list of exactly
 * those records.
 */
export interface Figure {
  /** Unique in a site, `snake_case`: it stands in the address of the list. */
  readonly id: string;
  /** The module or site that declares it. */
  readonly module: string;
  readonly label: Text;
  readonly help?: Text;
  /** The form whose records are counted. */
  readonly form: string;
  /** Only those for which this holds; `today()` may be used. */
  readonly where?: Expression;
  /** Only those whose date, stored or computed, lies in the period. */
  readonly during?: { readonly field: string; readonly period: FigurePeriod };
  /** A choice field: one number for each of its items too. */
  readonly by?: string;
  /** Shown as a share of all the form's records there too. */
  readonly share?: true;
  /** A number that somebody should bring to nought. */
  readonly wanting?: true;
}

export type FigureDraft = Omit<Figure, 'module'> & { readonly source: string };

/**
 * Declares a number of the first page.
 *
 * @example figure(person, { id: 'women', label: { fr: 'Femmes', en: 'Women' }, where: (r) => r.sex.eq('F') })
 */
export function figure<Fields extends object>(
  form: { readonly id: string; readonly fields: Fields },
  options: {
    readonly id: string;
    readonly label: Text;
    readonly help?: Text;
    readonly where?: (r: Refs<Fields>) => Expression;
    readonly during?: { readonly field: keyof Fields & string; readonly period: FigurePeriod };
    readonly by?: keyof Fields & string;
    readonly share?: true;
    readonly wanting?: true;
  },
): FigureDraft {
  const { where, ...rest } = options;
  return { ...rest, form: form.id, ...(where && { where: where(refsOf(form.fields)) }), source: definedAt(figure) };
}
