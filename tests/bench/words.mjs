import { foldName, splitName } from '@baara/model';

const letters = 'abcdefghijklmnoprstuz';
const folded = (words) => splitName(words).map(foldName).filter(Boolean);

/** A `tsquery` of whole words, or, with `:*`, of beginnings. */
export function wholeNames(words, ending = '') {
  return folded(words)
    .map((word) => `'${word}'${ending}`)
    .join('&');
}

/** A `tsquery` of words with one typing error each: a letter too many, missing, wrong, or two exchanged. */
export function misspelt(words) {
  return folded(words)
    .map((word) => {
      const found = new Set([word]);
      for (let at = 0; word.length > 3 && at <= word.length; at += 1) {
        const [before, after] = [word.slice(0, at), word.slice(at)];
        for (const letter of letters) found.add(before + letter + after).add(before + letter + after.slice(1));
        found.add(before + after.slice(1));
        if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
      }
      return `(${[...found].map((each) => `'${each}'`).join('|')})`;
    })
    .join('&');
}
