import { describe, expect, it } from 'vitest';
import { daysBetween, monthAway, weeksOf } from './month.ts';

describe('the weeks of a month', () => {
  it('begin on Mondays, are whole, and hold each of its days once', () => {
    const weeks = weeksOf('2026-03');
    expect(weeks.map((week) => week[0]?.date)).toEqual([
      ...['2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'],
    ]);
    expect(weeks.flat().filter(({ inMonth }) => inMonth)).toHaveLength(31);
  });

  it('are four in a February that begins on a Monday', () => {
    expect(weeksOf('2027-02')).toHaveLength(4);
  });
});

it('months go on across years', () => {
  expect([monthAway('2026-12', 1), monthAway('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
});

it('days include both ends', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
});
