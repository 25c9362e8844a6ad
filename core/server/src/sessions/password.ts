import { BaaraError } from '@baara/model';
import { hash, verify } from '@node-rs/argon2';
import { commonRuns, commonWords } from './common-passwords.ts';

/** The two calls that cost time on purpose: an object, so that what they are asked can be watched. */
export const argon2id = { hash, verify };

/** Characters. A sentence is easier to remember than a puzzle, and harder to guess. */
export const shortestPassword = 12;
/** Longer ones are refused before they cost anything. */
const longestPassword = 1000;

/** The argon2id hash of nobody's password: verifying it takes as long as verifying anybody's. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$5VNVIopH3TMrhDZEqAvZrg$fe3s16YR/iwHD0YkOhtpIKUjdIR5Xe45Ka+nNjoy+BU';

/** Whose password it is to be: it must not be made of these. */
export interface PasswordOwner {
  readonly username?: string;
}

/**
 * The argon2id hash to store. Throws `record.invalid`: `password.too_short`, `password.too_long`, `password.common` for what is guessed
 * first, `password.personal` for one made of the user name. There are no rules about kinds of characters: length is what counts.
 */
export async function hashPassword(password: string, owner: PasswordOwner = {}): Promise<string> {
  const length = [...password].length;
  if (length < shortestPassword) throw refused('password.too_short', { min: shortestPassword });
  if (length > longestPassword) throw refused('password.too_long', { max: longestPassword });
  if (isCommon(password)) throw refused('password.common');
  if (isPersonal(password, owner)) throw refused('password.personal');
  return hashUnchecked(password);
}

/** The hash of a password that nobody may choose: a demonstration's, which its sign-in page shows to everybody. */
export function hashUnchecked(password: string): Promise<string> {
  return argon2id.hash(password.normalize('NFC'));
}

/** Whether the password is the one that was hashed; takes the same time when there is no such hash. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await argon2id.verify(stored ?? nobody, password.normalize('NFC'));
  return stored !== null && isRight;
}

function isCommon(password: string): boolean {
  const plain = folded(password);
  const backwards = [...plain].reverse().join('');
  if (new Set(plain).size < 5) return true;
  if (commonRuns.some((run) => run.includes(plain) || run.includes(backwards))) return true;
  if (/^(.{1,6})\1+$/u.test(plain)) return true;
  // Digits and signs before and after, and those that stand for letters, add little.
  const spelled = plain.replace(/^[\d\W_]+|[\d\W_]+$/gu, '');
  const letters = [spelled, unmasked(spelled), plain].map((words) => words.replace(/[^a-z]/gu, ''));
  return letters.some((words) => words === '' || isOfCommonWords(words));
}

function isOfCommonWords(letters: string): boolean {
  if (commonWords.has(letters)) return true;
  for (let at = 1; at < letters.length; at += 1) {
    if (commonWords.has(letters.slice(0, at)) && commonWords.has(letters.slice(at))) return true;
  }
  return false;
}

/** The user name with little around it. */
function isPersonal(password: string, { username = '' }: PasswordOwner): boolean {
  const name = folded(username);
  const plain = folded(password);
  return name.length >= 3 && plain.includes(name) && plain.replaceAll(name, '').length < 8;
}

function folded(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const masks: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '€': 'e', '!': 'i' },
};

function unmasked(words: string): string {
  return [...words].map((sign) => masks[sign] ?? sign).join('');
}

function refused(code: string, params: Readonly<Record<string, unknown>> = {}): BaaraError {
  return new BaaraError({ code: 'record.invalid', problems: [{ code, field: 'password', params }] });
}
