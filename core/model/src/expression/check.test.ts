import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ModelForm } from '../model.ts';
import type { Expression } from './ast.ts';
import { coalesce, fieldRef, literal, today, when, yearsBetween } from './build.ts';
import { check } from './check.ts';
import { readPattern } from './pattern.ts';
import { readExpression } from './read.ts';
import { references, usesToday } from './references.ts';
import type { AnyRef, CodeRef, DateRef, NumberRef, RefOf, TextRef } from './terms.ts';

const field = (key: string, kind: string, facts: Readonly<Record<string, unknown>> = {}) => ({ key, kind, ...facts });
const forms = {
  person: {
    id: 'person',
    kind: 'record',
    items: [],
    fields: {
      name: field('name', 'text'),
      born: field('born', 'date'),
      grade: field('grade', 'integer'),
      sex: field('sex', 'choice', { list: 'sex' }),
      languages: field('languages', 'choices', { list: 'sex' }),
      facility: field('facility', 'tree_ref', { form: 'unit' }),
      photo: field('photo', 'image'),
      age: field('age', 'computed', { result: 'number', value: yearsBetween(fieldRef(['born']), today()) }),
      round: field('round', 'computed', { result: 'number', value: fieldRef(['trip']) }),
      trip: field('trip', 'computed', { result: 'number', value: fieldRef(['round']) }),
    },
  },
  unit: { id: 'unit', kind: 'record', items: [], fields: { name: field('name', 'text') } },
  sex: { id: 'sex', kind: 'list', items: [{ code: 'F' }, { code: 'M' }], fields: {} },
} as unknown as Readonly<Record<string, ModelForm>>;

const person = forms.person as ModelForm;
const codes = (expression: Expression, expects?: 'boolean') =>
  check({ expression, form: person, forms, ...(expects && { expects }) }).map(({ code, path }) => `${path} ${code}`);

const name = fieldRef<TextRef>(['name']);
const born = fieldRef<DateRef>(['born']);
const sex = fieldRef<CodeRef>(['sex']);
const any = (...path: string[]) => fieldRef<AnyRef>(path);

describe('checking an expression', () => {
  it.each([
    ['a rule', born.before(today())],
    ['a code of the list', sex.in(['F'])],
    ['an attribute of the list’s item', any('sex', 'label_fr').startsWith('F')],
    ['a path through a reference', any('facility', 'name').eq('CSCom')],
    ['a computed field', any('age').ge(18)],
    ['text and code together', name.eq(sex as unknown as Expression)],
    ['a constant date', born.eq('2026-01-31')],
    ['a date or a constant one', yearsBetween(coalesce(born, '2026-01-31'), today()).gt(1)],
    ['unknown asked of a file', any('photo').isUnknown()],
    ['any of several', any('languages').any(['M'])],
  ] as const)('accepts %s', (_, expression) => {
    expect(codes(expression, 'boolean')).toEqual([]);
  });

  it.each([
    ['a field that is not there', any('surname').eq('x'), ['left expression.unknown_field']],
    [
      'a field that is not there behind a reference',
      any('facility', 'town').eq('x'),
      ['left expression.unknown_field'],
    ],
    ['a path through a text', any('name', 'x').eq('x'), ['left expression.not_reference']],
    ['a text as a number', any('name').add(1).gt(1), ['left.left expression.wrong_type']],
    ['a date that does not exist', born.eq('2026-02-30'), [' expression.wrong_type']],
    ['a code that is not in the list', sex.eq('X'), [' expression.unknown_code']],
    ['any code that is not in the list', any('languages').any(['X']), [' expression.unknown_code']],
    ['an order of codes', any('sex').before('F'), [' expression.wrong_type']],
    ['a comparison with nothing', any('name').eq(literal(null) as never), [' expression.wrong_type']],
    ['a file as a value', any('photo').eq('x'), ['left expression.wrong_type', ' expression.wrong_type']],
    [
      'branches of two types',
      when(any('name').isEmpty(), 1, 'a'),
      [' expression.wrong_type', ' expression.wrong_type'],
    ],
    ['a pattern that can run away', name.matches('(a+)+'), [' expression.pattern']],
    ['an id that is none', any('facility').under('CSCom'), [' expression.wrong_type']],
    ['a circle of computed fields', any('round').gt(1), ['left expression.circular']],
    ['a number where a condition is wanted', literal(1), [' expression.wrong_type']],
  ] as const)('refuses %s', (_, expression, expected) => {
    expect(codes(expression, 'boolean')).toEqual(expected);
  });

  it('knows what an expression reads', () => {
    const expression = when(born.before(today()), any('facility', 'name'), any('name'));
    expect(references(expression)).toEqual([['born'], ['facility', 'name'], ['name']]);
    expect(usesToday(expression)).toBe(true);
    expect(usesToday(name.isEmpty())).toBe(false);
  });
});

describe('typed references', () => {
  it('offer what their kind understands, and refuse the rest when compiled', () => {
    expectTypeOf<RefOf<'date'>>().toEqualTypeOf<DateRef>();
    expectTypeOf<RefOf<'money'>>().toEqualTypeOf<NumberRef>();
    // @ts-expect-error a date is not compared with a number
    born.before(3);
    // @ts-expect-error a code has no order
    sex.lt;
    // @ts-expect-error text is not a date
    name.addDays;
    // @ts-expect-error the list holds texts
    sex.in([1]);
  });
});

describe('a pattern', () => {
  it.each([
    ['\\d{7}[A-Z]', '^(?:[0-9]{7}[A-Z])$'],
    ['^[2-9][0-9]{7}$', '^(?:[2-9][0-9]{7})$'],
    ['(ab|cd)?x', '^(?:(?:ab|cd)?x)$'],
    ['a\\.b\\-c', '^(?:a\\.b[-]c)$'],
    ['é+', '^(?:é+)$'],
  ])('%s reads the same in both engines', (pattern, source) => {
    expect(readPattern(pattern)).toEqual({ source });
  });

  it.each([
    ['(a+)+', 'nested_repetition'],
    ['(a|aa)*', 'nested_repetition'],
    ['.*.*.*.*x', 'too_many_repetitions'],
    ['(?=a)b', 'not_supported'],
    ['\\bx', 'not_supported'],
    ['a*?', 'not_supported'],
    ['(a)\\1', 'not_supported'],
    ['[[:alpha:]]', 'not_supported'],
    ['(a', 'malformed'],
    ['a)', 'malformed'],
    ['[z-a]', 'malformed'],
    ['a{3,1}', 'malformed'],
    ['*a', 'malformed'],
    ['x'.repeat(201), 'too_long'],
  ])('%s is refused', (pattern, fault) => {
    expect(readPattern(pattern)).toEqual({ fault });
  });
});

describe('an expression from outside', () => {
  const nested = (depth: number): unknown => (depth === 0 ? { op: 'today' } : { op: 'not', arg: nested(depth - 1) });

  it('is taken when it has the shape of one', () => {
    const rule = JSON.parse(JSON.stringify(when(born.before(today()), name, 'x')));
    expect(readExpression(rule)).toEqual({ expression: rule });
  });

  it.each([
    ['no object', 'today', ''],
    ['an unknown operation', { op: 'drop' }, '.op'],
    ['a property of Object', { op: 'constructor' }, '.op'],
    ['a part that is missing', { op: 'eq', left: { op: 'today' } }, '.right'],
    ['a part too many', { op: 'today', sql: '1=1' }, '.sql'],
    ['a path with quotes', { op: 'field', path: ['a"; DROP'] }, '.path'],
    ['a number that is none', { op: 'literal', value: Number.NaN }, '.value'],
    ['a number beyond all measure', { op: 'literal', value: 1e300 }, '.value'],
    ['a bad part below', { op: 'not', arg: { op: 'and', args: [1] } }, '.0.0'],
  ])('is refused: %s', (_, raw, at) => {
    expect(readExpression(raw)).toEqual({ fault: { code: 'expression.malformed', params: { at } } });
  });

  it('is refused when it is too deep', () => {
    expect(readExpression(nested(60))).toMatchObject({ fault: { code: 'expression.too_large' } });
    expect(readExpression(nested(30))).toHaveProperty('expression');
  });
});
