import { describe, expect, it } from 'vitest';
import { difference, wilson } from './wilson.ts';

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

describe('the 95 % score interval of a share', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d of %d is as published', (passed, of, low, high) => {
    const share = wilson(passed, of);
    expect([rounded(share.low), rounded(share.high)]).toEqual([low, high]);
    expect(share.rate).toBe(passed / of);
  });

  it('is that of the complement turned round, and stays within 0 and 1', () => {
    for (const [passed, of] of [
      [0, 5],
      [5, 5],
      [3, 7],
      [130, 204],
    ] as const) {
      const [one, other] = [wilson(passed, of), wilson(of - passed, of)];
      expect(one.low).toBeCloseTo(1 - other.high, 12);
      expect(one.low).toBeGreaterThanOrEqual(0);
      expect(one.high).toBeLessThanOrEqual(1);
    }
  });

  it('of nobody is refused', () => {
    expect(() => wilson(0, 0)).toThrow(RangeError);
    expect(() => wilson(3, 2)).toThrow(RangeError);
  });
});

// Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10, contrasts (a) and (c).
it.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
])('the interval of the difference of %d of %d and %d of %d is as published', (a, m, b, n, low, high) => {
  const found = difference(wilson(a, m), wilson(b, n));
  expect([rounded(found.low), rounded(found.high)]).toEqual([low, high]);
});
