import type { Expression, ModelForm } from '@baara/model';
import { check } from '@baara/model';
import { malformed } from './parameters.ts';

type Part = 'expression' | 'expressions' | 'keys' | 'scalar' | 'scalars' | 'text' | 'fact';

const pair = { left: 'expression', right: 'expression' } as const;
const span = { from: 'expression', to: 'expression' } as const;
const moved = { date: 'expression', amount: 'expression' } as const;
const words = { value: 'expression', text: 'expression' } as const;
const one = { arg: 'expression' } as const;
const many = { args: 'expressions' } as const;
const field = { field: 'keys' } as const;

/** The parts of each node, as `expression/ast.ts` of the model has them. */
const shapes: { readonly [O in Expression['op']]: Readonly<Record<string, Part>> } = {
  literal: { value: 'scalar' },
  field: { path: 'keys' },
  today: {},
  user: { fact: 'fact' },
  ...{ and: many, or: many, coalesce: many, concat: many },
  ...{ not: one, length: one, upper: one, lower: one, trim: one },
  ...{ eq: pair, ne: pair, lt: pair, le: pair, gt: pair, ge: pair },
  ...{ add: pair, subtract: pair, multiply: pair, divide: pair },
  in: { value: 'expression', list: 'scalars' },
  any: { field: 'keys', list: 'scalars' },
  if: { test: 'expression', yes: 'expression', no: 'expression' },
  ...{ contains: words, startsWith: words },
  matches: { value: 'expression', pattern: 'text' },
  ...{ isEmpty: field, isUnknown: field },
  ...{ yearsBetween: span, monthsBetween: span, daysBetween: span },
  ...{ addDays: moved, addMonths: moved, addYears: moved },
  under: { field: 'keys', unit: 'text' },
};

const maximumDepth = 20;
const maximumNodes = 500;

/** A condition that came as JSON, checked for its shape and against the form; `request.malformed` names what is wrong and where. */
export function readCondition(facts: {
  readonly value: unknown;
  readonly parameter: string;
  readonly form: ModelForm;
  readonly forms: Readonly<Record<string, ModelForm>>;
}): Expression {
  const { value, parameter, form, forms } = facts;
  const refuse = (why: string) => malformed(parameter, 'not_an_expression', { form: form.id, why });
  let nodes = 0;

  const readNode = (node: unknown, path: string, depth: number): void => {
    nodes += 1;
    if (depth > maximumDepth || nodes > maximumNodes) throw refuse('too deep or too long');
    if (typeof node !== 'object' || node === null || Array.isArray(node)) throw refuse(`${path}: not an object`);
    const { op, ...parts } = node as Readonly<Record<string, unknown>>;
    if (typeof op !== 'string' || !Object.hasOwn(shapes, op)) throw refuse(`${path}: op ${JSON.stringify(op)}`);
    const shape: Readonly<Record<string, Part>> = shapes[op as Expression['op']];
    const known = Object.entries(shape);
    if (Object.keys(parts).length !== known.length)
      throw refuse(`${path}: ${op} takes ${Object.keys(shape).join(', ') || 'nothing'}`);
    for (const [name, kind] of known) readPart(parts[name], kind, `${path}.${name}`, depth);
  };
  const readPart = (part: unknown, kind: Part, path: string, depth: number): void => {
    if (kind === 'expression') {
      readNode(part, path, depth + 1);
      return;
    }
    if (kind === 'expressions') {
      for (const [index, each] of listAt(part, path).entries()) readNode(each, `${path}.${index}`, depth + 1);
      return;
    }
    const fits =
      kind === 'keys'
        ? listAt(part, path).length > 0 && listAt(part, path).every((key) => typeof key === 'string')
        : kind === 'scalars'
          ? listAt(part, path).every(isScalar)
          : kind === 'scalar'
            ? isScalar(part)
            : kind === 'fact'
              ? part === 'id' || part === 'person'
              : typeof part === 'string';
    if (!fits) throw refuse(`${path}: not accepted`);
  };
  const listAt = (part: unknown, path: string): readonly unknown[] => {
    if (!Array.isArray(part) || part.length > maximumNodes) throw refuse(`${path}: not a list`);
    return part;
  };

  readNode(value, parameter, 0);
  const expression = value as Expression;
  const [problem] = check({ expression, form, forms, expects: 'boolean' });
  if (problem) throw refuse(`${problem.path || parameter}: ${problem.code} ${JSON.stringify(problem.params)}`);
  return expression;
}

function isScalar(part: unknown): boolean {
  return (
    part === null ||
    typeof part === 'string' ||
    typeof part === 'boolean' ||
    (typeof part === 'number' && Number.isFinite(part))
  );
}
