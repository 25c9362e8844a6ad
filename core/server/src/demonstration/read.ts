import { sql } from 'drizzle-orm';
import { requireRight } from '../access/index.ts';
import { query } from '../database/index.ts';
import { resetKind } from './ask.ts';
import { demonstrationSince } from './mark.ts';

/** Whether this is a demonstration, and what people have made of it since: what beginning anew would lose. */
export async function readDemonstration() {
  requireRight('configure-site');
  const since = await demonstrationSince();
  if (since === null) return { since, saves: 0, files: 0, imports: 0, accounts: 0, state: 'none' as const };
  const [row] = await query(sql`
    SELECT (SELECT count(*) FROM baara_envelope) AS saves, (SELECT count(*) FROM baara_file) AS files,
      (SELECT count(*) FROM baara_import) AS imports, (SELECT count(*) FROM baara_user) AS accounts,
      (SELECT state FROM baara_job WHERE kind = ${resetKind} ORDER BY id DESC LIMIT 1) AS state`);
  const count = (key: string) => Number(row?.[key] ?? 0);
  const state = row?.state === 'waiting' || row?.state === 'running' || row?.state === 'failed' ? row.state : 'none';
  return {
    since,
    saves: count('saves'),
    files: count('files'),
    imports: count('imports'),
    accounts: count('accounts'),
    state,
  };
}
