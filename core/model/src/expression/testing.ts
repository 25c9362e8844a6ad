import fc from 'fast-check';
import type { ModelForm } from '../model.ts';
import type { Expression, Scalar } from './ast.ts';
import type { FieldValue } from './result.ts';

/** Random well-typed expressions over a small form, and random rows of it, for the tests of this folder. */
export const units = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];

const field = (key: string, kind: string, facts: Readonly<Record<string, unknown>> = {}) => ({ key, kind, ...facts });

export const testForm = {
  id: 'test',
  kind: 'record',
  fields: {
    name: field('name', 'text'),
    note: field('note', 'long_text'),
    count: field('count', 'integer'),
    share: field('share', 'decimal', { scale: 2 }),
    born: field('born', 'date'),
    ends: field('ends', 'date'),
    month: field('month', 'month'),
    main: field('main', 'boolean'),
    sex: field('sex', 'choice', { list: 'sexes' }),
    unit: field('unit', 'tree_ref', { form: 'units' }),
    languages: field('languages', 'choices', { list: 'languages' }),
  },
} as unknown as ModelForm;

export interface Row {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly unknown: readonly string[];
}

const words = fc.oneof(
  fc.constantFrom(
    'Traoré',
    'traore',
    'TRAORÉ',
    ' Ségou ',
    '',
    'é',
    'Éa',
    'N’Diaye',
    "N'Diaye",
    'sœur',
    'Ŋɔmɛ',
    'a\nb',
    '😀z',
    '12',
    'A1',
  ),
  fc.string({ unit: fc.constantFrom(...'aAéÉçÇïœŒ’\'"\\%_ \t1ÿŸØ😀ﬀ'), maxLength: 6 }),
);
const numbers = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constantFrom(0, 1, -1, 12, 0.5, 0.1, 0.2, 0.3, -2.25));
const dates = fc.oneof(
  fc.constantFrom('2024-02-29', '2026-01-31', '2025-02-28', '1985-02-03', '2026-06-30'),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const months = dates.map((date) => date.slice(0, 7));
const codes = fc.constantFrom('F', 'M', 'X');
const ids = fc.constantFrom(...units);
const languages = fc.constantFrom('fr', 'bm', 'en');

const maybe = <T extends FieldValue>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 4 });

export const rows: fc.Arbitrary<Row> = fc
  .tuple(
    fc.record({
      name: maybe(words),
      note: maybe(words),
      count: maybe(fc.integer({ min: -50, max: 50 })),
      share: maybe(fc.integer({ min: -500, max: 500 }).map((cents) => cents / 100)),
      born: maybe(dates),
      ends: maybe(dates),
      month: maybe(months),
      main: maybe(fc.boolean()),
      sex: maybe(codes),
      unit: maybe(ids),
      languages: maybe(fc.uniqueArray(languages)),
    }),
    fc.subarray(Object.keys(testForm.fields), { maxLength: 2 }),
  )
  .map(([values, unknown]) => ({
    // What is unknown has no value: a CHECK keeps it so in the tables.
    values: { ...values, ...Object.fromEntries(unknown.map((key) => [key, null])) },
    unknown,
  }));

const literal = (values: fc.Arbitrary<Scalar>): fc.Arbitrary<Expression> =>
  values.map((value) => ({ op: 'literal', value }) as const);
const fields = (...keys: readonly string[]): fc.Arbitrary<Expression> =>
  fc.constantFrom(...keys).map((key) => ({ op: 'field', path: [key] }) as const);
const path = (...keys: readonly string[]) => fc.constantFrom(...keys).map((key) => [key]);

interface Typed {
  text: Expression;
  number: Expression;
  date: Expression;
  month: Expression;
  code: Expression;
  reference: Expression;
  boolean: Expression;
}

const patterns = fc.constantFrom('[A-Z]\\d', '.*é', '(?:T|t)raor[ée]', '\\d+', '[^a-z]*', '.{2,4}', 'a?b?c?', '');

const typed = fc.letrec<Typed>((tie) => {
  const either = <K extends keyof Typed>(type: K) => [
    fc.record({ op: fc.constant('if' as const), test: tie('boolean'), yes: tie(type), no: tie(type) }),
    fc.record({ op: fc.constant('coalesce' as const), args: fc.array(tie(type), { minLength: 1, maxLength: 3 }) }),
  ];
  const pair = <Op extends string, K extends keyof Typed>(ops: readonly Op[], type: K) =>
    fc.record({ op: fc.constantFrom(...ops), left: tie(type), right: tie(type) }) as fc.Arbitrary<Expression>;
  const all = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
  const some = (...options: readonly fc.Arbitrary<unknown>[]) =>
    fc.oneof({ depthSize: 'small', withCrossShrink: true }, ...(options as fc.Arbitrary<Expression>[]));
  const list = (values: fc.Arbitrary<Scalar>) => fc.array(values, { maxLength: 3 });
  return {
    text: some(
      fields('name', 'note'),
      literal(words),
      fc.record({ op: fc.constantFrom('upper', 'lower', 'trim'), arg: tie('text') }),
      fc.record({
        op: fc.constant('concat'),
        args: fc.array(fc.oneof(tie('text'), tie('code'), tie('number'), tie('date'), fields('month')), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      ...either('text'),
    ),
    number: some(
      fields('count', 'share'),
      literal(numbers),
      fc.record({ op: fc.constant('length'), arg: tie('text') }),
      fc.record({
        op: fc.constantFrom('yearsBetween', 'monthsBetween', 'daysBetween'),
        from: tie('date'),
        to: tie('date'),
      }),
      pair(['add', 'subtract', 'multiply', 'divide'], 'number'),
      ...either('number'),
    ),
    date: some(
      fields('born', 'ends'),
      fc.constant({ op: 'today' }),
      fc.record({
        op: fc.constantFrom('addDays', 'addMonths', 'addYears'),
        date: tie('date'),
        amount: fc.oneof(literal(fc.integer({ min: -40, max: 40 })), tie('number')),
      }),
      ...either('date'),
    ),
    month: some(fields('month'), ...either('month')),
    code: some(fields('sex'), literal(codes), ...either('code')),
    reference: some(
      fields('unit'),
      fc.constant({ op: 'user', fact: 'id' }),
      fc.constant({ op: 'user', fact: 'person' }),
    ),
    boolean: some(
      fields('main'),
      literal(fc.boolean()),
      pair(all, 'text'),
      pair(all, 'number'),
      pair(all, 'date'),
      pair(all, 'month'),
      pair(['eq', 'ne'], 'boolean'),
      pair(['eq', 'ne'], 'code'),
      pair(['eq', 'ne'], 'reference'),
      fc.record({ op: fc.constantFrom(...all), left: fields('born', 'ends'), right: literal(dates) }),
      fc.record({ op: fc.constantFrom(...all), left: literal(months), right: fields('month') }),
      fc.record({ op: fc.constantFrom('eq', 'ne'), left: fields('unit'), right: literal(ids) }),
      fc.record({ op: fc.constantFrom('and', 'or'), args: fc.array(tie('boolean'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ op: fc.constant('not'), arg: tie('boolean') }),
      fc.record({ op: fc.constant('in'), value: tie('text'), list: list(words) }),
      fc.record({ op: fc.constant('in'), value: tie('number'), list: list(numbers) }),
      fc.record({ op: fc.constant('in'), value: fields('born'), list: list(dates) }),
      fc.record({ op: fc.constant('in'), value: fields('unit'), list: list(ids) }),
      fc.record({ op: fc.constant('any'), field: path('languages'), list: list(languages) }),
      fc.record({ op: fc.constantFrom('contains', 'startsWith'), value: tie('text'), text: tie('text') }),
      fc.record({ op: fc.constant('matches'), value: tie('text'), pattern: patterns }),
      fc.record({
        op: fc.constantFrom('isEmpty', 'isUnknown'),
        field: path('name', 'born', 'languages', 'unit', 'month'),
      }),
      fc.record({ op: fc.constant('under'), field: path('unit'), unit: ids }),
      ...either('boolean'),
    ),
  };
});

/** Expressions that answer true or false. */
export const conditions: fc.Arbitrary<Expression> = typed.boolean;
export const expressions: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 3, arbitrary: typed.boolean },
  typed.text,
  typed.number,
  typed.date,
);
