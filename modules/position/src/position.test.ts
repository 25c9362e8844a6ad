import geography from '@baara/geography';
import {
  compose,
  defineSite,
  evaluate,
  type FieldValue,
  isWarning,
  type ModelFieldOf,
  recordScope,
  validateRecord,
} from '@baara/model';
import personModule from '@baara/person';
import { describe, expect, it } from 'vitest';
import position from './index.ts';

const model = compose(
  defineSite({
    id: 'anywhere',
    label: { fr: 'Ailleurs', en: 'Anywhere' },
    modules: [geography, personModule, position],
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
  }),
);
const today = '2026-07-01';

type Values = Readonly<Record<string, FieldValue>>;
type Behind = Readonly<Record<string, FieldValue | 'unknown'>>;

/** What stands behind references, by path. */
const resolver = (behind: Behind) => (path: readonly string[]) => {
  const found = behind[path.join('.')];
  if (found === 'unknown') return { kind: 'unknown' as const };
  return found == null ? { kind: 'empty' as const } : { kind: 'value' as const, value: found };
};

function formOf(id: string) {
  const form = model.forms[id];
  if (!form) throw new RangeError(id);
  return form;
}

function problemsOf(form: string, values: Values, behind: Behind) {
  return validateRecord({ form: formOf(form), model, values, unknown: [], today, resolve: resolver(behind) });
}

/** The rules that a record breaks. */
function broken(form: string, values: Values, behind: Behind = {}): unknown[] {
  return problemsOf(form, values, behind)
    .filter((problem) => problem.code.startsWith('rule.') && !isWarning(problem))
    .map((problem) => problem.params.rule);
}

function computed(form: string, key: string, values: Values, behind: Behind = {}) {
  const field = formOf(form).fields[key];
  if (field?.kind !== 'computed') throw new RangeError(key);
  return evaluate(
    field.value,
    recordScope({ form: formOf(form), values, unknown: [], today, resolve: resolver(behind) }),
  );
}

describe('an assignment', () => {
  const values = { person: 'p', facility: 'f', main: true, valid_from: '1990-01-01' };

  it('begins after the person was born', () => {
    expect(broken('assignment', values, { 'person.birth_date': '1991-05-05' })).toEqual(['after_birth']);
    expect(broken('assignment', values, { 'person.birth_date': '1965-05-05' })).toEqual([]);
  });

  it('may begin when nobody knows the birth date', () => {
    expect(broken('assignment', values, { 'person.birth_date': 'unknown' })).toEqual([]);
    expect(broken('assignment', values)).toEqual([]);
  });

  it('warns of a post that belongs to another unit', () => {
    const warned = (unit: string) =>
      problemsOf('assignment', { ...values, valid_from: '2020-01-01', post: 'x' }, { 'post.unit': unit })
        .filter(isWarning)
        .map(({ params }) => params.rule);
    expect(warned('f')).toEqual([]);
    expect(warned('g')).toEqual(['post_of_unit']);
  });

  it('may stand beside another, but not as a second main one', () => {
    expect(formOf('assignment').dated).toMatchObject({ exclusive: ['person'], when: { op: 'eq' } });
  });
});

describe('a post', () => {
  const vacant = (status: string, holders: readonly Values[] = []) => {
    const [post, assignment] = [formOf('post'), formOf('assignment')];
    const field = post.fields.position_vacant as ModelFieldOf<'computed'>;
    const resolve = resolver({});
    const rows = () => holders.map((values) => recordScope({ form: assignment, values, unknown: [], today, resolve }));
    const scope = recordScope({ form: post, values: { status }, unknown: [], today, resolve, rows });
    return evaluate(field.value, scope);
  };
  const yes = { kind: 'value', value: true };
  const no = { kind: 'value', value: false };

  it('is filled while somebody holds it in a main assignment', () => {
    expect(vacant('OPEN')).toEqual(yes);
    expect(vacant('OPEN', [{ main: true, valid_from: '2020-01-01' }])).toEqual(no);
    expect(vacant('OPEN', [{ main: true, valid_from: today, valid_to: '2999-01-01' }])).toEqual(no);
    expect(vacant('OPEN', [{ main: false, valid_from: '2020-01-01' }])).toEqual(yes);
  });

  it('is vacant when its holder has left or is still to come', () => {
    expect(vacant('OPEN', [{ main: true, valid_from: '2020-01-01', valid_to: today }])).toEqual(yes);
    expect(vacant('OPEN', [{ main: true, valid_from: '2999-01-01' }])).toEqual(yes);
  });

  it('is not vacant when it is frozen or abolished', () => {
    expect(vacant('FROZEN')).toEqual(no);
    expect(vacant('CLOSED')).toEqual(no);
    expect(vacant('FILLED')).toEqual(yes);
  });

  it('has one holder at a time', () => {
    expect(formOf('assignment').dated?.alsoExclusive).toEqual([['post']]);
  });
});

describe('a career situation', () => {
  it('says what the person’s statut, corps, category, grade and échelon are today', () => {
    expect(formOf('career').snapshot).toEqual({
      record: 'person',
      fields: {
        statut: 'position_statut',
        corps: 'position_corps',
        category: 'position_category',
        grade: 'position_grade',
        echelon: 'position_echelon',
      },
    });
  });
});

describe('the expected retirement', () => {
  const values = { birth_date: '1970-02-28', position_cadre: 'X', position_category: 'B2' };

  it('comes at the age of the cadre, or else of the category', () => {
    const ages = { 'position_cadre.retirement_age': 65, 'position_category.retirement_age': 62 };
    expect(computed('person', 'position_retirement_date', values, ages)).toEqual({
      kind: 'value',
      value: '2035-02-28',
    });
    const category = { 'position_category.retirement_age': 62 };
    expect(computed('person', 'position_retirement_date', values, category)).toEqual({
      kind: 'value',
      value: '2032-02-28',
    });
  });

  it('comes at the age of the cadre’s entry category where the person has none of their own', () => {
    const ages = { 'position_cadre.category.retirement_age': 60 };
    const { position_category: _, ...uncategorised } = values;
    expect(computed('person', 'position_retirement_date', uncategorised, ages)).toEqual({
      kind: 'value',
      value: '2030-02-28',
    });
    const own = { ...ages, 'position_category.retirement_age': 62 };
    expect(computed('person', 'position_retirement_date', values, own)).toMatchObject({ value: '2032-02-28' });
  });

  it('is not guessed where none sets an age', () => {
    expect(computed('person', 'position_retirement_date', values).kind).toBe('empty');
  });
});

describe('a leave', () => {
  it('counts its first and its last day', () => {
    const values = { first_day: '2026-02-27', last_day: '2026-03-01' };
    expect(computed('leave', 'days', values)).toEqual({ kind: 'value', value: 3 });
  });

  it('does not end or return before it starts', () => {
    const values = { person: 'p', category: 'ANNUAL', status: 'TAKEN', first_day: '2026-03-10' };
    expect(broken('leave', { ...values, last_day: '2026-03-09' })).toEqual(['last_after_first']);
    expect(broken('leave', { ...values, returned: '2026-03-01' })).toEqual(['return_after_first']);
  });

  it('counts in the year of its first day', () => {
    expect(computed('leave', 'year', { first_day: '2025-12-31' })).toEqual({ kind: 'value', value: 2025 });
    expect(computed('leave', 'year', { first_day: '2026-01-01' })).toEqual({ kind: 'value', value: 2026 });
  });

  it('leaves what its category or a decision gives and what is carried over, less the days granted or taken', () => {
    const balance = formOf('leave_balance');
    const taken = [
      { status: 'TAKEN', first_day: '2026-03-02', last_day: '2026-03-11' },
      { status: 'APPROVED', first_day: '2026-08-03', last_day: '2026-08-04' },
      { status: 'REFUSED', first_day: '2026-09-01', last_day: '2026-09-30' },
    ];
    const left = (values: Values) => {
      const resolve = resolver({ 'category.days': 30 });
      const rows = () =>
        taken.map((each) => recordScope({ form: formOf('leave'), values: each, unknown: [], today, resolve }));
      const field = balance.fields.left as ModelFieldOf<'computed'>;
      return evaluate(field.value, recordScope({ form: balance, values, unknown: [], today, resolve, rows }));
    };
    expect(left({ category: 'ANNUAL' })).toMatchObject({ value: 18 });
    expect(left({ category: 'ANNUAL', granted: 20, carried_over: 5 })).toMatchObject({ value: 13 });
  });
});

describe('a month of attendance', () => {
  it('has the share of days absent without a reason among those that were to be worked', () => {
    expect(computed('attendance', 'absence_rate', { present: 18, absent: 2 })).toMatchObject({ value: 10 });
    expect(computed('attendance', 'absence_rate', { present: 0 })).toMatchObject({ value: 0 });
  });
});

describe('a staffing norm', () => {
  const values = { basis: 'NORM', year: 2026, amount: 1, cadre: 'SF' };

  it('is for a unit or for a type of units, not both and not neither', () => {
    expect(broken('staffing_norm', values)).toEqual(['for_type_or_unit']);
    expect(broken('staffing_norm', { ...values, unit: 'u', unit_type: 'CSCOM' })).toEqual(['for_type_or_unit']);
    expect(broken('staffing_norm', { ...values, unit_type: 'CSCOM' })).toEqual([]);
  });

  it('names a cadre or a job', () => {
    const { cadre: _, ...without } = values;
    expect(broken('staffing_norm', { ...without, unit: 'u' })).toEqual(['for_cadre_or_job']);
  });
});

describe('a confirmation', () => {
  it('is due when the probation of its type is over', () => {
    const values = { started: '2026-01-31', type: 'CONTRACT' };
    expect(computed('confirmation', 'due', values, { 'type.months': 1 })).toMatchObject({ value: '2026-02-28' });
  });
});

describe('what is sensitive', () => {
  it('is never part of a grant on everything', () => {
    const sensitive = Object.values(model.forms).filter((form) => form.sensitive);
    expect(sensitive.map((form) => form.id).sort()).toEqual([
      'accident',
      'allowance',
      'payment_account',
      'salary',
      'sanction',
    ]);
  });
});
