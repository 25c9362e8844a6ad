import { expect, test } from 'vitest';
import { averageOf, markIn } from './mark-text.ts';

test('a mark is typed with a comma or a point, between 0 and 20', () => {
  expect(['12,5', ' 12.25 ', '0', '20', ''].map(markIn)).toEqual([12.5, 12.25, 0, 20, null]);
  expect(['20,5', '21', '-1', 'abs', '12,555', '1e1'].map(markIn)).toEqual(Array(6).fill('wrong'));
});

test('an average weighs by coefficient, and is not told while a mark is missing', () => {
  const marks = [
    { mark: 12, coefficient: 3 },
    { mark: 15, coefficient: 1 },
  ];
  expect(averageOf(marks)).toBe(12.75);
  expect(averageOf([...marks, { mark: 10, coefficient: null }])).toBe(12.2);
  expect(averageOf([...marks, { mark: null, coefficient: 1 }])).toBeNull();
  expect(averageOf([])).toBeNull();
});
