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
const lexeme = (word: string, ending = '') => `'${word.replace(/['\\\s]/g, '')}'${ending}`;

const allOf = (parts: readonly (readonly string[])[]) => parts.map((each) => `(${each.join('|')})`).join('&');

/** A `tsquery`: every word begins one of the name. */
export function beginningWords(words: readonly AskedWord[]): Sql {
  return sql`${allOf(words.map(begun))}::tsquery`;
}

/** A `tsquery`: the same, with one typing error in each word that is long enough; null when none is. NULL in SQL when nobody bears such a word. */
export function mistypedWords(form: string, words: readonly AskedWord[]): Sql | null {
  if (!words.some(({ whole }) => whole.length >= shortestMistyped)) return null;
  const parts = words.map((word) => {
    if (word.whole.length < shortestMistyped) return sql`${begun(word).join('|')}::tsquery`;
    const ending = word.whole.length >= longEnoughToBegin ? ':*' : '';
    return borneAmong(form, [...begun(word), ...withTypingErrors(word.whole).map((each) => lexeme(each, ending))]);
  });
  return sql.join(parts, sql` && `);
}

/** A `tsquery`: this word, whole or with one typing error. NULL when nobody bears it. */
export function closeWord(form: string, word: string): Sql {
  const close = word.length < shortestMistyped ? [word] : withTypingErrors(word);
  return borneAmong(
    form,
    close.map((each) => lexeme(each)),
  );
}

const begun = ({ beginnings }: AskedWord): string[] => beginnings.map((beginning) => lexeme(beginning, ':*'));

/**
 * Those of some hundred lexemes that a row bears, as one `tsquery`. The index is asked for each (microseconds where there is none): a query of all of them would be
 * judged whole for every row that one of them names. The inner CTE keeps the planner from reading the table for them.
 */
function borneAmong(form: string, lexemes: readonly string[]): Sql {
  return sql`(SELECT string_agg(l, '|')::tsquery FROM unnest(string_to_array(${lexemes.join(' ')}, ' ')) l WHERE EXISTS (WITH b AS MATERIALIZED (SELECT 1 FROM ${sql.identifier(form)} w WHERE ${keyWords('w')} @@ l::tsquery) SELECT 1 FROM b))`;
}
