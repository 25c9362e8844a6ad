import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, parseFrenchDate, parseMonth } from './french-date.ts';

const options = { pivot: '2026-06-30' };

describe('a date as the French write it', () => {
  it.each([
    ['3/2/85', '1985-02-03'],
    ['03-02-1985', '1985-02-03'],
    ['3.2.1985', '1985-02-03'],
    ['3 février 1985', '1985-02-03'],
    ['3 fevrier 85', '1985-02-03'],
    ['1er mars 2020', '2020-03-01'],
    ['le 12 août 2001', '2001-08-12'],
    ['12-déc-2001', '2001-12-12'],
    ['12 sept. 2001', '2001-09-12'],
    ['1985-02-03', '1985-02-03'],
    ['1985-02-03T00:00:00', '1985-02-03'],
    ['  27/3/73 ', '1973-03-27'],
    ['29/02/2024', '2024-02-29'],
    ['12/13/85', null],
  ])('%s', (text, expected) => {
    const reading = parseFrenchDate(text, options);
    expect(reading.kind === 'date' ? reading.value : null).toBe(expected);
  });

  it('is never in the future when its year has two digits', () => {
    expect(parseFrenchDate('1/7/26', options)).toEqual({ kind: 'date', value: '1926-07-01' });
    expect(parseFrenchDate('30/6/26', options)).toEqual({ kind: 'date', value: '2026-06-30' });
  });

  it.each(['31/02/1985', '29/02/2023', '00/01/1985', '32/01/1985', '12/13/1985', '31 juin 1990'])(
    '%s does not exist',
    (text) => {
      expect(parseFrenchDate(text, options)).toEqual({ kind: 'fault', code: 'field.impossible_date', value: text });
    },
  );

  it.each(['hier', '', '12', '1/2', '12 brumaire 1999', '1985/1', '01/02/0985'])('%s is no date', (text) => {
    expect(parseFrenchDate(text, options)).toMatchObject({ kind: 'fault', code: 'field.not_a_date' });
  });

  it('says that a year or a month alone is partial', () => {
    expect(parseFrenchDate('1985', options)).toEqual({ kind: 'partial', value: '1985', precision: 'year' });
    expect(parseFrenchDate('02/1985', options)).toEqual({ kind: 'partial', value: '1985-02', precision: 'month' });
  });

  it('reads back what is written, in French and English', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-06-30'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom('fr', 'en'), (date, language) => {
        const iso = date.toISOString().slice(0, 10);
        expect(parseFrenchDate(formatDate(iso, language), options)).toEqual({ kind: 'date', value: iso });
      }),
      { seed: 3 },
    );
  });
});

describe('a month', () => {
  it.each([
    ['02/2026', '2026-02'],
    ['2026-02', '2026-02'],
    ['février 2026', '2026-02'],
    ['13/2026', null],
    ['2026', null],
  ])('%s', (text, expected) => {
    expect(parseMonth(text)).toBe(expected);
  });
});
