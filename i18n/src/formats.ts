/** How one language writes dates, numbers and money. */
export interface Formats {
  /** `1985-02-03` → `03/02/1985` (fr), `3 Feb 1985` (en). */
  day(iso: string): string;
  /** `1985-02-03` → `3 février 1985`. */
  longDay(iso: string): string;
  /** `2026-02` or `2026-02-01` → `février 2026`. */
  month(iso: string): string;
  /** An instant in the site's time zone: `03/02/2026 14:05`. */
  moment(iso: string): string;
  number(value: number): string;
  /** What somebody entered as a whole number, grouped from five digits on, so that a year stays a year: `2026`, `12 000`. */
  whole(value: number): string;
  /** Whole minor units of a currency: `125000`, XOF, 0 decimals → `125 000 F CFA`. */
  money(minor: number, currency: { readonly code: string; readonly decimals: number }): string;
}

const locales: Readonly<Record<string, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** The formats of a language; `timeZone` (IANA) is used for instants only, a date stays its date. */
export function createFormats(language: string, timeZone = 'UTC'): Formats {
  const locale = locales[language] ?? language;
  const day = new Intl.DateTimeFormat(
    locale,
    language === 'en'
      ? { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }
      : { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' },
  );
  const longDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const whole = new Intl.NumberFormat(locale, { useGrouping: 'min2' });
  const money = new Map<string, Intl.NumberFormat>();
  return {
    day: (iso) => written(day, iso),
    longDay: (iso) => written(longDay, iso).replace(/^1 (?=[a-zéû])/u, language === 'fr' ? '1er ' : '1 '),
    month: (iso) => written(month, iso.length === 7 ? `${iso}-01` : iso),
    moment: (iso) => written(moment, iso),
    number: (value) => number.format(value),
    whole: (value) => whole.format(value),
    money: (minor, { code, decimals }) => {
      const known =
        money.get(code) ??
        new Intl.NumberFormat(locale, {
          style: 'currency',
          currency: code,
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        });
      money.set(code, known);
      return known.format(minor / 10 ** decimals);
    },
  };
}

/** What is not a date is shown as it is: a page must not fall because of one bad value. */
function written(format: Intl.DateTimeFormat, iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : format.format(time);
}
