import { describe, expect, it } from 'vitest';
import { normaliseEmail, normaliseIdentifier, normalisePhone } from './identifiers.ts';

const mali = { countryCode: '223', nationalDigits: 8, pattern: '^[2-9][0-9]{7}$' };

describe('a telephone number', () => {
  it.each([
    '66 12 34 56',
    '66.12.34.56',
    '66123456',
    '+223 66 12 34 56',
    '+22366123456',
    '00223 66 12 34 56',
    '22366123456',
    '+223 66-12-34-56',
    'Tel: 66 12 34 56',
  ])('%s', (raw) => {
    expect(normalisePhone(raw, mali)).toEqual({ value: '+22366123456' });
  });

  it.each([
    '66 12 34 5',
    '66 12 34 56 7',
    '06 12 34 56',
    '12345678',
    'néant',
    '66 12 34 56 / 76 12 34 56',
    '+223 66 12',
    '',
  ])('%s is refused', (raw) => {
    expect(normalisePhone(raw, mali)).toEqual({ problem: 'field.not_a_phone' });
  });

  it('of another country is kept when it says so', () => {
    expect(normalisePhone('+33 6 12 34 56 78', mali)).toEqual({ value: '+33612345678' });
    expect(normalisePhone('0033612345678', mali)).toEqual({ value: '+33612345678' });
    expect(normalisePhone('33612345678', mali)).toEqual({ problem: 'field.not_a_phone' });
  });
});

describe('an identifier', () => {
  it('has capitals and no spaces', () => {
    expect(normaliseIdentifier(' 0107 001b ')).toBe('0107001B');
  });
});

describe('an e-mail address', () => {
  it('is in small letters', () => {
    expect(normaliseEmail(' Awa.Diarra@Sante.Gov.ML ')).toEqual({ value: 'awa.diarra@sante.gov.ml' });
  });

  it.each(['awa', 'awa@', '@sante.ml', 'awa@sante', 'awa diarra@sante.ml', 'a@b@c.ml'])('%s is refused', (raw) => {
    expect(normaliseEmail(raw)).toEqual({ problem: 'field.not_an_email' });
  });
});
