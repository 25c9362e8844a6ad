import { describe, expect, it } from 'vitest';
import { readAmount } from './amount.ts';
import { amountMask, identifierMask, masked, phoneMask } from './mask.ts';

const phone = phoneMask({ countryCode: '223' });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');
/** What is shown while `keys` are typed one by one; `|` is the caret. */
function typed(mask: typeof phone, keys: string, start = '|'): string {
  let [before = '', after = ''] = start.split('|');
  for (const key of keys) {
    const next = masked(mask, before + key + after, before.length + 1);
    [before, after] = [next.text.slice(0, next.caret), next.text.slice(next.caret)];
  }
  return plain(`${before}|${after}`);
}

describe('a mask', () => {
  it('writes a telephone number in pairs, with the country’s prefix apart', () => {
    expect(typed(phone, '76123456')).toBe('76 12 34 56|');
    expect(typed(phone, '+22376123456')).toBe('+223 76 12 34 56|');
    expect(typed(phone, '+33612')).toBe('+33612|');
    expect(typed(phone, 'poste 12')).toBe('poste 12|');
  });

  it('leaves the caret behind the digit that was typed, in the middle too', () => {
    expect(typed(phone, '9', '76 1|2 34 5')).toBe('76 19| 23 45');
    expect(typed(amountMask, '0', '1| 500')).toBe('10| 500');
    expect(typed(identifierMask, 'b', '0107|C')).toBe('0107B|C');
  });

  it('gives the same text again when nothing is typed', () => {
    for (const text of ['76 12 34 56', '+223 76 12 34 56']) expect(plain(phone.write(text))).toBe(text);
    expect(plain(amountMask.write('1 250 000,5'))).toBe('1 250 000,5');
    expect(amountMask.write('douze')).toBe('douze');
  });
});

describe('an amount', () => {
  it('is read with its thousands apart, as either language parts them', () => {
    for (const words of ['1250000', '1 250 000', '1\u202f250\u202f000', '1,250,000', '1.250.000'])
      expect(readAmount(words, 0)).toBe(1_250_000);
    expect(readAmount('12,50', 2)).toBe(1250);
  });

  it('is not rounded silently: what the currency cannot hold stays as typed', () => {
    expect(readAmount('12,50', 0)).toBe('12,50');
    expect(readAmount('12,505', 2)).toBe('12,505');
    expect(readAmount('beaucoup', 0)).toBe('beaucoup');
    expect(readAmount('', 0)).toBe('');
  });
});
