import { expect, it } from 'vitest';
import { todayIn } from './today.ts';

it('says the date of the site, not of the server', () => {
  const lateEvening = new Date('2026-01-31T23:30:00Z');
  expect(todayIn('Africa/Bamako', lateEvening)).toBe('2026-01-31');
  expect(todayIn('Africa/Kinshasa', lateEvening)).toBe('2026-02-01');
});
