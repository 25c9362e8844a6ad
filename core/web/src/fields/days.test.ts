import { expect, test } from 'vitest';
import { nextDay, previousDay } from './days.ts';

test('a day moves across months, years and leap days, and no clock changes it', () => {
  expect(nextDay('2026-12-31')).toBe('2027-01-01');
  expect(previousDay('2024-03-01')).toBe('2024-02-29');
  expect(previousDay(nextDay('1985-02-03'))).toBe('1985-02-03');
});

test('what is no date stays as it is', () => {
  expect(nextDay('bientôt')).toBe('bientôt');
});
