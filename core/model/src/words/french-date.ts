import { daysInMonth } from './calendar.ts';
import { foldText, trimText } from './fold.ts';

/** Why a date was refused. */
export type DateFault = 'field.not_a_date' | 'field.impossible_date';

export type DateReading =
  | { readonly kind: 'date'; readonly value: string }
  /** Only a year or a month was given: said, never completed silently. */
  | { readonly kind: 'partial'; readonly value: string; readonly precision: 'year' | 'month' }
  | { readonly kind: 'fault'; readonly code: DateFault; readonly value: string };

export interface DateOptions {
  /** The latest date that a year of two digits may mean (a birth: today; a planned event: later). ISO; `73` read in 2026 is 1973. */
  readonly pivot: string;
}

/** The months as Malians, French and English write them, in full and shortened, by their first letters. */
const months: readonly (readonly [RegExp, number])[] = [
  [/^jan(v|vier|uary)?$/, 1],
  [/^fe[bv](r|rier|ruary)?$/, 2],
  [/^mar(s|ch)?$/, 3],
  [/^a[vp]r(il)?$/, 4],
  [/^ma[iy]$/, 5],
  [/^jui?n(e)?$/, 6],
  [/^(juil(let)?|jul(y)?)$/, 7],
  [/^(aou(t)?|aug(ust)?)$/, 8],
  [/^sep(t|tembre|tember)?$/, 9],
  [/^oct(obre|ober)?$/, 10],
  [/^nov(embre|ember)?$/, 11],
  [/^dec(embre|ember)?$/, 12],
];

/** The number (1–12) of a month's name in French or English; undefined when it is none. */
export function parseMonthName(word: string): number | undefined {
  const folded = foldText(word).replace(/\.$/, '');
  return months.find(([pattern]) => pattern.test(folded))?.[1];
}

/**
 * Reads a date as the French write it, day first: `3/2/85`, `03-02-1985`, `3.2.1985`, `3 février 1985`, `1er mars 2020`; also ISO, with or without
 * a time after it, and `1985` or `02/1985` as partial dates. What cannot be read, or does not exist (31/02), is a fault with its reason.
 */
export function parseFrenchDate(text: string, options: DateOptions): DateReading {
  const value = trimText(text);
  const fault = (code: DateFault): DateReading => ({ kind: 'fault', code, value });
  const words = foldText(value)
    .replace(/^(le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+/, '')
    .replace(/^1er\b/, '1');

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$/.exec(words);
  if (iso) return dateOf({ year: iso[1] as string, month: Number(iso[2]), day: iso[3] as string }, options, fault);

  const numbers = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}.*)?$/.exec(words);
  if (numbers)
    return dateOf({ year: numbers[3] as string, month: Number(numbers[2]), day: numbers[1] as string }, options, fault);

  const named = /^(\d{1,2})[\s\-/.]+([a-z]+\.?)[\s\-/.]+(\d{4}|\d{2})$/.exec(words);
  if (named) {
    const month = parseMonthName(named[2] as string);
    if (month === undefined) return fault('field.not_a_date');
    return dateOf({ year: named[3] as string, month, day: named[1] as string }, options, fault);
  }

  if (/^\d{4}$/.test(words)) {
    return believableYear(Number(words))
      ? { kind: 'partial', value: words, precision: 'year' }
      : fault('field.not_a_date');
  }
  const month = parseMonth(value);
  return month === null ? fault('field.not_a_date') : { kind: 'partial', value: month, precision: 'month' };
}

/** Reads a month: `02/2026`, `2026-02`, `février 2026`; ISO `2026-02`, or null. */
export function parseMonth(text: string): string | null {
  const words = foldText(trimText(text));
  const monthFirst = /^(\d{1,2})\s*[/.\- ]\s*(\d{4})$/.exec(words);
  const yearFirst = /^(\d{4})-(\d{1,2})$/.exec(words);
  const named = /^([a-z]+\.?)[\s\-/.]+(\d{4})$/.exec(words);
  const [year, month] = monthFirst
    ? [Number(monthFirst[2]), Number(monthFirst[1])]
    : yearFirst
      ? [Number(yearFirst[1]), Number(yearFirst[2])]
      : named
        ? [Number(named[2]), parseMonthName(named[1] as string) ?? 0]
        : [0, 0];
  return believableYear(year) && month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}

const believableYear = (year: number): boolean => year >= 1800 && year <= 2999;

function dateOf(
  parts: { readonly year: string; readonly month: number; readonly day: string },
  { pivot }: DateOptions,
  fault: (code: DateFault) => DateReading,
): DateReading {
  const [month, day] = [parts.month, Number(parts.day)];
  if (month < 1 || month > 12 || day < 1 || day > 31) return fault('field.impossible_date');
  const tail = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  let year = Number(parts.year);
  if (parts.year.length === 2) {
    // The latest century that does not go past the pivot.
    year += Math.floor(Number(pivot.slice(0, 4)) / 100) * 100;
    if (`${year}${tail}` > pivot) year -= 100;
  }
  if (!believableYear(year)) return fault('field.not_a_date');
  if (day > daysInMonth(year, month)) return fault('field.impossible_date');
  return { kind: 'date', value: `${year}${tail}` };
}

/** A date or a month for reading, day first: `31/01/2026`, `01/2026`; in English `31 Jan 2026`, which no reader takes for a month first. */
export function formatDate(iso: string, language: string): string {
  const [year = '', month = '', day] = iso.split('-');
  if (language === 'en') {
    const name = englishMonths[Number(month) - 1] ?? month;
    return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  }
  return day === undefined ? `${month}/${year}` : `${day}/${month}/${year}`;
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
