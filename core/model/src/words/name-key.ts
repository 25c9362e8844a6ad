import { foldText } from './fold.ts';

/**
 * Spellings that mean the same sound in the names of Mali, made one. The register, the civil service and the birth certificate rarely agree:
 * French spelling (`Coulibaly`, `Diarra`, `Ouattara`), the national orthography of Manding (`Kulibali`, `Jara`, `Watara`) and what a clerk hears.
 * Spellings are folded, names are not: Diarra stays apart from Diallo. Each row: what, into what, and why.
 * They apply in order to a word that is already small letters without accents.
 */
const spellings: readonly (readonly [what: RegExp, into: string, why: string])[] = [
  [/sh|sch/g, 'ch', 'Sheikh, Cheikh'],
  [/ph/g, 'f', 'Josephine, Josefine'],
  [/(?<!c)h/g, '', 'mute: Haïdara and Aïdara, Berthé and Berté, Thiam and Tiam, Khady and Kady, Bah and Ba'],
  [/d[jiy](?=[aeiou])/g, 'j', 'Diarra, Djarra and Jara; Diakité and Jakité; Dieneba, Djeneba and Jeneba'],
  [/dj/g, 'j', 'Hadj and Haj'],
  [/gn/g, 'ni', 'Gnaré, Nyaré and Niaré'],
  [/gu(?=[eiy])/g, 'g', 'Guindo and Gindo, Kassogué and Kassoge'],
  [/c(?=[eiy])/g, 's', 'Cissé and Sissé, Cissoko and Sissoko'],
  [/ck|qu|q|c(?!h)/g, 'k', 'Coulibaly and Koulibaly, Dicko and Diko, Boubacar and Boubakar'],
  [/x/g, 'ks', 'Alexis and Aleksi'],
  [/ou|oo/g, 'u', 'Touré and Ture, Mamadou and Mamadu'],
  [/w/g, 'u', 'Ouattara, Wattara and Watara; Hawa and Haoua'],
  [/y/g, 'i', 'Coulibaly and Kulibali, Keïta and Keyta'],
  [/n(?=[bp])/g, 'm', 'Dembélé and Denbélé'],
  [/(.)\1+/g, '$1', 'Cissé and Cisé, Sissoko and Sisoko, Ouattara and Watara'],
  [/aie$/g, 'ai', 'Abdoulaye and Abdoulai'],
  [/(?<=^.{2,}[aeiou][nm])e$/g, '', 'Souleymane and Souleiman, Ousmane and Ousman'],
];

/** Whole names that no rule of letters brings together, already folded by the rules above. */
const variants: Readonly<Record<string, string>> = {
  muamed: 'moamed', // Mouhamed, Mohamed
  muamad: 'moamed', // Muhammad
  moamad: 'moamed',
  maamed: 'moamed', // Mahamed
  omar: 'umar', // Omar, Oumar
  osman: 'usman', // Osman, Ousmane
  sulaiman: 'suleiman', // Soulaymane, Souleymane
  soleiman: 'suleiman',
  abdulah: 'abdula',
};

/** Words remembered: the names of a country are some thousands, each borne by many. */
const mostRemembered = 5000;
const remembered = new Map<string, string>();

/** One word of a name, folded: `Coulibaly` → `kulibali`. */
export function foldName(word: string): string {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  const folded = foldAnew(word);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(word, folded);
  return folded;
}

function foldAnew(word: string): string {
  let folded = foldText(word.replace(/[ñÑɲƝ]/g, 'ny')).replace(/[^\p{L}\p{N}]/gu, '');
  for (const [what, into] of spellings) folded = folded.replace(what, into);
  return variants[folded] ?? folded;
}

/**
 * The words of a name, folded, each once, sorted. Apostrophes join (`N'Diaye`), hyphens part (`Abdoul-Aziz`), a lone `N` or `M` belongs to the next word.
 */
export function nameTokens(text: string): string[] {
  const words = splitName(text).map(foldName);
  return [...new Set(words)].filter((word) => word !== '').sort();
}

/** The words of a name as they are written. */
export function splitName(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/['\u2018\u2019\u02bc\u00b4`]/g, '')
    .replace(/(?<=^|[^\p{L}])([nNmM])\s+(?=\p{L}{2})/gu, '$1')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The key under which a name is searched and compared: folded words, sorted, one space between; the same in every word order. */
export function nameKey(text: string): string {
  const before = keys.get(text);
  if (before !== undefined) return before;
  const key = nameTokens(text).join(' ');
  if (keys.size >= mostRemembered) keys.clear();
  keys.set(text, key);
  return key;
}

/** A name that is looked for is often written next. */
const keys = new Map<string, string>();

/** An unfinished word may still become another sound: `di` the beginning of Diarra (`jara`) or of Dicko (`diko`). */
const unfinished: readonly (readonly [ending: RegExp, readings: readonly string[]])[] = [
  [/d[iy]?$/, ['j']],
  [/dj$/, ['j']],
  [/c$/, ['s', 'ch']],
  [/s$/, ['ch']],
  [/g$/, ['ni']],
  [/gu$/, ['gu', 'g']],
  [/o$/, ['u']],
  [/n$/, ['m', 'ni']],
  [/p$/, ['f']],
];

/** The folded beginnings that an unfinished word may stand for, for a search while typing. */
export function namePrefixes(word: string): string[] {
  const plain = foldText(word);
  const found = new Set([foldName(word)]);
  for (const [ending, readings] of unfinished) {
    if (!ending.test(plain)) continue;
    const stem = foldName(plain.replace(ending, ''));
    for (const reading of readings) found.add(stem + reading);
  }
  found.delete('');
  return [...found];
}
