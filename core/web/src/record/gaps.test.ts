import { describe, expect, test } from 'vitest';
import { daysIn, gapsBetween } from './gaps.ts';

describe('the gaps between periods', () => {
  test('are where none of them holds, newest first', () => {
    const periods = [
      { from: '2020-01-01', to: null },
      { from: '2010-03-01', to: '2012-06-30' },
      { from: '2011-01-01', to: '2014-12-31' },
    ];
    expect(gapsBetween(periods, '2026-01-01')).toEqual([{ from: '2015-01-01', to: '2019-12-31' }]);
  });

  test('reach to today when nothing holds any longer', () => {
    expect(gapsBetween([{ from: '2010-01-01', to: '2020-12-31' }], '2021-06-30')).toEqual([
      { from: '2021-01-01', to: '2021-06-30' },
    ]);
  });

  test('of less than a month, before the first, and in the future, are none', () => {
    const periods = [
      { from: '2010-01-01', to: '2010-12-31' },
      { from: '2011-01-31', to: null },
      { from: '2030-01-01', to: null },
    ];
    expect(gapsBetween(periods, '2026-01-01')).toEqual([]);
    expect(gapsBetween([], '2026-01-01')).toEqual([]);
  });

  test('count both of their days', () => {
    expect(daysIn('2024-02-28', '2024-03-01')).toBe(3);
  });
});
