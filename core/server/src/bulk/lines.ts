import { sql } from 'drizzle-orm';
import { query } from '../database/index.ts';
import { listRecords, wordValues } from '../records/index.ts';
import type { RecordView, Values } from '../records/types.ts';
import { findBulk } from './store.ts';
import type { BulkLine, BulkLines, BulkOutcome } from './types.ts';

/** What became, or would become, of the records of an action, by position: a constant number of statements. Throws `bulk.not_found`. */
export async function readBulkLines(request: {
  readonly id: string;
  readonly outcomes?: readonly BulkOutcome[];
  readonly after?: number;
  /** 1–200, 50 when absent. */
  readonly limit?: number;
}): Promise<BulkLines> {
  const { id, outcomes, after = 0, limit = 50 } = request;
  const { form } = await findBulk(id);
  const wanted = outcomes ? sql`outcome = ANY(${sql.param([...outcomes])}::text[])` : sql`TRUE`;
  const rows = await query(sql`
    SELECT pos, record::text AS record, outcome, problems, changes FROM baara_bulk_record
    WHERE bulk = ${id}::uuid AND pos > ${after} AND ${wanted} ORDER BY pos LIMIT ${sql.raw(String(limit + 1))}`);
  const page = rows.slice(0, limit);
  const ids = page.map(({ record }) => String(record));
  const named = await listRecords({ form, ids, select: [], limit: 200, includeDeleted: true });
  const titles = new Map(named.rows.map((row) => [row.id, row.title]));
  const lines = page.map(
    (row): BulkLine => ({
      ...{ position: Number(row.pos), record: String(row.record), title: titles.get(String(row.record)) ?? '' },
      outcome: row.outcome as BulkOutcome | null,
      problems: row.problems as BulkLine['problems'],
      changes: row.changes as BulkLine['changes'],
    }),
  );
  return { lines, next: rows.length > limit ? (lines.at(-1)?.position ?? null) : null, labels: await labelsOf(lines) };
}

/** The wordings of what the changed fields name, before and after. */
async function labelsOf(lines: readonly BulkLine[]): Promise<BulkLines['labels']> {
  const byForm = new Map<string, Values[]>();
  for (const { form, field, before, after } of lines.flatMap(({ changes }) => changes)) {
    const sides = [before, after].map((value) => ({ [field]: value }));
    byForm.set(form, [...(byForm.get(form) ?? []), ...sides]);
  }
  const labels: Record<string, RecordView['labels']> = {};
  for (const [form, values] of await wordValues(byForm)) labels[form] = values;
  return labels;
}
