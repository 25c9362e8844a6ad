import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { TreeShape } from './shape.ts';

/** Whether a row's half-open period holds on a date; a period without a beginning has held since ever. */
export function inForce(alias: Sql, date: Sql): Sql {
  return sql`(${alias}.valid_from IS NULL OR ${alias}.valid_from <= ${date}) AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > ${date})`;
}

/**
 * For each unit the one row that speaks for it on a date, all columns of the states form: the row in force; else the
 * last one before; else the first one to come. Rows taken back count only where nothing else speaks.
 */
export function speakingStates({ states }: TreeShape, date: Sql): Sql {
  return sql`SELECT DISTINCT ON (s.unit) s.*
    FROM ${sql.identifier(states.id)} s
    ORDER BY s.unit, s.deleted_at IS NOT NULL,
      CASE WHEN s.valid_from > ${date} THEN 2 WHEN s.valid_to <= ${date} THEN 1 ELSE 0 END,
      CASE WHEN s.valid_from > ${date} THEN s.valid_from END,
      s.valid_from DESC NULLS LAST, s.id`;
}
