import { addDaysTo, addMonthsTo, addYearsTo } from '../words/calendar.ts';
import type { ArithmeticOperator, ComparisonOperator } from './ast.ts';
import { type FieldValue, failure, type Result, value } from './result.ts';

/** The largest amounts by which a date is moved: beyond them the result is an error, and NULL in SQL. */
export const largestMove = { addDays: 400_000, addMonths: 12_000, addYears: 1_000 } as const;

/** Text in the order of code points, as PostgreSQL's "C" collation has it (JavaScript's `<` compares UTF-16 units). */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    if (a.charCodeAt(index) === b.charCodeAt(index)) continue;
    return (a.codePointAt(index) as number) - (b.codePointAt(index) as number);
  }
  return a.length - b.length;
}

/** Compares two values of one type: numbers, truth values (equality only), or text (dates are ISO text). */
export function compare(op: ComparisonOperator, left: FieldValue, right: FieldValue): Result {
  let order: number;
  if (typeof left === 'number' && typeof right === 'number') order = left - right;
  else if (typeof left === 'string' && typeof right === 'string') order = compareCodePoints(left, right);
  else if (typeof left === 'boolean' && typeof right === 'boolean') order = Number(left) - Number(right);
  else return failure('expression.type', { expected: typeof left, found: typeof right });
  switch (op) {
    case 'eq':
      return value(order === 0);
    case 'ne':
      return value(order !== 0);
    case 'lt':
      return value(order < 0);
    case 'le':
      return value(order <= 0);
    case 'gt':
      return value(order > 0);
    case 'ge':
      return value(order >= 0);
  }
}

/** Numbers that leave this range are an error: PostgreSQL refuses to compute them. */
const largestNumber = 1e15;

export function calculate(op: ArithmeticOperator, left: number, right: number): Result {
  if (op === 'divide' && right === 0) return failure('expression.division_by_zero');
  const result =
    op === 'add' ? left + right : op === 'subtract' ? left - right : op === 'multiply' ? left * right : left / right;
  return Math.abs(result) <= largestNumber ? value(result || 0) : failure('expression.out_of_range', { value: result });
}

const moves = { addDays: addDaysTo, addMonths: addMonthsTo, addYears: addYearsTo };

export function moveDate(op: keyof typeof moves, date: string, amount: number): Result {
  if (!Number.isInteger(amount)) return failure('expression.not_whole', { value: amount });
  const moved = Math.abs(amount) <= largestMove[op] ? moves[op](date, amount) : null;
  return moved === null ? failure('expression.out_of_range', { value: amount }) : value(moved);
}

/** Texts, codes, dates and numbers one after the other; numbers as PostgreSQL writes them. */
export function writeOut(parts: readonly FieldValue[]): Result {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (typeof part === 'number') text += numberText(part);
    else return failure('expression.type', { expected: 'text', found: typeof part });
  }
  return value(text);
}

function numberText(number: number): string {
  const size = Math.abs(number);
  if (size === 0 || (size >= 1e-4 && size < 1e15)) return String(number || 0);
  return number.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}
