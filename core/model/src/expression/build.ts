import type { Expression, Operator, Scalar } from './ast.ts';
import type { AnyRef, BooleanTerm, DateTerm, FieldRef, NumberTerm, Operand, TextTerm } from './terms.ts';

export type * from './terms.ts';

const operand = (value: Operand<string | number | boolean>): Expression =>
  typeof value === 'object' ? value : literal(value);

/** A frozen node whose prototype carries the methods of every type; the types let an author see those of his own. */
export const term = <T>(node: Expression): T => Object.freeze(Object.assign(Object.create(methods), node)) as T;

const binary =
  (op: Operator) =>
  (left: Operand<string | number | boolean>, right: Operand<string | number | boolean>): Expression =>
    term({ op, left: operand(left), right: operand(right) } as Expression);

const comparisons = {
  eq: binary('eq'),
  ne: binary('ne'),
  lt: binary('lt'),
  le: binary('le'),
  gt: binary('gt'),
  ge: binary('ge'),
  before: binary('lt'),
  onOrBefore: binary('le'),
  after: binary('gt'),
  onOrAfter: binary('ge'),
  add: binary('add'),
  subtract: binary('subtract'),
  multiply: binary('multiply'),
  divide: binary('divide'),
};

type Self = Expression & { readonly path: readonly string[] };

const methods = {
  ...Object.fromEntries(
    Object.entries(comparisons).map(([name, make]) => [
      name,
      function (this: Self, other: Operand<string | number | boolean>) {
        return make(this, other);
      },
    ]),
  ),
  in(this: Self, list: readonly Scalar[]) {
    return term({ op: 'in', value: this, list: [...list] });
  },
  any(this: Self, list: readonly Scalar[]) {
    return term({ op: 'any', field: this.path, list: [...list] });
  },
  and(this: Self, ...others: readonly Expression[]) {
    return and(this, ...others);
  },
  or(this: Self, ...others: readonly Expression[]) {
    return or(this, ...others);
  },
  not(this: Self) {
    return not(this);
  },
  matches(this: Self, pattern: string) {
    return term({ op: 'matches', value: this, pattern });
  },
  contains(this: Self, text: Operand<string>) {
    return term({ op: 'contains', value: this, text: operand(text) });
  },
  startsWith(this: Self, text: Operand<string>) {
    return term({ op: 'startsWith', value: this, text: operand(text) });
  },
  length(this: Self) {
    return term({ op: 'length', arg: this });
  },
  upper(this: Self) {
    return term({ op: 'upper', arg: this });
  },
  lower(this: Self) {
    return term({ op: 'lower', arg: this });
  },
  trim(this: Self) {
    return term({ op: 'trim', arg: this });
  },
  addDays(this: Self, amount: Operand<number>) {
    return addDays(this, amount);
  },
  addMonths(this: Self, amount: Operand<number>) {
    return addMonths(this, amount);
  },
  addYears(this: Self, amount: Operand<number>) {
    return addYears(this, amount);
  },
  yearsTo(this: Self, other: Operand<string>) {
    return yearsBetween(this, other);
  },
  monthsTo(this: Self, other: Operand<string>) {
    return monthsBetween(this, other);
  },
  daysTo(this: Self, other: Operand<string>) {
    return daysBetween(this, other);
  },
  to(this: Self, key: string) {
    return fieldRef([...this.path, key]);
  },
  under(this: Self, unit: string) {
    return term({ op: 'under', field: this.path, unit });
  },
  isEmpty(this: Self) {
    return term({ op: 'isEmpty', field: this.path });
  },
  isUnknown(this: Self) {
    return term({ op: 'isUnknown', field: this.path });
  },
};

/** A field by its path: `['ends']`, or through a reference `['facility', 'name']`. The caller says which type of reference it is. */
export function fieldRef<R extends FieldRef = AnyRef>(path: readonly string[]): R {
  return term<R>({ op: 'field', path: Object.freeze([...path]) });
}

/** A constant. */
export function literal(value: Scalar): Expression {
  return term({ op: 'literal', value });
}

/** Today in the site's time zone. */
export function today(): DateTerm {
  return term({ op: 'today' });
}

/** The id of the user who asks. */
export function userId(): Expression {
  return term({ op: 'user', fact: 'id' });
}

/** The id of the person record that is the user's own. */
export function userPerson(): Expression {
  return term({ op: 'user', fact: 'person' });
}

/** True when all are true; false as soon as one is false, even if another is empty. */
export function and(...args: readonly Expression[]): BooleanTerm {
  return term({ op: 'and', args });
}

/** True as soon as one is true, even if another is empty. */
export function or(...args: readonly Expression[]): BooleanTerm {
  return term({ op: 'or', args });
}

export function not(arg: Expression): BooleanTerm {
  return term({ op: 'not', arg });
}

/** `yes` where `test` is true, otherwise `no` (also where the test is empty or unknown, as CASE does in SQL). */
export function when(
  test: Expression,
  yes: Operand<string | number | boolean>,
  no: Operand<string | number | boolean>,
): Expression {
  return term({ op: 'if', test, yes: operand(yes), no: operand(no) });
}

/** The first that has a value. */
export function coalesce(...args: readonly Operand<string | number | boolean>[]): Expression {
  return term({ op: 'coalesce', args: args.map(operand) });
}

/** Texts one after the other; empty as soon as one is empty (wrap it in `coalesce` to pass over it). */
export function concat(...args: readonly Operand<string>[]): TextTerm {
  return term({ op: 'concat', args: args.map(operand) });
}

/** Whole years from one date to another, negative when `to` comes first: `yearsBetween(r.birth_date, today())` is an age. */
export function yearsBetween(from: Operand<string>, to: Operand<string>): NumberTerm {
  return term({ op: 'yearsBetween', from: operand(from), to: operand(to) });
}

export function monthsBetween(from: Operand<string>, to: Operand<string>): NumberTerm {
  return term({ op: 'monthsBetween', from: operand(from), to: operand(to) });
}

export function daysBetween(from: Operand<string>, to: Operand<string>): NumberTerm {
  return term({ op: 'daysBetween', from: operand(from), to: operand(to) });
}

export function addDays(date: Operand<string>, amount: Operand<number>): DateTerm {
  return term({ op: 'addDays', date: operand(date), amount: operand(amount) });
}

/** The same day some months later, or the last day of that month when it has no such day. */
export function addMonths(date: Operand<string>, amount: Operand<number>): DateTerm {
  return term({ op: 'addMonths', date: operand(date), amount: operand(amount) });
}

export function addYears(date: Operand<string>, amount: Operand<number>): DateTerm {
  return term({ op: 'addYears', date: operand(date), amount: operand(amount) });
}
