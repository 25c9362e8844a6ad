import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from './ast.ts';
import { and, coalesce, concat, fieldRef, literal, not, or, today, when } from './build.ts';
import { evaluate, type Scope } from './evaluate.ts';
import type { Result } from './result.ts';
import type { BooleanRef, DateRef, NumberRef, ReferenceRef, TextRef } from './terms.ts';
import { conditions, rows, units } from './testing.ts';

const scope: Scope = {
  values: { yes: true, no: false, count: 4, name: 'Traoré', born: '1985-02-03', gone: null, text: 'a' },
  unknown: ['lost'],
  today: '2026-06-30',
};
const [yes, no, gone, lost] = ['yes', 'no', 'gone', 'lost'].map((key) => fieldRef<BooleanRef>([key])) as [
  BooleanRef,
  BooleanRef,
  BooleanRef,
  BooleanRef,
];
const count = fieldRef<NumberRef>(['count']);
const of = (expression: Expression): unknown => {
  const result = evaluate(expression, scope);
  return result.kind === 'value' ? result.value : result.kind === 'error' ? result.code : result.kind;
};

describe('logic of three values', () => {
  it.each([
    ['false wins over empty', and(gone, no), false],
    ['true wins over empty', or(gone, yes), true],
    ['true and empty is empty', and(yes, gone), 'empty'],
    ['false or unknown is unknown', or(no, lost), 'unknown'],
    ['unknown is told before empty', and(gone, lost), 'unknown'],
    ['not empty is empty', not(gone), 'empty'],
    ['a comparison with nothing is empty', fieldRef<NumberRef>(['gone']).lt(3), 'empty'],
    ['a comparison with the unknown is unknown', fieldRef<NumberRef>(['lost']).lt(3), 'unknown'],
    ['an error is not passed over', or(count.divide(0).gt(1), gone), 'expression.division_by_zero'],
    ['what is decided needs nothing more', or(count.divide(0).gt(1), yes), true],
  ] as const)('%s', (_, expression, expected) => {
    expect(of(expression)).toBe(expected);
  });

  const over = (check: (a: Expression, b: Expression, at: (expression: Expression) => Result) => void) =>
    fc.assert(
      fc.property(conditions, conditions, rows, (a, b, row) => {
        const under = (unit: string, top: string) => unit === top || (unit === units[1] && top === units[0]);
        check(a, b, (expression) => evaluate(expression, { ...row, today: scope.today, under }));
      }),
      { seed: 17, numRuns: 500 },
    );
  const kind = (result: Result) => (result.kind === 'value' ? result.value : result.kind);

  it('does not depend on the order of operands', () => {
    over((a, b, at) => {
      expect(kind(at(and(a, b)))).toBe(kind(at(and(b, a))));
      expect(kind(at(or(a, b)))).toBe(kind(at(or(b, a))));
    });
  });

  it('turns and into or by De Morgan', () => {
    over((a, b, at) => {
      expect(kind(at(not(and(a, b))))).toBe(kind(at(or(not(a), not(b)))));
    });
  });

  it('undoes a double not', () => {
    over((a, _, at) => {
      expect(kind(at(not(not(a))))).toBe(kind(at(a)));
    });
  });
});

describe('an expression', () => {
  const born = fieldRef<DateRef>(['born']);
  const name = fieldRef<TextRef>(['name']);

  it.each([
    ['age', born.yearsTo(today()), 41],
    ['the last day of a shorter month', fieldRef<DateRef>(['born']).addDays(-3).addMonths(1), '1985-02-28'],
    ['text without case and accents', name.contains('TRAO'), true],
    ['a whole match', name.matches('T[a-z]+é'), true],
    ['half a match', name.matches('T[a-z]+'), false],
    ['otherwise, where the test is empty', when(gone, 'a', 'b'), 'b'],
    ['the first value', coalesce(gone, lost, count), 4],
    ['numbers in words', concat(name, ' ', count), 'Traoré 4'],
    ['nothing in words', concat(name, gone), 'empty'],
    ['what is empty', gone.isEmpty(), true],
    ['unknown is not empty', lost.isEmpty(), false],
    ['what is unknown', lost.isUnknown(), true],
    ['a wrong type', fieldRef<NumberRef>(['text']).add(1), 'expression.type'],
    ['a move that is too far', born.addYears(5_000), 'expression.out_of_range'],
    ['a move by half a day', born.addDays(count.divide(8)), 'expression.not_whole'],
    ['what is behind a reference', fieldRef<ReferenceRef>(['name']).to('label'), 'expression.unresolved'],
    ['a tree that is not at hand', { op: 'under', field: ['name'], unit: 'x' } as Expression, 'expression.unresolved'],
    ['a pattern that is refused', name.matches('(a+)+'), 'expression.pattern'],
    ['no operation', { op: 'eval' } as unknown as Expression, 'expression.unknown_operation'],
    ['a constant', literal('x'), 'x'],
  ] as const)('answers %s', (_, expression, expected) => {
    expect(of(expression)).toBe(expected);
  });

  it('is plain data: JSON keeps all of it', () => {
    const rule = and(born.before(today()), not(name.isEmpty()), count.in([1, 2]));
    const copy = JSON.parse(JSON.stringify(rule)) as Expression;
    expect(copy).toEqual(rule);
    expect(evaluate(copy, scope)).toEqual(evaluate(rule, scope));
    expect(Object.isFrozen(rule)).toBe(true);
  });
});
