import { isOneErrorApart, shortestMistyped } from './typing-error.ts';

/**
 * Whether two folded names (`nameKey`) are probably one person's: the same words in whatever order, each whole or one typing error apart, and one word more on either
 * side. At least one word is the same on both: two short names that are both nearly others are nobody's.
 *
 * @example areCloseNames('jara safiatu', 'jarra safiatu') // true
 */
export function areCloseNames(one: string, other: string): boolean {
  if (one === other) return one !== '';
  const [left, right] = [one.split(' '), other.split(' ')];
  const [fewer, more] = left.length <= right.length ? [left, right] : [right, left];
  if (more.length - fewer.length > 1 || (fewer.length < more.length && fewer.length < 2)) return false;
  const open = fewer.filter((word) => !more.includes(word));
  if (open.length === fewer.length) return false;
  return canPair(
    open,
    more.filter((word) => !fewer.includes(word)),
  );
}

/** Whether each of these words finds one of its own among the others. */
function canPair([word, ...words]: readonly string[], others: readonly string[]): boolean {
  if (word === undefined) return true;
  return others.some((each, at) => isMistyped(word, each) && canPair(words, others.toSpliced(at, 1)));
}

function isMistyped(one: string, other: string): boolean {
  return Math.min(one.length, other.length) >= shortestMistyped && isOneErrorApart(one, other);
}
