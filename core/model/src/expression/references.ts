import { aggregatesIn } from './aggregate.ts';
import type { Expression } from './ast.ts';
import { partsOf } from './walk.ts';

/** The field paths that an expression reads, each once. */
export function references(expression: Expression): string[][] {
  const found = new Map<string, string[]>();
  for (const part of partsOf(expression)) {
    const path = part.op === 'field' ? part.path : 'field' in part ? part.field : undefined;
    if (path) found.set(path.join('.'), [...path]);
    if (part.op === 'aggregate') for (const { here } of part.match) found.set(here, [here]);
  }
  return [...found.values()];
}

/** Whether an expression's answer depends on the day. */
export function usesToday(expression: Expression): boolean {
  for (const part of partsOf(expression)) if (part.op === 'today') return true;
  return aggregatesIn(expression).some(({ value, where }) =>
    [value, where].some((part) => part !== undefined && usesToday(part)),
  );
}
