import { is, Placeholder } from 'drizzle-orm';
import { render } from '../database/index.ts';
import type { Sql, Statement } from '../database/types.ts';
import { memoised } from './memo.ts';

interface Composed {
  readonly statement: Statement;
  /** Nothing in it depends on whose rights it was composed under: no unit, no day. */
  readonly isForAnybody: boolean;
  asked: number;
}

type Given = Readonly<Record<string, string | readonly string[]>>;

/**
 * A statement that is composed once for a session's rights and used again: what differs from one time to the next is a
 * `sql.placeholder` in it, and given in `values`. `key` names all else that decides its text.
 */
export function compiled(key: string, values: Given, compose: () => Sql): Statement {
  return filled(composed(key, compose), values);
}

/** How often a page must have been asked before it is kept prepared: a caller who asks each time for other columns keeps nothing. */
const timesAsked = 3;

/**
 * The same for a page. Where no unit decides what it reads, as for a reader of the whole country, its plan is kept; else it is planned for the unit: a plan for any unit
 * reads the whole country where one for the asked unit reads a district.
 */
export function compiledPage(key: string, values: Given, compose: () => Sql): Statement {
  const page = composed(key, compose);
  page.asked += 1;
  const statement = filled(page, values);
  if (page.asked < timesAsked) return { ...statement, plan: 'own' };
  return page.isForAnybody ? statement : { ...statement, plan: 'own_kept' };
}

function composed(key: string, compose: () => Sql): Composed {
  return memoised(`statement ${key}`, () => {
    const statement = render(compose());
    return { statement, isForAnybody: statement.params.every((param) => is(param, Placeholder)), asked: 0 };
  });
}

function filled({ statement: { text, params } }: Composed, values: Given): Statement {
  return { text, params: params.map((param) => (is(param, Placeholder) ? (values[param.name] ?? null) : param)) };
}
