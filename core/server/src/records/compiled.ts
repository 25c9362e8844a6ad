import { is, Placeholder } from 'drizzle-orm';
import { memoised } from '../access/index.ts';
import { render } from '../database/index.ts';
import type { Sql, Statement } from '../database/types.ts';

/**
 * A statement that is composed once for a session's rights and used again: what differs from one time to the next is a
 * `sql.placeholder` in it, and given in `values`. `key` names all else that decides its text.
 */
export function compiled(key: string, values: Readonly<Record<string, string>>, compose: () => Sql): Statement {
  const { text, params } = memoised(`statement ${key}`, () => render(compose()));
  return { text, params: params.map((param) => (is(param, Placeholder) ? (values[param.name] ?? null) : param)) };
}
