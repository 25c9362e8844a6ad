/**
 * Letters in their other case and without accents, by tables of our own: JavaScript and PostgreSQL disagree on case outside ASCII
 * (it depends on the server's locale), and a search must find the same rows in the browser, in PGlite and in PostgreSQL.
 * `sqlFold` and the like are the same tables as arguments of PostgreSQL's `translate`.
 */

// Capital, small, base letter. The letters of French, of the languages of Mali, and of the neighbours' names.
const letters: readonly (readonly [string, string, string])[] = (
  'Àà a,Áá a,Ââ a,Ãã a,Ää a,Åå a,Āā a,Ăă a,Çç c,Ćć c,Čč c,Ďď d,Èè e,Éé e,Êê e,Ëë e,Ēē e,Ĕĕ e,Ėė e,Ęę e,Ěě e,Ɛɛ e,Ğğ g,Ģģ g,Ìì i,Íí i,Îî i,Ïï i,Īī i,Ĩĩ i,' +
  'Ķķ k,Ļļ l,Łł l,Ññ n,Ńń n,Ņņ n,Ňň n,Ɲɲ n,Ŋŋ n,Òò o,Óó o,Ôô o,Õõ o,Öö o,Øø o,Ōō o,Ŏŏ o,Őő o,Ɔɔ o,Ŕŕ r,Řř r,Śś s,Şş s,Šš s,Ţţ t,Ťť t,Ùù u,Úú u,Ûû u,Üü u,Ūū u,Ŭŭ u,Ůů u,Űű u,Ųų u,' +
  'Ýý y,Ÿÿ y,Ƴƴ y,Źź z,Żż z,Žž z,Ɓɓ b,Ɗɗ d'
)
  .split(',')
  .map((entry) => [entry[0], entry[1], entry[3]] as [string, string, string]);

const ligatures = [
  ['œ', 'oe'],
  ['Œ', 'oe'],
  ['æ', 'ae'],
  ['Æ', 'ae'],
] as const;

// Accents that a keyboard or a file typed as characters of their own: dropped.
const combining = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0327\u0328';
// The apostrophes that a telephone or a word processor types: one apostrophe.
const apostrophes = '\u2018\u2019\u02bc\u00b4`';
const ascii = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const capital = letters.map(([upper]) => upper).join('');
const small = letters.map(([, lower]) => lower).join('');
const base = letters.map(([, , plain]) => plain).join('');

/** The two arguments after the text in PostgreSQL's `translate(text, from, to)`. */
export interface Translation {
  readonly from: string;
  readonly to: string;
}

/** Capitals to small letters. */
export const lowerTable: Translation = { from: ascii + capital, to: ascii.toLowerCase() + small };
/** Small letters to capitals. */
export const upperTable: Translation = { from: lowerTable.to, to: lowerTable.from };
/** Any letter to its small one without accents; combining accents vanish because `from` is the longer. */
export const foldTable: Translation = {
  from: ascii + capital + small + apostrophes + combining,
  to: ascii.toLowerCase() + base + base + "'".repeat(apostrophes.length),
};
/** Replaced before `foldTable`: one character becomes two. */
export const foldLigatures: readonly (readonly [string, string])[] = ligatures;

function translator(table: Translation): (text: string) => string {
  const target = [...table.to];
  const map = new Map([...table.from].map((letter, index) => [letter, target[index] ?? '']));
  return (text) => {
    let result = '';
    for (const letter of text) result += map.get(letter) ?? letter;
    return result;
  };
}

/** Small letters, as SQL does with `lowerTable`. */
export const lowerText = translator(lowerTable);
/** Capitals, as SQL does with `upperTable`. */
export const upperText = translator(upperTable);
const foldLetters = translator(foldTable);

/** Text as a clerk compares it: without case, accents, ligatures or kinds of apostrophe. */
export function foldText(text: string): string {
  let result = text;
  for (const [ligature, spelled] of foldLigatures) result = result.replaceAll(ligature, spelled);
  return foldLetters(result);
}

/** The characters that `trim` takes away at both ends, in JavaScript and SQL alike. */
export const blanks = ' \t\n\r\u00a0\u202f\ufeff';

/** `text` without blanks at its ends. */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.includes(text[start] as string)) start++;
  while (end > start && blanks.includes(text[end - 1] as string)) end--;
  return text.slice(start, end);
}
