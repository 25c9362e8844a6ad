import { errorCodes } from '@baara/model';
import { describe, expect, test } from 'vitest';
import { errors } from './catalogues/fr/errors.ts';
import { catalogueProblems, createFormats, createTranslator, problemWording } from './index.ts';

describe('the catalogues', () => {
  test('lack no key, no placeholder and no plural form', () => {
    expect(catalogueProblems()).toEqual([]);
  });

  test('a missing key, placeholder and plural form are each reported', () => {
    const french = {
      list: {
        total_one: '{{count}} fiche',
        total_many: '{{count}} de fiches',
        total_other: '{{count}} fiches',
        search: 'Chercher',
      },
    };
    const english = { list: { total_other: 'records' } };
    expect(
      catalogueProblems({ fr: french, en: english }).map((problem) => `${problem.key} ${problem.missing}`),
    ).toEqual(['list:total_one key', 'list:total_other count', 'list:search key', 'list:total plural form one']);
  });

  test('every error code has a wording', () => {
    expect(Object.keys(errors).sort()).toEqual(Object.keys(errorCodes).sort());
  });
});

describe('a translator', () => {
  test('writes a date inside a sentence as its language does', () => {
    expect(createTranslator('fr').t('values:from', { start: '1985-02-03' })).toBe('depuis le 03/02/1985');
    expect(createTranslator('en').t('values:from', { start: '1985-02-03' })).toBe('since 3 Feb 1985');
  });

  test('names the field of a problem and keeps what the clerk typed as it was typed', () => {
    const problem = { code: 'field.not_in_list', label: 'Cadre', params: { value: '<b>Sage & femme</b>' } };
    expect(problemWording(createTranslator('fr'), problem)).toBe(
      'Cadre : « <b>Sage & femme</b> » n’est pas dans la liste.',
    );
  });

  test('says a rule in the reader’s language', () => {
    const problem = {
      code: 'rule.failed',
      params: { message: { fr: 'La fin précède le début.', en: 'It ends before it starts.' } },
    };
    expect(problemWording(createTranslator('en'), problem)).toBe('It ends before it starts.');
  });

  test('shows a code that nobody has worded', () => {
    expect(problemWording(createTranslator('fr'), { code: 'odd.code', label: 'Nom', params: {} })).toContain(
      'odd.code',
    );
  });
});

describe('formats', () => {
  test('French groups thousands with a narrow no-break space and names the franc', () => {
    const formats = createFormats('fr');
    expect(formats.number(1234567.5)).toBe('1\u202f234\u202f567,5');
    expect([formats.whole(2026), formats.whole(12_000)]).toEqual(['2026', '12\u202f000']);
    expect(formats.money(125000, { code: 'XOF', decimals: 0 })).toBe('125\u202f000\u00a0F\u202fCFA');
  });

  test('a date stays that date whatever the time zone, and the first of a month is « 1er »', () => {
    const formats = createFormats('fr', 'Pacific/Auckland');
    expect(formats.day('2026-01-31')).toBe('31/01/2026');
    expect(formats.longDay('2026-08-01')).toBe('1er août 2026');
    expect(formats.longDay('2026-08-11')).toBe('11 août 2026');
    expect(formats.month('2026-02')).toBe('février 2026');
  });

  test('what is not a date is shown as it is', () => {
    expect(createFormats('fr').day('bientôt')).toBe('bientôt');
  });
});
