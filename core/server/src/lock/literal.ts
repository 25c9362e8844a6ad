import { encode, quote, render } from '../database/index.ts';
import type { Sql } from '../database/types.ts';

/**
 * The text of a fragment with its values written in it, for what takes no parameter: a view, or a statement inside a function. PostgreSQL finds
 * the type of a quoted literal as it finds that of a parameter.
 */
export function written(fragment: Sql): string {
  const { text, params } = render(fragment);
  return text.replace(/\$(\d+)/gu, (_, number: string) => {
    const value = encode(params[Number(number) - 1]);
    return value === null ? 'NULL' : quote(value);
  });
}
