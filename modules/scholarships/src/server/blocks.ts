import { nameKey } from '@baara/model';

/** What is asked of a scholarship before one of its months may be paid. */
export interface Payable {
  /** As the operator has it. */
  readonly holder: string | null;
  /** Surname and given names of the student. */
  readonly student: string;
  /** `+` and digits. */
  readonly msisdn: string | null;
  /** The workflow’s state of the scholarship. */
  readonly state: string;
  /** What the line says, where it is there already: it must still be what the scholarship says. */
  readonly line?: { readonly holder: string | null; readonly msisdn: string | null };
}

/** How the site writes telephone numbers. */
export interface NumberRules {
  readonly countryCode: string;
  readonly pattern: string;
}

/**
 * Why a month of a scholarship may not be paid as it stands: a code of `payment_block`, or null. The holder’s name is compared with the
 * student’s by the core’s name key: the order of words, accents and spellings of the same sound do not matter, any other word does.
 *
 * @example blockOf({ holder: 'Awa TRAORE', student: 'Traoré Awa', msisdn: '+22366123456', state: 'active' }, rules) // null
 */
export function blockOf({ holder, student, msisdn, state, line }: Payable, rules: NumberRules): string | null {
  if (state !== 'active') return 'AWARD_INACTIVE';
  if (!msisdn || exportedNumber(msisdn, rules) === null) return 'INVALID_NUMBER';
  if (!holder || nameKey(holder) !== nameKey(student)) return 'NAME_MISMATCH';
  if (line && (line.holder !== holder || line.msisdn !== msisdn)) return 'NUMBER_CHANGED';
  return null;
}

/** A number as operators take it, country code and digits without `+`; null when it is not one of the site’s country. */
export function exportedNumber(msisdn: string, { countryCode, pattern }: NumberRules): string | null {
  return new RegExp(`^\\+${countryCode}(?:${pattern})$`, 'u').test(msisdn) ? msisdn.slice(1) : null;
}

/** The identity of a payment: the same scholarship and month, the same reference, whatever the attempt. */
export function referenceOf(award: string, month: string): string {
  return `${award}M${month.slice(0, 7).replace('-', '')}`;
}
