import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, fitted } from './apportion.ts';

describe('apportion', () => {
  it('gives out the whole total, each share within one of its proportion', () => {
    const weights = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (given, total) => {
        const sum = given.reduce((all, weight) => all + weight, 0);
        const shares = apportion(given, total);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share - ((given[index] ?? 0) * total) / sum)).toBeLessThan(1);
        }
      }),
      { seed: 1 },
    );
  });

  it('gives nothing where there is no weight', () => {
    expect(apportion([0, 3, 0], 5)).toEqual([0, 5, 0]);
    expect(apportion([0, 0], 5)).toEqual([0, 0]);
  });
});

describe('fitted', () => {
  it('meets the sums of rows and columns and keeps what was zero at zero', () => {
    const table = fitted(
      [
        [1, 1, 0],
        [2, 1, 3],
      ],
      [40, 60],
      [50, 30, 20],
    );
    const rounded = table.map((row) => row.map((value) => Math.round(value * 1e6) / 1e6));
    expect(rounded.map((row) => row.reduce((all, value) => all + value, 0))).toEqual([40, 60]);
    expect([0, 1, 2].map((column) => Math.round(rounded.reduce((all, row) => all + (row[column] ?? 0), 0)))).toEqual([
      50, 30, 20,
    ]);
    expect(rounded[0]?.[2]).toBe(0);
  });
});
