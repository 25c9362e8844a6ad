import { sql } from 'drizzle-orm';
import { current, execute, query } from '../database/index.ts';
import { requireDemonstration } from './mark.ts';

/** What tells of the schema, of the lists' seeds, of this very job, and who did what: that stays. */
const kept = [
  'baara_meta',
  'baara_ledger',
  'baara_object',
  'baara_retired',
  'baara_step',
  'baara_seed',
  'baara_job',
  'baara_audit',
];

/**
 * Empties a demonstration, in the caller's transaction: records, history, files, imports, accounts and sessions. Lists stay as they
 * were edited. Throws `demonstration.absent`, before anything is touched, for a register in earnest.
 */
export async function emptyDemonstration(): Promise<void> {
  await requireDemonstration();
  const lists = Object.values(current().model.forms).flatMap(({ id, kind }) => (kind === 'list' ? [id] : []));
  const tables = await query(sql`
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname`);
  const stays = (name: string) =>
    kept.includes(name) || lists.some((list) => name === list || name.startsWith(`${list}__`));
  const emptied = tables.map(({ name }) => String(name)).filter((name) => !stays(name));
  const held = await namedBy([...kept, ...lists]);
  const truncated = emptied.filter((name) => !held.has(name));
  await execute(sql`SET CONSTRAINTS ALL DEFERRED`);
  // History and passages refuse to be emptied: this is the one place that may, and only after the mark of a demonstration was seen.
  await execute(sql`ALTER TABLE baara_history DISABLE TRIGGER baara_history_is_whole`);
  await execute(sql`ALTER TABLE baara_passage DISABLE TRIGGER baara_passage_is_whole`);
  // Without CASCADE: a table that is not named here is not emptied behind one's back.
  await execute(
    sql`TRUNCATE ${sql.join(
      truncated.map((name) => sql.identifier(name)),
      sql`, `,
    )}`,
  );
  await execute(sql`ALTER TABLE baara_history ENABLE TRIGGER baara_history_is_whole`);
  await execute(sql`ALTER TABLE baara_passage ENABLE TRIGGER baara_passage_is_whole`);
  for (const list of lists) await execute(sql`UPDATE ${sql.identifier(list)} SET owner = NULL WHERE owner IS NOT NULL`);
  for (const name of emptied.filter((each) => held.has(each))) await execute(sql`DELETE FROM ${sql.identifier(name)}`);
  await execute(sql`SET CONSTRAINTS ALL IMMEDIATE`);
  await execute(sql`DELETE FROM baara_meta WHERE key IN ('demonstration', 'reference')`);
}

/** The tables that what stays leads to, directly or through others: a TRUNCATE would want those too. */
async function namedBy(staying: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await query(sql`
    WITH RECURSIVE held AS (
      SELECT confrelid FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY(${sql.param([...staying])}::text[])
      UNION SELECT c.confrelid FROM pg_constraint c JOIN held h ON c.conrelid = h.confrelid WHERE c.contype = 'f'
    )
    SELECT c.relname AS name FROM held h JOIN pg_class c ON c.oid = h.confrelid`);
  return new Set(rows.map(({ name }) => String(name)));
}
