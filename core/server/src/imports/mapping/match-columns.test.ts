import { describe, expect, it } from 'vitest';
import type { NamedTarget } from '../types.ts';
import { matchColumns } from './match-columns.ts';

const target = (form: string, field: string, ...words: string[]): NamedTarget => ({
  ...{ form, field, words, required: false },
  label: { fr: words[0] ?? '', en: words[0] ?? '' },
  formLabel: { fr: form, en: form },
});
const targets = [
  target('person', 'surname', 'nom', 'surname', 'nom de famille'),
  target('person', 'phone', 'telephone', 'tel'),
  target('assignment', 'facility', 'structure', 'facility'),
  target('assignment', 'phone', 'telephone'),
];
const matched = (columns: string[]) =>
  matchColumns(columns, targets).map((each) => (each.target ? `${each.target.form}.${each.target.field}` : null));

describe('matching columns', () => {
  it('goes by label in either language or by synonym, whatever the case and accents', () => {
    expect(matched(['NOM DE FAMILLE', 'Facility', 'Tél', 'N°'])).toEqual([
      'person.surname',
      'assignment.facility',
      'person.phone',
      null,
    ]);
  });

  it('forgives one wrong letter in a long word, after all exact matches', () => {
    expect(matched(['Telephonne', 'Structre', 'Nam'])).toEqual(['person.phone', 'assignment.facility', null]);
  });

  it('gives each target once, the first column first', () => {
    expect(matched(['Téléphone', 'Téléphone', 'Téléphone'])).toEqual(['person.phone', 'assignment.phone', null]);
  });
});
