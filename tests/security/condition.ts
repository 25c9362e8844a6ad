import type { ModelForm } from '@baara/model';
import fc from 'fast-check';
import { anything, date, id, number, text } from './hostile.ts';

const comparisons = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const sums = ['add', 'subtract', 'multiply', 'divide'];
const conversions = ['length', 'upper', 'lower', 'trim', 'not'];

/** Conditions over any fields of some forms: some well typed, most not quite, with values that no column can hold. */
export function conditionOf(forms: readonly ModelForm[]): fc.Arbitrary<unknown> {
  const keys = [...new Set(forms.flatMap((form) => Object.keys(form.fields)))];
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...keys) },
    fc.constantFrom('id', 'rev', 'owner', 'nothing', '__proto__'),
  );
  const path = fc.oneof({ weight: 4, arbitrary: key.map((one) => [one]) }, fc.array(key, { maxLength: 4 }));
  const scalar = fc.oneof(text, number, date, fc.boolean(), fc.constant(null));
  const { node } = fc.letrec<{ node: unknown }>((tie) => {
    const next = tie('node');
    return {
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: false },
        {
          weight: 3,
          arbitrary: fc.record({
            op: fc.constant('literal'),
            value: fc.oneof({ weight: 9, arbitrary: scalar }, anything),
          }),
        },
        { weight: 4, arbitrary: fc.record({ op: fc.constant('field'), path }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom({ op: 'today' }, { op: 'user', fact: 'id' }, { op: 'user', fact: 'person' }),
        },
        { weight: 5, arbitrary: fc.record({ op: fc.constantFrom(...comparisons), left: next, right: next }) },
        { weight: 2, arbitrary: fc.record({ op: fc.constantFrom(...sums), left: next, right: next }) },
        {
          weight: 2,
          arbitrary: fc.record({
            op: fc.constantFrom('and', 'or', 'coalesce', 'concat'),
            args: fc.array(next, { maxLength: 3 }),
          }),
        },
        { weight: 2, arbitrary: fc.record({ op: fc.constantFrom(...conversions), arg: next }) },
        {
          weight: 2,
          arbitrary: fc.record({ op: fc.constant('in'), value: next, list: fc.array(scalar, { maxLength: 4 }) }),
        },
        {
          weight: 1,
          arbitrary: fc.record({ op: fc.constant('any'), field: path, list: fc.array(scalar, { maxLength: 4 }) }),
        },
        { weight: 1, arbitrary: fc.record({ op: fc.constant('if'), test: next, yes: next, no: next }) },
        { weight: 2, arbitrary: fc.record({ op: fc.constantFrom('contains', 'startsWith'), value: next, text: next }) },
        { weight: 2, arbitrary: fc.record({ op: fc.constant('matches'), value: next, pattern: text }) },
        { weight: 2, arbitrary: fc.record({ op: fc.constantFrom('isEmpty', 'isUnknown'), field: path }) },
        {
          weight: 1,
          arbitrary: fc.record({
            op: fc.constantFrom('yearsBetween', 'monthsBetween', 'daysBetween'),
            from: next,
            to: next,
          }),
        },
        {
          weight: 2,
          arbitrary: fc.record({ op: fc.constantFrom('addDays', 'addMonths', 'addYears'), date: next, amount: next }),
        },
        { weight: 1, arbitrary: fc.record({ op: fc.constant('under'), field: path, unit: fc.oneof(id, text) }) },
      ),
    };
  });
  return fc.oneof({ weight: 3, arbitrary: compared(forms) }, node);
}

/** A field against a value of its own kind at the edge of what it can hold: what is most likely to reach the database. */
function compared(forms: readonly ModelForm[]): fc.Arbitrary<unknown> {
  const fields = forms.flatMap((form) => Object.values(form.fields));
  return fc.constantFrom(...fields).chain((field) => {
    const mine = { op: 'field', path: [field.key] };
    const value: fc.Arbitrary<unknown> = ['integer', 'money', 'decimal'].includes(field.kind)
      ? number
      : ['date', 'month'].includes(field.kind)
        ? date
        : text;
    const literal = value.map((each) => ({ op: 'literal', value: each }));
    const moved = fc.record({
      op: fc.constantFrom('addDays', 'addMonths', 'addYears'),
      date: fc.constant(mine),
      amount: number.map((each) => ({ op: 'literal', value: each })),
    });
    const right = field.kind === 'date' ? fc.oneof(literal, moved) : literal;
    return fc.oneof(
      fc.record({ op: fc.constantFrom(...comparisons), left: fc.constant(mine), right }),
      fc.record({ op: fc.constantFrom('contains', 'startsWith'), value: fc.constant(mine), text: literal }),
      fc.record({ op: fc.constant('matches'), value: fc.constant(mine), pattern: text }),
      fc.record({ op: fc.constant('in'), value: fc.constant(mine), list: fc.array(value, { maxLength: 3 }) }),
      fc.record({
        op: fc.constant('eq'),
        left: fc.record({ op: fc.constantFrom(...sums), left: fc.constant(mine), right: literal }),
        right,
      }),
    );
  });
}
