const dayLength = 86_400_000;

/** Days since 1970-01-01. */
export const dayOf = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayLength);

/** The ISO date of a day. A life has few of the thirty thousand days there are, so each is written once. */
export function dateOf(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * dayLength).toISOString().slice(0, 10);
  written.set(day, date);
  return date;
}

const written = new Map<number, string>();

/** Days in a year, on the average. */
export const year = 365.2425;

/**
 * The day on which lives are drawn: the first of January that opens the five years of `today`. People so keep their birth dates and
 * their posts from one day's demonstration to the next; only leave and positions follow the calendar.
 */
export function anchorOf(today: string): number {
  const thisYear = Number(today.slice(0, 4));
  return dayOf(`${thisYear - ((((thisYear - 2026) % 5) + 5) % 5)}-01-01`);
}
