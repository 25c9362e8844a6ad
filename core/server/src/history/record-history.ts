import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { allowRead } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import type { HistoryEntry, Value } from '../records/types.ts';

const usualLimit = 100;
const mostLines = 500;

/**
 * A record's history, newest first, as far as the session may read its fields now. `before` is a revision: only older lines.
 * Throws `record.not_found` for a record that may not be read, `request.malformed` (limit).
 */
export async function recordHistory(request: {
  readonly form: string;
  readonly id: string;
  readonly before?: number;
  /** 1–500, 100 when absent. */
  readonly limit?: number;
}): Promise<HistoryEntry[]> {
  const { form, id, before, limit = usualLimit } = request;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > mostLines) {
    throw new BaaraError({ code: 'request.malformed', params: { parameter: 'limit', most: mostLines } });
  }
  const readable = await readableFields(form, id);
  const rows = await current().connection.query({
    text: `SELECT h.rev, h.at, h.user_id, u.name AS user_name, h.verb, h.nature, h.reason, h.act, h.before, h.after
FROM baara_history h LEFT JOIN baara_user u ON u.id::text = h.user_id
WHERE h.record = $1::text::uuid AND h.form = $2::text AND h.rev < $3::integer ORDER BY h.rev DESC LIMIT ${limit}`,
    params: [id, form, before ?? 2_147_483_647],
  });
  return rows.map((row) => ({
    ...{ rev: row.rev as number, at: row.at as string, verb: row.verb as HistoryEntry['verb'] },
    ...{ user: row.user_id as string | null, userName: row.user_name as string | null },
    ...{
      nature: row.nature as HistoryEntry['nature'],
      reason: row.reason as string | null,
      act: row.act as string | null,
    },
    fields: changedFields(row.before as Facts, row.after as Facts, readable),
  }));
}

type Facts = Readonly<Record<string, Value>>;

function changedFields(before: Facts, after: Facts, readable: ReadonlySet<string>): HistoryEntry['fields'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => readable.has(field))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}

/** The fields of this very record that the session may read: the same door as for the record itself. */
async function readableFields(form: string, id: string): Promise<ReadonlySet<string>> {
  const plan = allowRead({ form, includeDeleted: true });
  const alias = sql.identifier(plan.alias);
  const conditions = [...plan.conditional].map(([key, readable]) => sql`, ${readable} AS ${sql.identifier(key)}`);
  const [row] = await query(
    sql`SELECT TRUE AS found__${sql.join(conditions)} FROM ${plan.from} WHERE ${alias}.id = ${id}::uuid AND ${plan.where}`,
  );
  if (!row) throw new BaaraError({ code: 'record.not_found', params: { form, id } });
  return new Set(plan.fields.filter((key) => !plan.conditional.has(key) || row[key] === true));
}
