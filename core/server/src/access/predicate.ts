import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { deny, type Predicate } from './types.ts';

/** Holds for every row: no condition is written into the statement. */
export const always: Sql = sql`TRUE`;

/** Holds for no row. */
export const never: Sql = sql`FALSE`;

/** OR of predicates: `deny` when none is given, `always` when one of them always holds. */
export function anyOf(predicates: readonly Predicate[]): Predicate {
  const conditions = predicates.filter((each) => each !== deny);
  if (conditions.length === 0) return deny;
  if (conditions.includes(always)) return always;
  const [first, ...others] = conditions;
  return others.length === 0 && first ? first : sql`(${sql.join(conditions, sql` OR `)})`;
}

/** AND of conditions: `always` when nothing is left to ask. */
export function allOf(conditions: readonly Sql[]): Sql {
  const asked = conditions.filter((each) => each !== always);
  const [first, ...others] = asked;
  if (!first) return always;
  return others.length === 0 ? first : sql`(${sql.join(asked, sql` AND `)})`;
}

/** The predicate as a condition: the refusal becomes FALSE. */
export function asCondition(predicate: Predicate): Sql {
  return predicate === deny ? never : predicate;
}

/** `<alias>.<column>`, quoted. */
export function column(alias: string, key: string): Sql {
  return sql`${sql.identifier(alias)}.${sql.identifier(key)}`;
}
