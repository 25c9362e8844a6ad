import { matchesPattern } from '../expression/pattern.ts';
import { trimText } from './fold.ts';

/** How a country writes telephone numbers: `{ countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' }`. */
export interface PhoneRules {
  /** Digits only. */
  readonly countryCode: string;
  readonly nationalDigits: number;
  /** Which national numbers exist. */
  readonly pattern: string;
}

export type Normalised = { readonly value: string } | { readonly problem: string };

/**
 * A telephone number as `+22366123456`, from `66 12 34 56`, `66.12.34.56`, `+223 66…`, `00223 66…` or `22366…`. A number of another country is kept
 * when it is written with `+` or `00`.
 */
export function normalisePhone(raw: string, rules: PhoneRules): Normalised {
  const refused: Normalised = { problem: 'field.not_a_phone' };
  const text = trimText(raw).replace(/^tel\s*[.:]?\s*/i, '');
  if (!/^\+?[\d\s.\-()/\u00a0\u202f]+$/.test(text)) return refused;
  const digits = text.replace(/\D/g, '');
  const international = text.startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  if (international !== null && !international.startsWith(rules.countryCode)) {
    return international.length >= 8 && international.length <= 15 ? { value: `+${international}` } : refused;
  }
  const full = rules.countryCode.length + rules.nationalDigits;
  const national =
    international !== null
      ? international.slice(rules.countryCode.length)
      : digits.length === full && digits.startsWith(rules.countryCode)
        ? digits.slice(rules.countryCode.length)
        : digits;
  if (national.length !== rules.nationalDigits || matchesPattern(national, rules.pattern) !== true) return refused;
  return { value: `+${rules.countryCode}${national}` };
}

/** An identifier without spaces, in capitals: `0107 001b` is `0107001B`. */
export function normaliseIdentifier(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s\u00a0\u202f\u200b]+/g, '')
    .toUpperCase();
}

/** An e-mail address in small letters; a problem when it has no `@` between two believable parts. */
export function normaliseEmail(raw: string): Normalised {
  const value = trimText(raw).toLowerCase();
  return /^[^\s@<>,;"]+@[^\s@<>,;".]+(\.[^\s@<>,;".]+)+$/.test(value) && value.length <= 254
    ? { value }
    : { problem: 'field.not_an_email' };
}
