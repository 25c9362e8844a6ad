import geography from '@baara/geography';
import { compose, defineSite } from '@baara/model';
import person from '@baara/person';
import position from '@baara/position';
import { describe, expect, it } from 'vitest';
import { schoolsModule as schools } from './module.ts';

/** A country without in-service training: the module stands without it. */
const model = compose(
  defineSite({
    ...{ id: 'here', label: { fr: 'Ici', en: 'Here' }, modules: [geography, person, position, schools] },
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
  }),
);
const pathway = model.workflows?.student_state;

describe('the way of a student', () => {
  it('leads from the application to a post, and from every state somewhere, but for who was not selected', () => {
    const reached = new Set([pathway?.initial]);
    for (const _ of pathway?.states ?? [])
      for (const { from, to } of pathway?.transitions ?? [])
        if (from.some((state) => reached.has(state))) reached.add(to);
    expect(pathway?.states.filter(({ key }) => !reached.has(key))).toEqual([]);
    const ends = pathway?.states.filter(({ key }) => !pathway.transitions.some(({ from }) => from.includes(key)));
    expect(ends?.map(({ key }) => key)).toEqual(['refused']);
  });

  it('is the school’s as far as the certificate; the last step is only for whom a role names', () => {
    const named = pathway?.transitions.filter(({ who }) => who === undefined).map(({ key }) => key);
    expect(named).toEqual(['recruit', 'unlink']);
  });

  it('says why somebody left', () => {
    const leaving = pathway?.transitions.find(({ key }) => key === 'drop_out');
    expect(leaving?.requires).toEqual(['left', 'left_reason']);
  });
});

it('leaves to a person’s file what the student’s row has under the same key', () => {
  const [student, file] = [model.forms.student?.fields ?? {}, model.forms.person?.fields ?? {}];
  const shared = Object.keys(file).filter((key) => student[key]?.kind === file[key]?.kind);
  expect(shared).toEqual(
    expect.arrayContaining([
      'surname',
      'given_names',
      'sex',
      'birth_date',
      'birth_place',
      'nationality',
      'origin',
      'phone',
    ]),
  );
});
