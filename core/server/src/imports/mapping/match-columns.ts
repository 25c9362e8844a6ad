import { distance } from 'fastest-levenshtein';
import { foldWords } from '../sheet/words.ts';
import type { ColumnMapping, NamedTarget } from '../types.ts';

/** A word this long may have one letter wrong and still be meant. */
const longWord = 6;

/**
 * Matches columns to what they may mean by label in either language or by synonym, each target once, the left column first;
 * then, among what is left, words with one letter wrong. A column that nothing knows is left out.
 */
export function matchColumns(columns: readonly string[], targets: readonly NamedTarget[]): ColumnMapping[] {
  const taken = new Set<NamedTarget>();
  const matched = new Map<number, NamedTarget>();
  const pass = (fits: (column: string, word: string) => boolean) => {
    for (const [index, column] of columns.entries()) {
      const words = foldWords(column);
      if (words === '' || matched.has(index)) continue;
      const target = targets.find((each) => !taken.has(each) && each.words.some((word) => fits(words, word)));
      if (!target) continue;
      matched.set(index, target);
      taken.add(target);
    }
  };
  pass((column, word) => column === word);
  pass((column, word) => word.length >= longWord && distance(column, word) === 1);
  return columns.map((_, column) => {
    const target = matched.get(column);
    return {
      column,
      target: target
        ? { form: target.form, field: target.field, ...(target.level !== undefined && { level: target.level }) }
        : null,
    };
  });
}
