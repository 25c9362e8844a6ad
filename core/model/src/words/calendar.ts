/**
 * Dates are ISO text (`2026-01-31`) and never pass through a `Date`, whose time zone could move them by a day.
 * Years run from 1 to 9999. Functions that move a date answer `null` when it leaves that range.
 */

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days in a month (1–12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function parse(iso: string): Day {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return { year, month, day };
}

function print({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether `text` is an ISO date that exists. */
export function isIsoDate(text: string): boolean {
  const found = isoDay.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether `text` is an ISO month: `2026-01`. */
export function isIsoMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && !text.startsWith('0000');
}

/** Days since 1 March of year 0; 400-year eras, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear;
}

function fromDayNumber(number: number): Day {
  const era = Math.floor(number / 146097);
  const dayOfEra = number - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

const inRange = (day: Day): string | null => (day.year >= 1 && day.year <= 9999 ? print(day) : null);

/** The date `days` later (earlier when negative). */
export function addDaysTo(iso: string, days: number): string | null {
  return inRange(fromDayNumber(dayNumber(parse(iso)) + days));
}

/** The same day `months` later, or the last day of that month when it has no such day. */
export function addMonthsTo(iso: string, months: number): string | null {
  const { year, month, day } = parse(iso);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return inRange({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

export function addYearsTo(iso: string, years: number): string | null {
  return addMonthsTo(iso, years * 12);
}

/** Days from one date to another; negative when `to` comes first. */
export function daysFromTo(from: string, to: string): number {
  return dayNumber(parse(to)) - dayNumber(parse(from));
}

/** Whole months from one date to another; negative when `to` comes first. */
export function monthsFromTo(from: string, to: string): number {
  if (to < from) return -monthsFromTo(to, from) || 0;
  const [a, b] = [parse(from), parse(to)];
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

/** Whole years from one date to another: an age. Who was born on 29 February is a year older on 1 March of a common year. */
export function yearsFromTo(from: string, to: string): number {
  return Math.trunc(monthsFromTo(from, to) / 12) || 0;
}

/** Negative, zero or positive, for `sort`. */
export function compareDates(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
