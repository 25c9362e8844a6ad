import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/**
 * Whether an assignment at this unit is one on the whole country: there is no unit, or the whole tree is below it. Only a
 * unit without another above it is looked at closely: then as many units are below it as there are.
 */
export function holdsEverything(unit: Sql): Sql {
  return sql`CASE
  WHEN ${unit} IS NULL THEN TRUE
  WHEN EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant = ${unit} AND c.ancestor <> ${unit}) THEN FALSE
  ELSE EXISTS (SELECT 1 FROM unit_closure c WHERE c.ancestor = ${unit})
    AND (SELECT count(*) FROM unit_closure c WHERE c.ancestor = ${unit}) = (SELECT count(*) FROM unit_closure every WHERE every.depth = 0)
  END`;
}
