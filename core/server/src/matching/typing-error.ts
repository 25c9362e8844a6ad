/** The letters that folded words are made of: the others became one of these (`foldName`). */
const letters = 'abcdefghijklmnoprstuz';

/** Shorter words have too many neighbours: `ba` would find every word of two letters. */
export const shortestMistyped = 4;

/**
 * The word and all words at one typing error from it: a letter too many, missing, wrong, or two in the wrong order. Some 400 for a word of nine letters; each is
 * one look into the index, which costs less than a measure of likeness that has to read rows.
 */
export function withTypingErrors(word: string): readonly string[] {
  const found = new Set([word]);
  const signs = [...word];
  for (let at = 0; at <= signs.length; at++) {
    const [before, after] = [signs.slice(0, at), signs.slice(at)];
    const [first = '', second = '', ...rest] = after;
    const add = (...parts: readonly (string | readonly string[])[]) => found.add(parts.flat().join(''));
    for (const letter of letters) add(before, letter, after);
    if (first === '') continue;
    add(before, after.slice(1));
    for (const letter of letters) add(before, letter, after.slice(1));
    if (second !== '') add(before, second, first, rest);
  }
  found.delete('');
  return [...found];
}

/** Whether two folded words are the same or one typing error apart. */
export function isOneErrorApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let [left, right] = [short.length, long.length];
  while (left > start && short[left - 1] === long[right - 1]) {
    left--;
    right--;
  }
  const [changed, into] = [short.slice(start, left), long.slice(start, right)];
  if (changed.length <= 1 && into.length <= 1) return true;
  return changed.length === 2 && into.length === 2 && changed[0] === into[1] && changed[1] === into[0];
}
