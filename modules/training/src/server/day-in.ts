/** `2026-03-06` → 6 mars 2026, as it is written on paper. */
export function dayIn(language: string, date: string): string {
  const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const day = written.format(new Date(`${date}T00:00:00Z`));
  return language === 'fr' ? day.replace(/^1 /u, '1er ') : day;
}
