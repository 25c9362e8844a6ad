import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneErrorApart, withTypingErrors } from './typing-error.ts';

const words = fc.string({ unit: fc.constantFrom(...'abkru'), minLength: 1, maxLength: 7 });

describe('a typing error', () => {
  it.each([
    ['jara', 'jara'],
    ['jara', 'jra'],
    ['jara', 'jarra'],
    ['jara', 'jora'],
    ['jara', 'jaar'],
    ['kulibali', 'kulibail'],
  ])('%s and %s are at most one apart', (a, b) => {
    expect(isOneErrorApart(a, b)).toBe(true);
    expect(isOneErrorApart(b, a)).toBe(true);
  });

  it.each([
    ['jara', 'jalo'],
    ['jara', 'ja'],
    ['traore', 'ture'],
    ['abcd', 'badc'],
  ])('%s and %s are more than one apart', (a, b) => {
    expect(isOneErrorApart(a, b)).toBe(false);
  });

  it('leads to exactly the words that are one apart', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(withTypingErrors(a).includes(b)).toBe(isOneErrorApart(a, b));
      }),
      { seed: 11, numRuns: 3_000 },
    );
    for (const near of withTypingErrors('safiatu')) expect(isOneErrorApart('safiatu', near), near).toBe(true);
  });
});
