/** A day as ISO text, and whether it is of the month that is shown. */
export interface MonthDay {
  readonly date: string;
  readonly inMonth: boolean;
}

const day = 86_400_000;
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The weeks of a month (`2026-03`), Monday to Sunday, with the days before and after that fill them. */
export function weeksOf(month: string): readonly (readonly MonthDay[])[] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const from = first - ((new Date(first).getUTCDay() + 6) % 7) * day;
  const weeks: MonthDay[][] = [];
  for (let time = from; iso(time).slice(0, 7) <= month; time += 7 * day)
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const date = iso(time + at * day);
        return { date, inMonth: date.startsWith(month) };
      }),
    );
  return weeks;
}

/** The month so many months away: `2026-12` and 1 is `2027-01`. */
export function monthAway(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Every day from one to another, both included. */
export function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let time = Date.parse(`${from}T00:00:00Z`); iso(time) <= to; time += day) days.push(iso(time));
  return days;
}
