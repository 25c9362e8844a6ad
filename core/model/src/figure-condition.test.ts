import { expect, it } from 'vitest';
import { daysOf, figureCondition } from './figure-condition.ts';
import type { ModelForm } from './model.ts';

const form = {
  fields: { begins: { key: 'begins', kind: 'date' }, ends: { key: 'ends', kind: 'date', exclusive: true } },
} as unknown as Pick<ModelForm, 'fields'>;

const bounds = (field: string) => {
  const condition = figureCondition({ during: { field, period: 'this_month' } }, form, '2026-12-31');
  return condition?.op === 'and' ? condition.args.map((part) => 'right' in part && part.right) : [];
};

it('takes this month from its first day to its last', () => {
  expect(bounds('begins')).toEqual([
    { op: 'literal', value: '2026-12-01' },
    { op: 'literal', value: '2027-01-01' },
  ]);
});

it('counts a last day in its own month, though the record keeps the day after', () => {
  expect(bounds('ends')).toEqual([
    { op: 'literal', value: '2026-12-02' },
    { op: 'literal', value: '2027-01-02' },
  ]);
});

it('begins a period to come with today, and ends a past one with today', () => {
  expect(daysOf('next_12_months', '2026-11-22')).toEqual(['2026-11-22', '2027-11-22']);
  expect(daysOf('next_3_months', '2026-11-30')).toEqual(['2026-11-30', '2027-02-28']);
  expect(daysOf('last_12_months', '2026-11-22')).toEqual(['2025-11-23', '2026-11-23']);
});

it('is nothing for a figure of all records, and joins a condition with a period', () => {
  expect(figureCondition({}, form, '2026-11-22')).toBeUndefined();
  const where = { op: 'isEmpty', field: ['begins'] } as const;
  expect(figureCondition({ where }, form, '2026-11-22')).toBe(where);
  const both = figureCondition({ where, during: { field: 'begins', period: 'this_month' } }, form, '2026-11-22');
  expect(both?.op === 'and' && both.args).toHaveLength(3);
});
