import type { Expression } from './expression/ast.ts';
import type { Figure, FigurePeriod } from './figure.ts';
import type { ModelForm } from './model.ts';
import { addDaysTo, addMonthsTo } from './words/calendar.ts';

/**
 * Which records of its form a figure counts, as one expression with the days of its period written out; nothing when it counts all.
 *
 * @example figureCondition(figure, form, '2026-11-22') // valid_from ≥ 2026-11-01 and valid_from < 2026-12-01
 */
export function figureCondition(
  { where, during }: Pick<Figure, 'where' | 'during'>,
  form: Pick<ModelForm, 'fields'>,
  today: string,
): Expression | undefined {
  const parts = [...(where ? [where] : []), ...(during ? within(during, form, today) : [])];
  return parts.length > 1 ? { op: 'and', args: parts } : parts[0];
}

/** First day, and the day after the last. */
export function daysOf(period: FigurePeriod, today: string): readonly [string, string] {
  const month = `${today.slice(0, 7)}-01`;
  switch (period) {
    case 'this_month':
      return [month, months(month, 1)];
    case 'next_3_months':
      return [today, months(today, 3)];
    case 'next_12_months':
      return [today, months(today, 12)];
    case 'last_12_months':
      return [days(months(today, -12), 1), days(today, 1)];
  }
}

// The calendar has no end that a period around today could meet.
const days = (day: string, count: number): string => addDaysTo(day, count) ?? day;
const months = (day: string, count: number): string => addMonthsTo(day, count) ?? day;

function within(
  { field, period }: NonNullable<Figure['during']>,
  form: Pick<ModelForm, 'fields'>,
  today: string,
): Expression[] {
  const definition = form.fields[field];
  // Of a last day the record keeps the day after.
  const shift = definition?.kind === 'date' && definition.exclusive ? 1 : 0;
  const [from, until] = daysOf(period, today).map(
    (day): Expression => ({ op: 'literal', value: days(day, shift) }),
  ) as [Expression, Expression];
  const left: Expression = { op: 'field', path: [field] };
  return [
    { op: 'ge', left, right: from },
    { op: 'lt', left, right: until },
  ];
}
