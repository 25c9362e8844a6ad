import type { PhoneRules } from '@baara/model';

/** How a control writes what is typed: `significant` are the characters that the mask keeps, in order. */
export interface Mask {
  readonly write: (text: string) => string;
  readonly significant: RegExp;
}

/**
 * What a control shows after a key, and where its caret stands: behind the same significant character as before, so that
 * correcting in the middle of a number is not fought.
 *
 * @example masked(phoneMask(mali), '761234', 4) // { text: '76 12 34', caret: 5 }
 */
export function masked(mask: Mask, text: string, caret: number): { readonly text: string; readonly caret: number } {
  const written = mask.write(text);
  if (written === text) return { text, caret };
  const isSignificant = (character: string) => mask.significant.test(character);
  let before = [...text.slice(0, caret)].filter(isSignificant).length;
  let at = 0;
  while (before > 0 && at < written.length) {
    if (isSignificant(written.charAt(at))) before -= 1;
    at += 1;
  }
  return { text: written, caret: at };
}

/** A telephone number in pairs: `76 12 34 56`, `+223 76 12 34 56`. What is no number stays as typed. */
export function phoneMask({ countryCode }: Pick<PhoneRules, 'countryCode'>): Mask {
  return {
    significant: /[\d+]/u,
    write: (text) => {
      if (!/^\+?[\d\s.\-()/\u00a0\u202f]*$/u.test(text)) return text;
      const digits = text.replace(/\D/gu, '');
      if (!text.trimStart().startsWith('+')) return paired(digits);
      if (!digits.startsWith(countryCode)) return `+${digits}`;
      return `+${countryCode} ${paired(digits.slice(countryCode.length))}`.trimEnd();
    },
  };
}

/** An identifier in capitals, without spaces: `0107 001b` → `0107001B`. */
export const identifierMask: Mask = {
  significant: /[^\s\u00a0\u202f]/u,
  write: (text) => text.replace(/[\s\u00a0\u202f]+/gu, '').toUpperCase(),
};

/** An amount with its thousands apart: `1250000` → `1 250 000`. What is no amount stays as typed. */
export const amountMask: Mask = {
  significant: /[\d,.-]/u,
  write: (text) => {
    const bare = text.replace(/[\s\u00a0\u202f]/gu, '');
    const [, sign = '', whole = '', rest = ''] = /^(-?)(\d*)((?:[.,]\d*)?)$/u.exec(bare) ?? [];
    if (!whole) return text;
    return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/gu, '\u202f')}${rest}`;
  },
};

function paired(digits: string): string {
  return digits.replace(/(\d\d)(?=\d)/gu, '$1\u00a0');
}
