import geography from '@baara/geography';
import { compose, defineSite, evaluate, isWarning, recordScope, validateRecord } from '@baara/model';
import { describe, expect, it } from 'vitest';
import personModule from './index.ts';

const model = compose(
  defineSite({
    id: 'anywhere',
    label: { fr: 'Ailleurs', en: 'Anywhere' },
    modules: [geography, personModule],
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
  }),
);
const today = '2026-07-01';
const oumou = { surname: 'Maïga', given_names: 'Oumou', sex: 'F', birth_date: '1974-07-02' };

function formOf(id: string) {
  const form = model.forms[id];
  if (!form) throw new RangeError(id);
  return form;
}

function problems(id: string, values: Readonly<Record<string, string>>, unknown: readonly string[] = []) {
  return validateRecord({ form: formOf(id), model, values, unknown, today }).map(
    (problem) =>
      `${problem.params.rule ?? `${problem.code} ${problem.field}`}${isWarning(problem) ? ' (warning)' : ''}`,
  );
}

describe('a person', () => {
  it('needs a surname, given names and a sex, and nothing more', () => {
    expect(problems('person', oumou)).toEqual([]);
    expect(problems('person', {})).toEqual([
      'field.required surname',
      'field.required given_names',
      'field.required sex',
    ]);
  });

  it('was born before today, or on a day that nobody knows', () => {
    expect(problems('person', { ...oumou, birth_date: '2026-07-02' })).toEqual(['born_before_today']);
    const { birth_date: _, ...undated } = oumou;
    expect(problems('person', undated, ['birth_date'])).toEqual([]);
  });

  it('has an age in whole years', () => {
    const field = formOf('person').fields.age;
    if (field?.kind !== 'computed') throw new RangeError('age');
    const scope = recordScope({ form: formOf('person'), values: oumou, unknown: [], today });
    expect(evaluate(field.value, scope)).toEqual({ kind: 'value', value: 51 });
  });

  it('is placed by who registered them, as long as no module knows better', () => {
    expect(formOf('person').place).toEqual([{ kind: 'owner' }]);
  });
});

describe('what belongs to a person', () => {
  it('is seen by whoever sees the person, every form of the module', () => {
    const children = Object.values(model.forms).filter(
      (form) => form.module === 'person' && form.kind === 'record' && form.id !== 'person',
    );
    expect(children).toHaveLength(14);
    for (const form of children) {
      expect(form.place, form.id).toEqual([{ kind: 'via', field: 'person' }]);
      expect(form.fields.person, form.id).toMatchObject({ kind: 'ref', parent: true, required: true });
    }
  });

  it('includes numbers, one of a type for each person and one person for each number', () => {
    expect(formOf('person_identifier').unique).toEqual([['person', 'type']]);
    expect(formOf('person_identifier').fields.number).toMatchObject({ unique: ['type'] });
  });

  it('includes whom to call in an emergency, by name', () => {
    const contact = { person: 'p', kind: 'EMERGENCY', mobile: '+22376543210' };
    expect(problems('person_contact', contact)).toEqual(['field.required name']);
    expect(problems('person_contact', { ...contact, kind: 'WORK' })).toEqual([]);
  });

  it('warns of a passport number that looks like none', () => {
    const passport = { person: 'p', type: 'PASSPORT', number: 'AA' };
    expect(problems('person_identifier', passport)).toEqual(['passport_form (warning)']);
    expect(problems('person_identifier', { ...passport, type: 'IDENTITY_CARD' })).toEqual([]);
  });
});
