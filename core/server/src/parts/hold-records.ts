import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';

/**
 * Keeps records as they are until the end of the transaction, so that what a module counts of them stays true: whoever else would hold or change
 * one waits. It tells nothing of them.
 *
 * @example await holdRecords('training_session', sessions)
 */
export async function holdRecords(form: string, ids: readonly string[]): Promise<void> {
  await query(sql`
    SELECT id FROM ${sql.identifier(form)} WHERE id = ANY(${sql.param([...ids])}::uuid[]) ORDER BY id FOR UPDATE`);
}
