import { expect, test } from 'vitest';
import { periodBounds } from './periods.ts';

test.each([
  ['this_month', '2026-02-11', '2026-02-01', '2026-02-28'],
  ['last_month', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['last_month', '2024-03-31', '2024-02-01', '2024-02-29'],
  ['this_year', '2026-02-11', '2026-01-01', '2026-12-31'],
  ['last_year', '2026-02-11', '2025-01-01', '2025-12-31'],
  ['next_12_months', '2026-02-11', '2026-02-11', '2027-02-10'],
] as const)('%s, seen on %s, goes from %s to %s', (period, today, from, to) => {
  expect(periodBounds(period, today)).toEqual({ from, to });
});
