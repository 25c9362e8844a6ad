/**
 * The expression language: plain frozen nodes, JSON-serialisable, evaluated in browser and server and compiled to SQL.
 *
 * Three states of a field are kept apart: a value, *empty* (null) and *unknown* (said to be unknown). A comparison with an
 * empty or unknown operand is neither true nor false: it is empty, as NULL is in SQL.
 */

/** A constant. Dates are ISO text (`2026-01-31`), months `2026-01`, money whole minor units. */
export type Scalar = string | number | boolean | null;

/** What an expression yields. `code` is a list item's code, `reference` a record's id. */
export type ExpressionType = 'text' | 'number' | 'date' | 'month' | 'boolean' | 'code' | 'reference' | 'many';

export type ComparisonOperator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type ArithmeticOperator = 'add' | 'subtract' | 'multiply' | 'divide';

export type Expression =
  | { readonly op: 'literal'; readonly value: Scalar }
  /** A field of the record, or, through references, of another: `['facility', 'name']`. */
  | { readonly op: 'field'; readonly path: readonly string[] }
  /** Today in the site's time zone. */
  | { readonly op: 'today' }
  /** A fact about who asks: their id, or the person record that is theirs. */
  | { readonly op: 'user'; readonly fact: 'id' | 'person' }
  | { readonly op: 'and' | 'or'; readonly args: readonly Expression[] }
  | { readonly op: 'not'; readonly arg: Expression }
  | { readonly op: ComparisonOperator; readonly left: Expression; readonly right: Expression }
  | { readonly op: ArithmeticOperator; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'in'; readonly value: Expression; readonly list: readonly Scalar[] }
  /** True when any of a `choices` or `refs` field's values is in the list. */
  | { readonly op: 'any'; readonly field: readonly string[]; readonly list: readonly Scalar[] }
  | { readonly op: 'if'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly op: 'coalesce'; readonly args: readonly Expression[] }
  | { readonly op: 'concat'; readonly args: readonly Expression[] }
  | { readonly op: 'length' | 'upper' | 'lower' | 'trim'; readonly arg: Expression }
  /** Case- and accent-insensitive containment and prefix, as a clerk means it. */
  | { readonly op: 'contains' | 'startsWith'; readonly value: Expression; readonly text: Expression }
  /** A whole-string match against a restricted pattern (no backtracking traps: checked by `compose`). */
  | { readonly op: 'matches'; readonly value: Expression; readonly pattern: string }
  | { readonly op: 'isEmpty' | 'isUnknown'; readonly field: readonly string[] }
  /** Whole years, months or days from one date to another; negative when `to` comes first. */
  | {
      readonly op: 'yearsBetween' | 'monthsBetween' | 'daysBetween';
      readonly from: Expression;
      readonly to: Expression;
    }
  /** A date moved by a whole amount; the last day of the month when the day does not exist there. */
  | { readonly op: 'addDays' | 'addMonths' | 'addYears'; readonly date: Expression; readonly amount: Expression }
  /** True when the tree reference lies at `unit` or below it, in today's tree. */
  | { readonly op: 'under'; readonly field: readonly string[]; readonly unit: string }
  | Aggregate;

/** One fact about the rows of another form that agree with this record: those whose field `there` equals its own `here`. */
export interface Aggregate {
  readonly op: 'aggregate';
  /** `sum` of no row is 0; `min`, `max` and `latest` of none are empty. */
  readonly fact: 'count' | 'exists' | 'sum' | 'min' | 'max' | 'latest';
  readonly form: string;
  /** `here` is a key of this record, or `id`. */
  readonly match: readonly { readonly there: string; readonly here: string }[];
  /** Over the row: what is summed or compared, or of which the latest is taken. */
  readonly value?: Expression;
  /** The row's date by which `latest` goes. */
  readonly by?: string;
  /** Over the row: only those for which this is true. */
  readonly where?: Expression;
}

export type Operator = Expression['op'];
