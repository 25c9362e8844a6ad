import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';

/** One row of an answer: what was asked about, of what, and what was found. */
export interface Answer {
  readonly about: string;
  readonly key: string;
  readonly other: string | null;
  readonly holds: boolean;
}

/** Asks several questions of the stored rows in one statement; each is a SELECT of `about, key, other, holds`. */
export async function ask(questions: readonly Sql[]): Promise<readonly Answer[]> {
  if (questions.length === 0) return [];
  return (await query(sql.join([...questions], sql` UNION ALL `))) as unknown as Answer[];
}
