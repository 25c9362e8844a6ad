import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { lockTree, refreshClosure } from './closure.ts';

/** True when a dated row of the tree has taken effect since the closure was last made. */
export function treeIsDue(today: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM baara_due WHERE key = 'tree' AND due <= ${today})`;
}

/** Makes the closure anew when a day of change has come; another node may have done it while we waited for the lock. */
export async function refreshTreeDue(): Promise<void> {
  await lockTree();
  const [row] = await query(sql`SELECT ${treeIsDue(sql`${current().today}::date`)} AS due`);
  if (row?.due === true) await refreshClosure();
}
