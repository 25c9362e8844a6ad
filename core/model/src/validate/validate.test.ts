import { describe, expect, it } from 'vitest';
import { and, fieldRef, literal, not, today, when } from '../expression/build.ts';
import type { BooleanRef, CodeRef, DateRef, NumberRef, TextRef } from '../expression/terms.ts';
import type { FieldKind, KindFacts, ModelField } from '../field.ts';
import type { ModelForm } from '../model.ts';
import { normaliseValue } from './normalise.ts';
import { type ValidateOptions, validateRecord } from './validate-record.ts';

const label = { fr: 'Champ', en: 'Field' };
const model = { phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' } };
const now = { model, today: '2026-06-30' };

function field<K extends FieldKind>(kind: K, key: string, facts: KindFacts[K] & Partial<ModelField>): ModelField {
  const common = { label, owner: 'test', required: false, readonly: false, hidden: false, section: 'main' };
  return { ...common, ...facts, kind, key } as unknown as ModelField;
}

const sex = fieldRef<CodeRef>(['sex']);
const born = fieldRef<DateRef>(['born']);
const hired = fieldRef<DateRef>(['hired']);
const grade = fieldRef<NumberRef>(['grade']);

const fields = [
  field('text', 'surname', { maxLength: 10, required: true }),
  field('choice', 'sex', { list: 'sex' }),
  field('date', 'born', { unknown: true, required: true, min: '1900-01-01' }),
  field('date', 'hired', {}),
  field('identifier', 'matricule', { maxLength: 12, pattern: '\\d{7}[A-Z]', warnPattern: '01\\d{5}[A-Z]' }),
  field('phone', 'phone', {}),
  field('text', 'maiden_name', { maxLength: 40, visibleWhen: sex.eq('F'), required: true }),
  field('integer', 'grade', { min: 1, max: 5, required: born.isEmpty() }),
  field('decimal', 'share', { scale: 2, min: 0, max: 100 }),
  field('text', 'secret', { maxLength: 10, hidden: true, required: true }),
  field('computed', 'age', { value: born.yearsTo(today()), result: 'number' }),
  field('group', 'children', {
    max: 2,
    fields: {
      name: field('text', 'name', { maxLength: 20, required: true }),
      school: field('text', 'school', { maxLength: 20, visibleWhen: fieldRef<BooleanRef>(['pupil']) }),
      pupil: field('boolean', 'pupil', {}),
    },
  }),
];

const form = {
  id: 'person',
  fields: Object.fromEntries(fields.map((each) => [each.key, each])),
  rules: [
    { id: 'adult', test: fieldRef<NumberRef>(['age']).ge(15), message: { fr: 'Trop jeune.', en: 'Too young.' } },
    { id: 'order', test: hired.onOrAfter(born), message: label, severity: 'warning' as const },
  ],
} as unknown as ModelForm;

const whole = { surname: 'Diarra', sex: 'M', born: '1985-02-03', hired: '2010-01-01', grade: 2 };

function problemsOf(changes: Record<string, unknown>, options: Partial<ValidateOptions> = {}): string[] {
  const values = { ...whole, ...changes } as ValidateOptions['values'];
  return validateRecord({ form, ...now, values, unknown: [], ...options }).map(({ code, field }) => `${code} ${field}`);
}

describe('a record', () => {
  it('passes when nothing is wrong', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('tells all that is wrong at once', () => {
    const wrong = { surname: null, born: '1985-02-31', matricule: '12', phone: '+2231', grade: 9, share: 1.005 };
    expect(problemsOf(wrong)).toEqual([
      'field.required surname',
      'field.not_a_date born',
      'field.pattern matricule',
      'field.not_a_phone phone',
      'field.too_large grade',
      'field.too_precise share',
    ]);
  });

  it('only warns of an identifier that is merely unusual', () => {
    const [problem] = validateRecord({ form, ...now, values: { ...whole, matricule: '0907001B' }, unknown: [] });
    expect(problem).toMatchObject({ code: 'field.unusual', params: { severity: 'warning' } });
  });

  it('asks only for what is visible', () => {
    expect(problemsOf({ sex: 'F' })).toEqual(['field.required maiden_name']);
    expect(problemsOf({ sex: null })).toEqual([]);
  });

  it('refuses a value of a field that is not visible', () => {
    expect(problemsOf({ maiden_name: 'Koné' })).toEqual(['field.hidden maiden_name']);
  });

  it('requires a field on a condition', () => {
    expect(problemsOf({ grade: null })).toEqual([]);
    expect(problemsOf({ grade: null, born: null })).toEqual(['field.required born', 'field.required grade']);
  });

  it('takes unknown for an answer where the field allows it, and says which rule it leaves open', () => {
    expect(problemsOf({ born: null }, { unknown: ['born'] })).toEqual(['rule.unverified age', 'rule.unverified hired']);
    expect(problemsOf({}, { unknown: ['born'] })).toContain('field.unknown_and_value born');
    expect(problemsOf({ hired: null }, { unknown: ['hired'] })).toContain('field.unknown_refused hired');
  });

  it('refuses fields that nobody may send', () => {
    expect(problemsOf({}, { posted: ['secret', 'age'] })).toEqual(['field.hidden secret', 'field.readonly age']);
    expect(problemsOf({ colour: 'red' })).toEqual(['field.unknown_field colour']);
  });

  it('names a code that is not in the list, where the list is given', () => {
    expect(problemsOf({ sex: 'X' })).toEqual([]);
    expect(problemsOf({ sex: 'X' }, { lists: { sex: new Set(['F', 'M']) } })).toEqual(['field.not_in_list sex']);
  });

  it('looks into the rows of a group, whose conditions see the row', () => {
    const children = [
      { name: 'Awa', pupil: true, school: 'A' },
      { pupil: false, school: 'B' },
      { name: 'Issa', size: 1 },
    ];
    expect(problemsOf({ children })).toEqual([
      'field.too_many children',
      'field.required children.1.name',
      'field.hidden children.1.school',
      'field.unknown_field children.2.size',
    ]);
  });

  it('blocks with the name of a rule that cannot be computed', () => {
    const broken = { ...form, rules: [{ id: 'broken', test: grade.divide(0).gt(1), message: label }] };
    const [problem] = validateRecord({ form: broken, ...now, values: whole, unknown: [] });
    expect(problem).toMatchObject({
      code: 'rule.error',
      params: { rule: 'broken', code: 'expression.division_by_zero' },
    });
  });

  it('leaves rules that look behind references to who can resolve them', () => {
    const test = fieldRef<TextRef>(['facility', 'name']).eq('CSCom');
    const beyond = { ...form, rules: [{ id: 'beyond', test, message: label }] };
    const options = { form: beyond, ...now, values: whole, unknown: [] };
    expect(validateRecord(options)).toEqual([]);
    const resolve = () => ({ kind: 'value', value: 'CSRéf' }) as const;
    expect(validateRecord({ ...options, resolve })).toMatchObject([{ code: 'rule.failed' }]);
  });

  it('ends after it starts when it is dated', () => {
    const dated = {
      id: 'post',
      dated: {},
      rules: [],
      fields: { valid_from: field('date', 'valid_from', {}), valid_to: field('date', 'valid_to', {}) },
    };
    const options = { form: dated as unknown as ModelForm, ...now, unknown: [] };
    const at = (valid_to: string | null) =>
      validateRecord({ ...options, values: { valid_from: '2026-01-01', valid_to } });
    expect(at('2026-01-01')).toMatchObject([{ code: 'dated.order', field: 'valid_to' }]);
    expect(at('2026-01-02')).toEqual([]);
    expect(at(null)).toEqual([]);
  });

  it('computes visibility from several conditions', () => {
    const test = and(not(sex.eq('F')), when(grade.gt(1), literal(true), literal(false)));
    const conditional = {
      ...form,
      fields: { ...form.fields, note: field('text', 'note', { maxLength: 9, required: test }) },
    };
    expect(validateRecord({ form: conditional, ...now, values: whole, unknown: [] })).toMatchObject([
      { field: 'note' },
    ]);
  });
});

describe('a value as somebody gives it', () => {
  const cases: readonly (readonly [ModelField, unknown, unknown])[] = [
    [field('text', 'name', { maxLength: 9 }), '  DIARRA \t Awa ', 'DIARRA Awa'],
    [field('text', 'name', { maxLength: 9 }), '   ', null],
    [field('phone', 'phone', {}), '66 12 34 56', '+22366123456'],
    [field('identifier', 'nina', { maxLength: 20 }), '0107 001b', '0107001B'],
    [field('email', 'mail', {}), 'Awa@Sante.ml', 'awa@sante.ml'],
    [field('date', 'born', {}), '27/3/73', '1973-03-27'],
    [field('date', 'born', {}), '2026-01-31', '2026-01-31'],
    [field('month', 'month', {}), '02/2026', '2026-02'],
    [field('integer', 'count', {}), '1 200', 1200],
    [field('integer', 'count', {}), '1.200.000', 1_200_000],
    [field('decimal', 'share', { scale: 2 }), '12,5', 12.5],
    [field('boolean', 'main', {}), 'Oui', true],
    [field('choices', 'languages', { list: 'l' }), ['fr', 'bm', 'fr'], ['fr', 'bm']],
    [field('gps', 'point', {}), '12,639; -8,002'.replaceAll(',', '.'), { latitude: 12.639, longitude: -8.002 }],
  ];

  it.each(cases)('$kind $key: %j', (of, raw, expected) => {
    expect(normaliseValue(of, raw, now)).toEqual({ value: expected, faults: [] });
  });

  it('keeps what it cannot understand, with the reason', () => {
    const refused = (of: ModelField, raw: unknown) => normaliseValue(of, raw, now);
    expect(refused(field('date', 'born', {}), '31/02/1985')).toMatchObject({
      value: '31/02/1985',
      faults: [{ code: 'field.impossible_date' }],
    });
    expect(refused(field('date', 'born', {}), '1985')).toMatchObject({ faults: [{ params: { precision: 'year' } }] });
    expect(refused(field('integer', 'count', {}), '12,5')).toMatchObject({ faults: [{ code: 'field.not_whole' }] });
    expect(refused(field('integer', 'count', {}), 'douze')).toMatchObject({ faults: [{ code: 'field.not_a_number' }] });
    expect(refused(field('ref', 'facility', { form: 'unit' }), 'CSRéf')).toMatchObject({
      faults: [{ code: 'field.not_found' }],
    });
    expect(refused(form.fields.children as ModelField, [{ pupil: 'peut-être', size: 1 }])).toMatchObject({
      faults: [
        { code: 'field.not_a_boolean', path: '0.pupil' },
        { code: 'field.unknown_field', path: '0.size' },
      ],
    });
  });
});
