import type { Expression } from './ast.ts';

/** The direct parts of an expression. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'and':
    case 'or':
    case 'coalesce':
    case 'concat':
      return expression.args;
    case 'not':
    case 'length':
    case 'upper':
    case 'lower':
    case 'trim':
      return [expression.arg];
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [expression.left, expression.right];
    case 'in':
    case 'matches':
      return [expression.value];
    case 'contains':
    case 'startsWith':
      return [expression.value, expression.text];
    case 'if':
      return [expression.test, expression.yes, expression.no];
    case 'yearsBetween':
    case 'monthsBetween':
    case 'daysBetween':
      return [expression.from, expression.to];
    case 'addDays':
    case 'addMonths':
    case 'addYears':
      return [expression.date, expression.amount];
    default:
      return [];
  }
}

/** The expression and everything below it. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of childrenOf(expression)) yield* partsOf(child);
}
