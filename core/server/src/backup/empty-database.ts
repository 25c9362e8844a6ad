import { BaaraError, type Model } from '@baara/model';
import { current, quoteName } from '../database/index.ts';

/** What a freshly prepared database holds of itself: it makes room for the backup's. */
const own: ReadonlySet<string> = new Set([
  'baara_meta',
  'baara_ledger',
  'baara_seed',
  'baara_retired',
  'baara_due',
  // Where the audit's chain begins.
  'baara_audit_head',
]);

/** Facts about the database itself, which stay. */
const kept = ['system', 'fingerprint', 'writers'];

/** Takes out what the planner and the lists' first items put into a new database. Throws `backup.not_empty` when anybody has written there. */
export async function emptyForRestore(tables: readonly string[], model: Model): Promise<void> {
  const { connection } = current();
  const fresh = (name: string) => own.has(name) || model.forms[name]?.kind === 'list';
  const used = tables.filter((name) => !fresh(name));
  const [found] = await connection.query<{ name: string }>({
    ...{
      text: used
        .map((name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM ${quoteName(name)})`)
        .join(' UNION ALL '),
      params: [],
      plan: 'own',
    },
  });
  if (found) throw new BaaraError({ code: 'backup.not_empty', params: { table: found.name } });
  for (const name of tables.filter(fresh)) {
    const rows = name === 'baara_meta' ? ` WHERE key NOT IN (${kept.map((key) => `'${key}'`).join(', ')})` : '';
    await connection.execute(`DELETE FROM ${quoteName(name)}${rows}`);
  }
}
