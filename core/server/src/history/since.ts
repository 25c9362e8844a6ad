import { current } from '../database/index.ts';

/** What became of one record after a revision that somebody saw. */
export interface LaterLine {
  readonly record: string;
  readonly rev: number;
  readonly at: string;
  readonly user: string | null;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const text = `SELECT h.record, h.rev, h.at, h.user_id AS "user", h.before, h.after
FROM jsonb_to_recordset($1::text::jsonb) AS seen(id uuid, rev integer)
JOIN baara_history h ON h.record = seen.id AND h.rev > seen.rev
ORDER BY h.record, h.rev`;

/** The history of each record after the revision its author saw, oldest first: one statement. */
export async function historySince(
  seen: readonly { readonly id: string; readonly rev: number }[],
): Promise<Map<string, LaterLine[]>> {
  const lines = new Map<string, LaterLine[]>(seen.map(({ id }) => [id, []]));
  if (seen.length === 0) return lines;
  const rows = await current().connection.query({ text, params: [JSON.stringify(seen)] });
  for (const row of rows) lines.get(row.record as string)?.push(row as unknown as LaterLine);
  return lines;
}
