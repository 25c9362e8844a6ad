import { addDaysTo, addMonthsTo } from '@baara/model';

/** Periods that move with today: a view kept in March says April's arrivals in April. */
export const periods = ['this_month', 'last_month', 'this_year', 'last_year', 'next_12_months'] as const;
export type Period = (typeof periods)[number];

export function isPeriod(word: string): word is Period {
  return (periods as readonly string[]).includes(word);
}

/** The first and the last day of a period, ISO dates, both included. */
export function periodBounds(period: Period, today: string): { readonly from: string; readonly to: string } {
  const month = `${today.slice(0, 7)}-01`;
  const year = Number(today.slice(0, 4));
  const before = (iso: string) => addDaysTo(iso, -1) ?? iso;
  const months = (iso: string, count: number) => addMonthsTo(iso, count) ?? iso;
  switch (period) {
    case 'this_month':
      return { from: month, to: before(months(month, 1)) };
    case 'last_month':
      return { from: months(month, -1), to: before(month) };
    case 'this_year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    case 'last_year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
    case 'next_12_months':
      return { from: today, to: before(months(today, 12)) };
  }
}
