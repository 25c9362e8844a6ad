import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/**
 * Whether an assignment at this unit is one on the whole country: there is no unit, or the whole tree is below it. Only a
 * unit without another above it is looked at closely.
 */
export function holdsEverything(unit: Sql): Sql {
  return sql`CASE
  WHEN ${unit} IS NULL THEN TRUE
  WHEN EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant = ${unit} AND c.ancestor <> ${unit}) THEN FALSE
  ELSE EXISTS (SELECT 1 FROM unit_closure c WHERE c.ancestor = ${unit}) AND NOT EXISTS (
    SELECT 1 FROM unit_closure every WHERE every.depth = 0 AND NOT EXISTS (
      SELECT 1 FROM unit_closure c WHERE c.ancestor = ${unit} AND c.descendant = every.descendant))
  END`;
}
