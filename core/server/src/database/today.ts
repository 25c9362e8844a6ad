const formats = new Map<string, Intl.DateTimeFormat>();
const told = new Map<string, { readonly quarter: number; readonly day: string }>();
const quarterMs = 15 * 60_000;

/**
 * The date in `timeZone` (IANA name), as ISO text: 23:30 in Bamako stays that day.
 *
 * @example todayIn('Africa/Bamako', new Date('2026-01-31T23:30:00Z')) // '2026-01-31'
 */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  // No day begins within a quarter of an hour (UTC): what a request asks twice is worked out once in one.
  const quarter = Math.floor(now.getTime() / quarterMs);
  const last = told.get(timeZone);
  if (last?.quarter === quarter) return last.day;
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const day = format.format(now);
  told.set(timeZone, { quarter, day });
  return day;
}
