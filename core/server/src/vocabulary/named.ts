import type { Expression } from '@baara/model';

const field = (key: string): Expression => ({ op: 'field', path: [key] });

/** The values of a list whose wording holds the words, or whose code begins with them. */
export function named(words: string): Expression {
  const text: Expression = { op: 'literal', value: words };
  return {
    op: 'or',
    args: [
      { op: 'contains', value: field('label_fr'), text },
      { op: 'contains', value: field('label_en'), text },
      { op: 'startsWith', value: field('code'), text },
    ],
  };
}
