import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDaysTo, addMonthsTo, addYearsTo, daysFromTo, isIsoDate, monthsFromTo, yearsFromTo } from './calendar.ts';

const isoDates = fc
  .date({ min: new Date('0100-01-01'), max: new Date('9900-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the calendar', () => {
  it('counts days as the UTC calendar of JavaScript does', () => {
    fc.assert(
      fc.property(isoDates, fc.integer({ min: -30_000, max: 30_000 }), (date, days) => {
        const expected = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
        expect(addDaysTo(date, days)).toBe(expected);
        expect(daysFromTo(date, expected)).toBe(days);
      }),
      { seed: 4 },
    );
  });

  it('takes the last day of a month that has no such day', () => {
    expect(addMonthsTo('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonthsTo('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonthsTo('2026-03-31', -1)).toBe('2026-02-28');
    expect(addYearsTo('2024-02-29', 1)).toBe('2025-02-28');
    expect(addMonthsTo('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('says nothing outside the years 1 to 9999', () => {
    expect(addDaysTo('9999-12-31', 1)).toBeNull();
    expect(addYearsTo('0001-01-01', -1)).toBeNull();
  });

  it('gives an age in whole years', () => {
    expect(yearsFromTo('1985-02-03', '2026-02-02')).toBe(40);
    expect(yearsFromTo('1985-02-03', '2026-02-03')).toBe(41);
    expect(yearsFromTo('2004-02-29', '2025-02-28')).toBe(20);
    expect(yearsFromTo('2004-02-29', '2025-03-01')).toBe(21);
  });

  it('counts backwards as it counts forwards', () => {
    fc.assert(
      fc.property(isoDates, isoDates, (from, to) => {
        expect(yearsFromTo(from, to) + yearsFromTo(to, from)).toBe(0);
        expect(monthsFromTo(from, to) + monthsFromTo(to, from)).toBe(0);
      }),
      { seed: 5 },
    );
  });

  it('knows which dates exist', () => {
    expect(isIsoDate('2024-02-29')).toBe(true);
    for (const text of ['2023-02-29', '2023-13-01', '2023-00-10', '0000-01-01', '2023-1-1', '2023-01-01T00:00'])
      expect(isIsoDate(text), text).toBe(false);
  });
});
