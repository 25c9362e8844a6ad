import { expect, it } from 'vitest';
import { compare } from './comparison.ts';
import { type Counts, least, suppress } from './suppress.ts';

const counts = (candidates: number, present: number, passed: number): Counts => ({ candidates, present, passed });

it('shows a group whose numbers are all large', () => {
  const { women, men, all } = suppress({ women: counts(30, 28, 18), men: counts(40, 40, 20) });
  expect(women).toEqual({ candidates: 30, present: 28, passed: 18 });
  expect(men).toEqual({ candidates: 40, present: 40, passed: 20 });
  expect(all).toEqual({ candidates: 70, present: 68, passed: 38 });
});

it('hides a small number of one sex in both, since the whole would tell it', () => {
  const { women, men, all } = suppress({ women: counts(30, 28, 18), men: counts(4, 4, 2) });
  expect(women).toEqual({ candidates: null, present: null, passed: null });
  expect(men).toEqual({ candidates: null, present: null, passed: null });
  expect(all).toEqual({ candidates: 34, present: 32, passed: 20 });
});

it('hides those who passed where fewer than five did not', () => {
  expect(suppress({ women: counts(20, 20, 17), men: counts(20, 20, 10) }).all.passed).toBe(27);
  expect(suppress({ women: counts(20, 20, 17), men: counts(20, 20, 10) }).women.passed).toBe(null);
  expect(suppress({ women: counts(20, 20, 18), men: counts(20, 20, 18) }).all.passed).toBe(null);
});

it('leaves no small number to be found by subtraction, whatever the counts', () => {
  // Every pair of groups of up to twelve with the numbers that matter around the limit.
  const groups = [0, 1, 4, 5, 9, 12].flatMap((candidates) =>
    [0, 3, 5, 9, 12]
      .filter((present) => present <= candidates)
      .flatMap((present) =>
        [0, 2, 5, 8].filter((passed) => passed <= present).map((passed) => counts(candidates, present, passed)),
      ),
  );
  for (const women of groups) {
    for (const men of groups) {
      const shown = suppress({ women, men });
      for (const key of ['candidates', 'present', 'passed'] as const) {
        const told = [shown.women[key], shown.men[key], shown.all[key]].filter((each) => each !== null);
        expect(told.every((each) => each >= least)).toBe(true);
        // Two of the three would tell the third, so it is shown only beside a large one.
        if (told.length === 2) throw new Error(JSON.stringify({ women, men, shown }));
      }
      for (const { present, passed } of Object.values(shown)) {
        if (present !== null && passed !== null) expect(present - passed).toBeGreaterThanOrEqual(least);
        if (passed !== null) expect(present).not.toBe(null);
      }
    }
  }
});

it('compares holders and others of a cohort at a session, with the difference and the ratio of their shares', () => {
  const row = (holder: boolean, sex: string, present: number, passed: number) => ({
    ...{ cohort: 'IDE 2022', session: 'DE 2025', holder, sex, candidates: present, present, passed },
  });
  const [compared, ...more] = compare([
    row(true, 'F', 50, 32),
    row(true, 'M', 50, 32),
    row(false, 'F', 50, 15),
    row(false, 'M', 50, 14),
  ]);
  expect(more).toEqual([]);
  expect(compared?.holders.all.share?.rate).toBe(0.64);
  expect(compared?.others.all.share?.rate).toBe(0.29);
  expect(compared?.difference?.rate).toBeCloseTo(0.35, 10);
  expect(compared?.ratio).toBeCloseTo(2.2069, 4);
  expect(compare([row(true, 'F', 3, 2), row(false, 'M', 50, 20)])[0]).toMatchObject({ difference: null, ratio: null });
});
