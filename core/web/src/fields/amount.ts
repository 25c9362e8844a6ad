/**
 * Reads an amount of money as typed, in whole minor units; what is no amount is returned as typed. Where a currency has no decimals, a point
 * or a comma before three digits parts thousands: `1,500` and `1.500` are then fifteen hundred.
 *
 * @example readAmount('1 250 000', 0) // 1250000
 */
export function readAmount(words: string, decimals: number): number | string {
  const bare = words.replace(/[\s\u00a0\u202f]/gu, '');
  const whole = decimals === 0 ? bare.replace(/[.,](?=\d{3}(?:[.,]|$))/gu, '') : bare;
  const number = Number(whole.replace(',', '.'));
  if (!whole || !Number.isFinite(number)) return words;
  const minor = number * 10 ** decimals;
  const rounded = Math.round(minor);
  return Math.abs(minor - rounded) < 1e-6 ? rounded : words;
}
