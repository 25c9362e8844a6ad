import { daysFromTo, isIsoDate, monthsFromTo, yearsFromTo } from '../words/calendar.ts';
import { foldText, lowerText, trimText, upperText } from '../words/fold.ts';
import type { Aggregate, Expression } from './ast.ts';
import { calculate, compare, moveDate, writeOut } from './operations.ts';
import { matchesPattern } from './pattern.ts';
import { empty, type FieldValue, failure, type Result, strict, unknown, value } from './result.ts';

/** What an expression may read. */
export interface Scope {
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Keys of the fields said to be unknown. */
  readonly unknown: ReadonlySet<string> | readonly string[];
  /** ISO date in the site's time zone. */
  readonly today: string;
  readonly user?: { readonly id: string; readonly person?: string | null };
  /** Computed fields and paths through references. Without it, a path through a reference is an error. */
  resolve?(path: readonly string[]): Result | undefined;
  /** Whether a unit lies at `ancestor` or below it in today's tree. Without it, `under` is an error. */
  under?(unit: string, ancestor: string): boolean;
  /** The rows of another form that an aggregate is about (those that match; its `where` is asked here). Without it, an aggregate is an error. */
  rows?(aggregate: Aggregate): readonly Scope[] | undefined;
}

/**
 * Evaluates an expression. It never throws: what cannot be computed is a result of kind `error`.
 * And, or and not follow SQL's logic of three values; `toSql` gives the same answers, with NULL for empty, unknown and error.
 */
export function evaluate(expression: Expression, scope: Scope): Result {
  const of = (part: Expression) => evaluate(part, scope);
  switch (expression.op) {
    case 'literal':
      return expression.value === null ? empty : value(expression.value);
    case 'field':
      return readField(expression.path, scope);
    case 'today':
      return value(scope.today);
    case 'user': {
      const fact = expression.fact === 'id' ? scope.user?.id : scope.user?.person;
      return fact == null ? empty : value(fact);
    }
    case 'and':
      return junction(expression.args, scope, false);
    case 'or':
      return junction(expression.args, scope, true);
    case 'not':
      return strict([of(expression.arg)], ([arg]) => (typeof arg === 'boolean' ? value(!arg) : notA('boolean', arg)));
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return strict([of(expression.left), of(expression.right)], ([left, right]) =>
        compare(expression.op, left, right),
      );
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return strict([of(expression.left), of(expression.right)], ([left, right]) =>
        typeof left === 'number' && typeof right === 'number'
          ? calculate(expression.op, left, right)
          : notA('number', typeof left === 'number' ? right : left),
      );
    case 'in':
      if (expression.list.length === 0) return value(false);
      return strict([of(expression.value)], ([found]) => membership(found, expression.list));
    case 'any':
      return manyOf(expression.field, scope, (items) =>
        value(items.some((item) => expression.list.includes(item as string))),
      );
    case 'if': {
      const test = of(expression.test);
      if (test.kind === 'error') return test;
      if (test.kind === 'value' && typeof test.value !== 'boolean') return notA('boolean', test.value);
      return of(test.kind === 'value' && test.value ? expression.yes : expression.no);
    }
    case 'coalesce':
      return firstOf(expression.args, scope);
    case 'concat':
      return strict(expression.args.map(of), (parts) => writeOut(parts));
    case 'length':
      return onText(of(expression.arg), (text) => [...text].length);
    case 'upper':
      return onText(of(expression.arg), upperText);
    case 'lower':
      return onText(of(expression.arg), lowerText);
    case 'trim':
      return onText(of(expression.arg), trimText);
    case 'contains':
    case 'startsWith':
      return strict([of(expression.value), of(expression.text)], ([whole, part]) => {
        if (typeof whole !== 'string' || typeof part !== 'string') return notA('text', whole);
        const [haystack, needle] = [foldText(whole), foldText(part)];
        return value(expression.op === 'contains' ? haystack.includes(needle) : haystack.startsWith(needle));
      });
    case 'matches':
      return strict([of(expression.value)], ([text]) => {
        if (typeof text !== 'string') return notA('text', text);
        const found = matchesPattern(text, expression.pattern);
        return found === null ? failure('expression.pattern', { pattern: expression.pattern }) : value(found);
      });
    case 'isEmpty': {
      const found = readField(expression.field, scope);
      if (found.kind === 'error') return found;
      return value(found.kind === 'empty' || (found.kind === 'value' && isNothing(found.value)));
    }
    case 'isUnknown': {
      const found = readField(expression.field, scope);
      return found.kind === 'error' ? found : value(found.kind === 'unknown');
    }
    case 'yearsBetween':
      return onDates(of(expression.from), of(expression.to), yearsFromTo);
    case 'monthsBetween':
      return onDates(of(expression.from), of(expression.to), monthsFromTo);
    case 'daysBetween':
      return onDates(of(expression.from), of(expression.to), daysFromTo);
    case 'addDays':
    case 'addMonths':
    case 'addYears':
      return strict([of(expression.date), of(expression.amount)], ([date, amount]) =>
        typeof date === 'string' && isIsoDate(date) && typeof amount === 'number'
          ? moveDate(expression.op, date, amount)
          : notA('date', date),
      );
    case 'under':
      return strict([readField(expression.field, scope)], ([unit]) => {
        if (typeof unit !== 'string') return notA('reference', unit);
        if (!scope.under) return failure('expression.unresolved', { path: expression.field });
        return value(scope.under(unit, expression.unit));
      });
    case 'aggregate':
      return gather(expression, scope);
    default:
      return failure('expression.unknown_operation', { op: (expression as { op?: unknown }).op });
  }
}

const notA = (expected: string, found: FieldValue): Result =>
  failure('expression.type', { expected, found: Array.isArray(found) ? 'many' : typeof found });

const isNothing = (found: FieldValue): boolean => found == null || (Array.isArray(found) && found.length === 0);

function readField(path: readonly string[], scope: Scope): Result {
  const key = path[0];
  if (key === undefined) return failure('expression.unresolved', { path });
  const saidUnknown = Array.isArray(scope.unknown)
    ? scope.unknown.includes(key)
    : (scope.unknown as ReadonlySet<string>).has(key);
  if (saidUnknown) return unknown;
  const own = Object.hasOwn(scope.values, key) ? scope.values[key] : undefined;
  if (path.length === 1 && own !== undefined) return own === null ? empty : value(own);
  if (path.length > 1 && own === null) return empty;
  return (
    scope.resolve?.(path) ??
    (path.length === 1 || own === undefined ? empty : failure('expression.unresolved', { path }))
  );
}

/** And (`decisive` false) or or (`decisive` true): a decisive operand wins, then an error, then unknown, then empty. */
function junction(args: readonly Expression[], scope: Scope, decisive: boolean): Result {
  const rest: Result[] = [];
  for (const arg of args) {
    const found = evaluate(arg, scope);
    if (found.kind === 'value') {
      if (typeof found.value !== 'boolean') rest.push(notA('boolean', found.value));
      else if (found.value === decisive) return found;
    } else rest.push(found);
  }
  return strict(rest, () => value(!decisive));
}

function firstOf(args: readonly Expression[], scope: Scope): Result {
  let missing: Result = empty;
  for (const arg of args) {
    const found = evaluate(arg, scope);
    if (found.kind === 'value' || found.kind === 'error') return found;
    if (found.kind === 'unknown') missing = found;
  }
  return missing;
}

function membership(found: FieldValue, list: readonly unknown[]): Result {
  if (typeof found === 'object') return notA('text', found);
  if (list.includes(found)) return value(true);
  return list.includes(null) ? empty : value(false);
}

function manyOf(path: readonly string[], scope: Scope, apply: (items: readonly FieldValue[]) => Result): Result {
  const found = readField(path, scope);
  if (found.kind === 'empty') return apply([]);
  return strict([found], ([items]) => (Array.isArray(items) ? apply(items) : notA('many', items)));
}

function onText(result: Result, apply: (text: string) => FieldValue): Result {
  return strict([result], ([text]) => (typeof text === 'string' ? value(apply(text)) : notA('text', text)));
}

function onDates(from: Result, to: Result, apply: (from: string, to: string) => number): Result {
  return strict([from, to], ([a, b]) => {
    if (typeof a !== 'string' || typeof b !== 'string' || !isIsoDate(a) || !isIsoDate(b)) return notA('date', a);
    return value(apply(a, b));
  });
}

function gather(aggregate: Aggregate, scope: Scope): Result {
  const rows = scope.rows?.(aggregate);
  if (!rows) return failure('expression.unresolved', { path: [aggregate.form] });
  const { fact, where, value: of, by } = aggregate;
  const taken: Scope[] = [];
  for (const row of rows) {
    const test = where ? evaluate(where, row) : value(true);
    if (test.kind === 'error') return test;
    if (test.kind === 'value' && test.value === true) taken.push(row);
  }
  if (fact === 'count') return value(taken.length);
  if (fact === 'exists') return value(taken.length > 0);
  if (!of) return failure('expression.type', { expected: 'value', found: 'none' });
  if (fact === 'latest') return latestOf(taken, of, by ?? '');
  const found: FieldValue[] = [];
  for (const row of taken) {
    const each = evaluate(of, row);
    if (each.kind === 'error') return each;
    if (each.kind === 'value') found.push(each.value);
  }
  if (fact !== 'sum') return extreme(fact, found);
  return found.reduce<Result>(
    (sum, each) =>
      sum.kind !== 'value' || typeof each !== 'number' ? sum : calculate('add', sum.value as number, each),
    value(0),
  );
}

function extreme(fact: 'min' | 'max', found: readonly FieldValue[]): Result {
  if (found.length === 0) return empty;
  return value(
    found.reduce((best, each) => {
      const less = (each as string | number) < (best as string | number);
      return less === (fact === 'min') ? each : best;
    }),
  );
}

/** Of the row with the last date; of two of one day, the one with the greater id. */
function latestOf(rows: readonly Scope[], of: Expression, by: string): Result {
  const dated = rows.flatMap((row) => {
    const day = readField([by], row);
    return day.kind === 'value' ? [{ row, order: `${day.value} ${row.values.id ?? ''}` }] : [];
  });
  const [last] = dated.sort((one, other) => (one.order < other.order ? 1 : -1));
  const found = last ? evaluate(of, last.row) : empty;
  return found.kind === 'unknown' ? empty : found;
}
