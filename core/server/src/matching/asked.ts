import { foldName, namePrefixes, splitName } from '@baara/model';

/** One word of a name that is looked for, folded. */
export interface AskedWord {
  /** As a whole word. */
  readonly whole: string;
  /** The beginnings it may stand for while it is being typed. */
  readonly beginnings: readonly string[];
}

/** What somebody typed into the search: words of a name, and a number (matricule, telephone, identity card). */
export interface Asked {
  readonly words: readonly AskedWord[];
  /** Capitals and digits without spaces; null when no word has a digit. */
  readonly number: string | null;
}

/** More words than this say nothing more about a name. */
const mostWords = 8;

/**
 * Reads what was typed: words with digits are one number, however they are spaced (`66 12 34 56`), the others are words of a name in any order.
 *
 * @example readAsked('diarra 66 12').number // '6612'
 */
export function readAsked(typed: string): Asked {
  const parts = typed
    .slice(0, 200)
    .replaceAll('\u0000', ' ')
    .split(/[\s\u00a0\u202f]+/);
  // The letter at the end of a matricule may stand apart: `0107 001 B`.
  const isNumber = (part: string, at: number) =>
    /\d/.test(part) || (/^\p{L}$/u.test(part) && /\d/.test(parts[at - 1] ?? ''));
  const number = parts
    .filter(isNumber)
    .join('')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');
  const words = splitName(parts.filter((part, at) => !isNumber(part, at)).join(' ')).slice(0, mostWords);
  // A lone letter beside whole words is an initial or an accident: it would only make the search slow.
  const telling = words.some((word) => word.length > 1) ? words.filter((word) => word.length > 1) : words;
  return {
    words: telling
      .map((word) => ({ whole: foldName(word), beginnings: namePrefixes(word) }))
      .filter(({ whole }) => whole),
    number: number || null,
  };
}
