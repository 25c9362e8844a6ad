import type { ModelForm } from '../model.ts';
import { leadsToAggregate } from './aggregate.ts';
import type { Aggregate, Expression, ExpressionType } from './ast.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import { type FieldAt, type FieldType, fieldAt } from './field-type.ts';
import { any, checkCode, constant, expectType, type Found, isId, unify } from './found.ts';
import { readPattern } from './pattern.ts';
import { references } from './references.ts';

export interface CheckOptions {
  readonly expression: Expression;
  readonly form: ModelForm;
  readonly forms: Readonly<Record<string, ModelForm>>;
  /** The type that the whole must have: `boolean` for rules and conditions. */
  readonly expects?: ExpressionType;
  /**
   * Whether it may count and sum rows of other forms: `written` in a computed field; only `named`, by such a field, in a filter;
   * `none` where it is evaluated while a record is being saved, when those rows are not at hand. `named` unless told.
   */
  readonly aggregates?: 'written' | 'named' | 'none';
}

interface Checker extends Omit<CheckOptions, 'expression' | 'expects'> {
  readonly problems: ExpressionProblem[];
}

/** Checks types, paths, codes and patterns of an expression over `form`; an accepted one never has a type error when evaluated. */
export function check(options: CheckOptions): ExpressionProblem[] {
  const problems: ExpressionProblem[] = [];
  const checker = { ...options, problems };
  const found = typeOf(options.expression, '', checker);
  if (options.expects) expectType(found, options.expects, '', checker);
  return problems;
}

function typeOf(expression: Expression, path: string, checker: Checker): Found {
  const report = (code: ExpressionProblem['code'], params: Readonly<Record<string, unknown>>) =>
    checker.problems.push({ code, params, path });
  const below = (part: string) => (path === '' ? part : `${path}.${part}`);
  const part = (name: string, child: Expression) => typeOf(child, below(name), checker);
  const operand = (name: string, child: Expression, ...types: FieldType[]) =>
    expectType(part(name, child), types.length === 1 ? (types[0] as FieldType) : types, below(name), checker);

  switch (expression.op) {
    case 'literal':
      return constant(expression.value);
    case 'today':
      return { type: 'date' };
    case 'user':
      return { type: 'reference' };
    case 'field': {
      const at = follow(expression.path, path, checker);
      if (!at) return any;
      if (at.type === 'state' || at.type === 'many')
        report('expression.wrong_type', {
          expected: 'a single value',
          found: at.type,
          field: expression.path.join('.'),
        });
      return { type: at.type, at };
    }
    case 'isEmpty':
    case 'isUnknown':
      follow(expression.field, path, checker);
      return { type: 'boolean' };
    case 'any': {
      const at = follow(expression.field, path, checker);
      if (at && at.type !== 'many') report('expression.wrong_type', { expected: 'many', found: at.type });
      for (const item of expression.list) {
        if (typeof item !== 'string') report('expression.wrong_type', { expected: 'code', found: typeof item });
        else if (at?.field?.kind === 'choices') checkCode(item, at, path, checker);
        else if (at && !isId(item)) report('expression.wrong_type', { expected: 'reference', found: item });
      }
      return { type: 'boolean' };
    }
    case 'under': {
      const at = follow(expression.field, path, checker);
      if (at && at.type !== 'reference') report('expression.wrong_type', { expected: 'reference', found: at.type });
      if (!isId(expression.unit)) report('expression.wrong_type', { expected: 'reference', found: expression.unit });
      return { type: 'boolean' };
    }
    case 'aggregate':
      return typeOfAggregate(expression, path, checker);
    case 'and':
    case 'or':
      for (const [index, arg] of expression.args.entries()) operand(`${expression.op}.${index}`, arg, 'boolean');
      return { type: 'boolean' };
    case 'not':
      operand('not', expression.arg, 'boolean');
      return { type: 'boolean' };
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      const left = part('left', expression.left);
      const right = part('right', expression.right);
      const common = unify([left, right], path, checker);
      const ordered = expression.op === 'eq' || expression.op === 'ne';
      if (!ordered && (common.type === 'boolean' || common.type === 'reference' || common.type === 'code'))
        report('expression.wrong_type', { expected: 'an ordered type', found: common.type });
      for (const side of [expression.left, expression.right]) {
        if (side.op === 'literal' && side.value === null)
          report('expression.wrong_type', { expected: 'a value', found: 'null' });
      }
      return { type: 'boolean' };
    }
    case 'in': {
      const found = part('value', expression.value);
      for (const item of expression.list) {
        if (item === null) report('expression.wrong_type', { expected: 'a value', found: 'null' });
        else unify([found, constant(item)], path, checker);
      }
      return { type: 'boolean' };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      operand('left', expression.left, 'number');
      operand('right', expression.right, 'number');
      return { type: 'number' };
    case 'if':
      operand('test', expression.test, 'boolean');
      return unify([part('yes', expression.yes), part('no', expression.no)], path, checker);
    case 'coalesce':
      return unify(
        expression.args.map((arg, index) => part(`coalesce.${index}`, arg)),
        path,
        checker,
      );
    case 'concat':
      for (const [index, arg] of expression.args.entries())
        operand(`concat.${index}`, arg, 'text', 'code', 'number', 'date', 'month');
      return { type: 'text' };
    case 'length':
      operand('arg', expression.arg, 'text', 'code');
      return { type: 'number' };
    case 'upper':
    case 'lower':
    case 'trim':
      operand('arg', expression.arg, 'text', 'code');
      return { type: 'text' };
    case 'contains':
    case 'startsWith':
      operand('value', expression.value, 'text', 'code');
      operand('text', expression.text, 'text', 'code');
      return { type: 'boolean' };
    case 'matches': {
      operand('value', expression.value, 'text', 'code');
      const read = readPattern(expression.pattern);
      if ('fault' in read) report('expression.pattern', { pattern: expression.pattern, reason: read.fault });
      return { type: 'boolean' };
    }
    case 'yearsBetween':
    case 'monthsBetween':
    case 'daysBetween':
      operand('from', expression.from, 'date');
      operand('to', expression.to, 'date');
      return { type: 'number' };
    case 'addDays':
    case 'addMonths':
    case 'addYears':
      operand('date', expression.date, 'date');
      operand('amount', expression.amount, 'number');
      return { type: 'date' };
  }
}

function typeOfAggregate(aggregate: Aggregate, path: string, checker: Checker): Found {
  const report = (code: ExpressionProblem['code'], params: Readonly<Record<string, unknown>>) =>
    checker.problems.push({ code, params, path });
  const types = {
    count: 'number',
    exists: 'boolean',
    sum: 'number',
    min: undefined,
    max: undefined,
    latest: undefined,
  } as const;
  const type = types[aggregate.fact];
  const form = Object.hasOwn(checker.forms, aggregate.form) ? checker.forms[aggregate.form] : undefined;
  if (checker.aggregates !== 'written') report('expression.aggregate_place', { form: aggregate.form });
  if (!form) {
    report('expression.unknown_form', { form: aggregate.form });
    return type ? { type } : any;
  }
  if (aggregate.match.length === 0) report('expression.wrong_type', { expected: 'a field in common', found: 'none' });
  const rows: Checker = { ...checker, form, aggregates: 'none' };
  for (const { there, here } of aggregate.match) {
    const [own, other] = [follow([here], path, checker), follow([there], path, rows)];
    if (own && other) unify([{ type: other.type }, { type: own.type }], path, checker);
    if (own && leadsToAggregate([here], checker.form, checker.forms))
      report('expression.aggregate_place', { form: checker.form.id, field: here });
  }
  if (aggregate.where) expectType(typeOf(aggregate.where, `${path}.where`, rows), 'boolean', `${path}.where`, rows);
  const by = aggregate.by === undefined ? undefined : follow([aggregate.by], path, rows);
  if (aggregate.fact === 'latest' && by?.type !== 'date')
    report('expression.wrong_type', { expected: 'date', found: by?.type ?? 'none' });
  if (aggregate.fact === 'count' || aggregate.fact === 'exists') return { type: type ?? 'number' };
  if (!aggregate.value) {
    report('expression.wrong_type', { expected: 'a value', found: 'none' });
    return any;
  }
  const found = typeOf(aggregate.value, `${path}.value`, rows);
  if (aggregate.fact === 'sum') expectType(found, 'number', `${path}.value`, rows);
  if (aggregate.fact === 'min' || aggregate.fact === 'max')
    expectType(found, ['number', 'date'], `${path}.value`, rows);
  return type ? { type } : found;
}

function follow(fieldPath: readonly string[], path: string, checker: Checker): FieldAt | undefined {
  const at = fieldAt({ form: checker.form, forms: checker.forms, path: fieldPath });
  if (!('code' in at)) {
    if (isCircular(at, checker, [])) {
      checker.problems.push({ code: 'expression.circular', params: { path: fieldPath.join('.') }, path });
    } else if (
      (checker.aggregates === 'none' || (checker.aggregates === 'written' && fieldPath.length > 1)) &&
      leadsToAggregate(fieldPath, checker.form, checker.forms)
    ) {
      const params = { form: at.form.id, field: fieldPath.join('.') };
      checker.problems.push({ code: 'expression.aggregate_place', params, path });
    }
    return at;
  }
  const { code, ...params } = at;
  checker.problems.push({ code, params: { ...params, path: fieldPath.join('.') }, path });
  return undefined;
}

/** Whether a computed field leads back to itself through the fields that it reads. */
function isCircular(at: FieldAt, checker: Checker, above: readonly string[]): boolean {
  if (at.field?.kind !== 'computed') return false;
  const name = `${at.form.id}.${at.field.key}`;
  if (above.includes(name)) return true;
  return references(at.field.value).some((path) => {
    const next = fieldAt({ form: at.form, forms: checker.forms, path });
    return !('code' in next) && isCircular(next, checker, [...above, name]);
  });
}
