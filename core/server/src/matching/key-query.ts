import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { AskedWord } from './asked.ts';
import { shortestMistyped, withTypingErrors } from './typing-error.ts';

/** From this length on, a beginning with an error in it still says enough. */
const longEnoughToBegin = 6;

/** The words of a row's `name_key` as PostgreSQL's index of words holds them; the index is built on the same expression. */
export function keyWords(alias: string): Sql {
  return sql`array_to_tsvector(string_to_array(${sql.identifier(alias)}.name_key, ' '))`;
}

/** The expression of the index, as DDL. */
export const keyWordsDdl = `array_to_tsvector(string_to_array(name_key, ' '))`;

/** Words are letters and digits only (`nameTokens`); quoted all the same. */
const lexeme = (word: string, ending = '') => `'${word.replace(/['\\]/g, '')}'${ending}`;

const allOf = (parts: readonly (readonly string[])[]) => parts.map((each) => `(${each.join('|')})`).join('&');

/** A `tsquery`: every word stands in the name, whole. */
export function wholeWords(words: readonly AskedWord[]): string {
  return allOf(words.map(({ whole }) => [lexeme(whole)]));
}

/** A `tsquery`: every word begins one of the name. */
export function beginningWords(words: readonly AskedWord[]): string {
  return allOf(words.map(begun));
}

/** A `tsquery`: the same, with one typing error in each word that is long enough; null when none is. */
export function mistypedWords(words: readonly AskedWord[]): string | null {
  if (!words.some(({ whole }) => whole.length >= shortestMistyped)) return null;
  return allOf(words.map((word) => [...begun(word), ...mistyped(word.whole, word.whole.length >= longEnoughToBegin)]));
}

/** A `tsquery`: these words, each whole or with one typing error. */
export function closeWords(words: readonly string[]): string {
  return allOf(words.map((word) => [lexeme(word), ...mistyped(word, false)]));
}

const begun = ({ beginnings }: AskedWord): string[] => beginnings.map((beginning) => lexeme(beginning, ':*'));

function mistyped(word: string, unfinished: boolean): string[] {
  if (word.length < shortestMistyped) return [];
  return withTypingErrors(word).map((each) => lexeme(each, unfinished ? ':*' : ''));
}
