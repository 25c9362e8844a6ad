import type { Model } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { type Database, execute, inTransaction, query } from '../database/index.ts';

/**
 * Runs `work` unless a mark in `baara_meta` says that it was finished before; sets the mark after it. What was cut off in the
 * middle has no mark and runs again. Answers whether it ran.
 */
export async function once(
  facts: { readonly database: Database; readonly model: Model; readonly mark: string },
  work: () => Promise<void>,
): Promise<boolean> {
  const { database, model, mark } = facts;
  const session = asSystem(`once: ${mark}`);
  const done = await inTransaction({ database, model, session }, () =>
    query(sql`SELECT 1 FROM baara_meta WHERE key = ${mark}`),
  );
  if (done.length > 0) return false;
  await work();
  await inTransaction({ database, model, session }, () =>
    execute(sql`INSERT INTO baara_meta (key, value) VALUES (${mark}, now()::text) ON CONFLICT (key) DO NOTHING`),
  );
  return true;
}
