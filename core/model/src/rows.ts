import type { Aggregate, Expression } from './expression/ast.ts';
import {
  type AnyRef,
  type BooleanTerm,
  type DateRef,
  type FieldRef,
  fieldRef,
  type NumberTerm,
  term,
} from './expression/build.ts';
import type { FormHandle, Refs } from './form.ts';
import { refsOf } from './form.ts';

/** The rows of another form that agree with a record, and what a computed field may say of them. */
export interface Rows<R> {
  /** Only those for which `test` is true. */
  where(test: (row: R) => Expression): Rows<R>;
  count(): NumberTerm;
  exists(): BooleanTerm;
  /** Rows without a value add nothing; the sum of none is 0. */
  sum(value: (row: R) => Expression): NumberTerm;
  /** The least number or date. */
  min(value: (row: R) => Expression): AnyRef;
  max(value: (row: R) => Expression): AnyRef;
  /** The value in the row with the last date. */
  latest(value: (row: R) => Expression, by: (row: R) => DateRef): AnyRef;
}

/** This record's id, for `rowsOf`: the rows that refer to it. */
export const thisRecord: FieldRef = fieldRef(['id']);

/**
 * The rows of `form` whose fields equal those of this record: its children, or what agrees with it otherwise.
 *
 * @example rowsOf(leave, { person: r.person, year: r.year }).where((each) => each.status.eq('TAKEN')).sum((each) => each.days)
 */
export function rowsOf<Fields extends object>(
  form: FormHandle<string, Fields>,
  match: { readonly [K in keyof Fields]?: FieldRef },
): Rows<Refs<Fields>> {
  const pairs = Object.entries(match as Readonly<Record<string, FieldRef>>);
  return rows(
    { form: form.id, match: pairs.map(([there, own]) => ({ there, here: own.path.join('.') })) },
    refsOf(form.fields),
  );
}

/**
 * The rows of the form that is being defined which agree with this record in `keys`, itself among them.
 *
 * @example rowsLike('leave', r, ['person', 'category', 'year']).sum((each) => each.days)
 */
export function rowsLike<R extends object>(form: string, r: R, keys: readonly (keyof R & string)[]): Rows<R> {
  return rows({ form, match: keys.map((key) => ({ there: key, here: key })) }, r);
}

function rows<R>(about: Pick<Aggregate, 'form' | 'match' | 'where'>, row: R): Rows<R> {
  const say = <T>(fact: Aggregate['fact'], more: Pick<Aggregate, 'value' | 'by'> = {}) =>
    term<T>({ op: 'aggregate', fact, ...about, ...more });
  return {
    where: (test) => rows({ ...about, where: both(about.where, test(row)) }, row),
    count: () => say('count'),
    exists: () => say('exists'),
    sum: (value) => say('sum', { value: value(row) }),
    min: (value) => say('min', { value: value(row) }),
    max: (value) => say('max', { value: value(row) }),
    latest: (value, by) => say('latest', { value: value(row), by: by(row).path.join('.') }),
  };
}

const both = (one: Expression | undefined, other: Expression): Expression =>
  one ? { op: 'and', args: [one, other] } : other;
