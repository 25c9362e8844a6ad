const longest = 32;

/**
 * A code for a new value, from its wording: capitals, digits and `_`, whole words up to 32 characters.
 *
 * @example suggestCode('Infirmière diplômée d’État') // 'INFIRMIERE_DIPLOMEE_D_ETAT'
 */
export function suggestCode(wording: string): string {
  const words = wording
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/u)
    .filter(Boolean);
  let code = '';
  for (const word of words) {
    const longer = code ? `${code}_${word}` : word;
    if (longer.length > longest) return code || word.slice(0, longest);
    code = longer;
  }
  return code;
}
