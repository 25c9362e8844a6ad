import { randomBytes } from 'node:crypto';

/** Capitals and digits that nobody mistakes for one another on paper: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** Eighty random bits: who tries a million addresses a second finds one of a million certificates in nineteen thousand years. */
export function newCode(): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** A code as somebody typed or scanned it, or null when it cannot be one. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s-]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  return code.length === length && [...code].every((each) => alphabet.includes(each)) ? code : null;
}

/** As it is printed: `K7QD-9M2X-0ABC-4FGH`. */
export function spaced(code: string): string {
  return code.replace(/(.{4})(?=.)/gu, '$1-');
}
