const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The date in `timeZone` (IANA name), as ISO text: 23:30 in Bamako stays that day.
 *
 * @example todayIn('Africa/Bamako', new Date('2026-01-31T23:30:00Z')) // '2026-01-31'
 */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(now);
}
