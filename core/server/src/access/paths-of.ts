import type { Expression } from '@baara/model';

/** The field paths that an expression looks at. */
export function references(expression: Expression): readonly (readonly string[])[] {
  return Object.entries(expression).flatMap(([key, part]: [string, unknown]) => {
    if (key === 'path' || key === 'field') return [part as readonly string[]];
    if (key === 'list') return [];
    const parts = Array.isArray(part) ? part : [part];
    return parts.flatMap((each) => (typeof each === 'object' && each !== null ? references(each as Expression) : []));
  });
}
