import type { Expression } from './ast.ts';
import { childrenOf } from './walk.ts';

/** What each operation carries, and in what shape. Aggregates are a module's to write: a caller names the field that has one. */
type Shape = 'expression' | 'expressions' | 'text' | 'path' | 'scalar' | 'scalars' | 'fact';

const two = { left: 'expression', right: 'expression' } as const;
const one = { arg: 'expression' } as const;
const many = { args: 'expressions' } as const;
const ofField = { field: 'path' } as const;
const between = { from: 'expression', to: 'expression' } as const;
const moved = { date: 'expression', amount: 'expression' } as const;
const search = { value: 'expression', text: 'expression' } as const;

const shapes: { readonly [Op in Exclude<Expression['op'], 'aggregate'>]: Readonly<Record<string, Shape>> } = {
  literal: { value: 'scalar' },
  field: { path: 'path' },
  today: {},
  user: { fact: 'fact' },
  and: many,
  or: many,
  not: one,
  eq: two,
  ne: two,
  lt: two,
  le: two,
  gt: two,
  ge: two,
  add: two,
  subtract: two,
  multiply: two,
  divide: two,
  in: { value: 'expression', list: 'scalars' },
  any: { field: 'path', list: 'scalars' },
  if: { test: 'expression', yes: 'expression', no: 'expression' },
  coalesce: many,
  concat: many,
  length: one,
  upper: one,
  lower: one,
  trim: one,
  contains: search,
  startsWith: search,
  matches: { value: 'expression', pattern: 'text' },
  isEmpty: ofField,
  isUnknown: ofField,
  yearsBetween: between,
  monthsBetween: between,
  daysBetween: between,
  addDays: moved,
  addMonths: moved,
  addYears: moved,
  under: { field: 'path', unit: 'text' },
};

const deepest = 40;
const mostParts = 1_000;
const largestNumber = 1e15;
const smallestNumber = 1e-15;

const isScalar = (found: unknown): boolean =>
  found === null ||
  typeof found === 'boolean' ||
  (typeof found === 'string' && found.length <= 2_000 && !found.includes('\u0000')) ||
  (typeof found === 'number' &&
    (found === 0 || (Math.abs(found) <= largestNumber && Math.abs(found) >= smallestNumber)));

const isPath = (found: unknown): boolean =>
  Array.isArray(found) &&
  found.length >= 1 &&
  found.length <= 6 &&
  found.every((key) => typeof key === 'string' && /^[a-z][a-z0-9_]{0,62}$/.test(key));

/** Where the node is not what it should be; nothing more is said of what a stranger sent. */
export interface ShapeFault {
  readonly code: 'expression.malformed' | 'expression.too_large';
  readonly params: { readonly at: string };
}

/**
 * Takes JSON that came from outside (a filter in an address, a local overlay) as an expression, when it has the shape of one.
 * Types and paths are not looked at: `check` does that.
 */
export function readExpression(raw: unknown): { readonly expression: Expression } | { readonly fault: ShapeFault } {
  let parts = 0;
  const malformed = (at: string): ShapeFault => ({ code: 'expression.malformed', params: { at } });

  function faultOf(found: unknown, at: string, depth: number): ShapeFault | null {
    if (depth > deepest || ++parts > mostParts) return { code: 'expression.too_large', params: { at } };
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return malformed(at);
    const node = found as Record<string, unknown>;
    const op = typeof node.op === 'string' && Object.hasOwn(shapes, node.op) ? (node.op as keyof typeof shapes) : null;
    if (!op) return malformed(`${at}.op`);
    const expected = shapes[op];
    for (const key of Object.keys(node)) if (key !== 'op' && !(key in expected)) return malformed(`${at}.${key}`);
    for (const [key, shape] of Object.entries(expected)) {
      if (!fits(node[key], shape)) return malformed(`${at}.${key}`);
    }
    for (const [index, child] of childrenOf(found as Expression).entries()) {
      const fault = faultOf(child, `${at}.${index}`, depth + 1);
      if (fault) return fault;
    }
    return null;
  }

  const fault = faultOf(raw, '', 0);
  return fault ? { fault } : { expression: raw as Expression };
}

function fits(found: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'expression':
      return typeof found === 'object' && found !== null;
    case 'expressions':
      return Array.isArray(found) && found.length > 0 && found.length <= mostParts;
    case 'text':
      return typeof found === 'string' && !found.includes('\u0000') && found.length <= 200;
    case 'path':
      return isPath(found);
    case 'scalar':
      return isScalar(found);
    case 'scalars':
      return Array.isArray(found) && found.length <= 5_000 && found.every(isScalar);
    case 'fact':
      return found === 'id' || found === 'person';
  }
}
