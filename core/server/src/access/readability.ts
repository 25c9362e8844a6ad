import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { column } from './predicate.ts';

/** The conditions under which a plan's fields may be read, each asked once a row however many fields hang on it. */
export interface Readability {
  /** The column that says whether the condition holds: TRUE or FALSE. */
  columnOf(condition: Sql): Sql;
  /** The table with those columns beside it. */
  beside(table: string): Sql;
}

/** Collects the conditions on the table named `alias`. Written out at each field they would be planned and asked again for each: fifty times for a person. */
export function createReadability(alias: string): Readability {
  const beside = `${alias}_may`;
  const known = new Map<Sql, Sql>();
  return {
    columnOf(condition) {
      const found = known.get(condition) ?? column(beside, `c${known.size}`);
      known.set(condition, found);
      return found;
    },
    beside(table) {
      const from = sql`${sql.identifier(table)} ${sql.identifier(alias)}`;
      if (known.size === 0) return from;
      const columns = [...known.keys()].map(
        (condition, position) => sql`coalesce(${condition}, FALSE) AS ${sql.identifier(`c${position}`)}`,
      );
      // OFFSET keeps the planner from writing the conditions out again where the columns stand.
      return sql`${from} CROSS JOIN LATERAL (SELECT ${sql.join(columns, sql`, `)} OFFSET 0) ${sql.identifier(beside)}`;
    },
  };
}
