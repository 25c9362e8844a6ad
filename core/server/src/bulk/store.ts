import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute, query } from '../database/index.ts';
import type { Problem } from '../records/types.ts';
import type { Bulk, BulkChange, BulkOutcome, BulkState, Bulks } from './types.ts';

const outcomes: readonly BulkOutcome[] = ['ready', 'unchanged', 'refused', 'written', 'undone', 'kept'];

/** Throws `bulk.not_found` for one that is not there or is somebody else's. One statement. */
export async function findBulk(id: string): Promise<Bulk> {
  const [row] = await query(sql`SELECT ${facts} FROM baara_bulk b WHERE b.id = ${id}::uuid AND ${ownership()}`);
  if (!row) throw new BaaraError({ code: 'bulk.not_found', params: { id } });
  return bulkOf(row);
}

/** The caller's own, newest first: those before the id `before`, twenty when `limit` is absent. One statement. */
export async function listBulks(request: { readonly before?: string; readonly limit?: number }): Promise<Bulks> {
  const { before, limit = 20 } = request;
  // Ids are made in the order of time.
  const older = before ? sql`b.id < ${before}::uuid` : sql`TRUE`;
  const page = sql`SELECT * FROM baara_bulk b WHERE ${older} AND ${ownership()} ORDER BY b.id DESC LIMIT ${sql.raw(String(limit + 1))}`;
  const rows = await query(sql`SELECT ${facts} FROM (${page}) b ORDER BY b.id DESC`);
  const bulks = rows.slice(0, limit).map(bulkOf);
  return { bulks, next: rows.length > limit ? (bulks.at(-1)?.id ?? null) : null };
}

const facts = sql`b.id::text AS id, b.form, b.created_at, b.action, b.reason, b.act, b.state, b.total, b.reached,
  coalesce((SELECT jsonb_object_agg(o.outcome, o.count) FROM (
    SELECT r.outcome, count(*) AS count FROM baara_bulk_record r WHERE r.bulk = b.id AND r.outcome IS NOT NULL GROUP BY 1
  ) o), '{}') AS counts`;

function bulkOf(row: Readonly<Record<string, unknown>>): Bulk {
  const counts = row.counts as Partial<Record<BulkOutcome, number>>;
  return {
    id: String(row.id),
    form: String(row.form),
    createdAt: String(row.created_at),
    action: row.action as Bulk['action'],
    reason: row.reason as string | null,
    act: row.act as string | null,
    state: row.state as BulkState,
    total: Number(row.total),
    done: Number(row.reached),
    counts: Object.fromEntries(outcomes.map((outcome) => [outcome, counts[outcome] ?? 0])) as Bulk['counts'],
  };
}

/** It is its author's: it names people that others may not see. */
function ownership() {
  const { session } = current();
  return session.kind === 'user' ? sql`b.user_id = ${session.user}` : sql`TRUE`;
}

/** Moves it to another state, from the first record on, or refuses with `bulk.state`: two nodes never run one twice. */
export async function moveBulk(id: string, from: readonly BulkState[], to: BulkState): Promise<void> {
  const moved = await query(sql`
    UPDATE baara_bulk SET state = ${to}, reached = 0, problem = NULL
    WHERE id = ${id}::uuid AND state = ANY(${sql.param([...from])}::text[]) RETURNING id`);
  if (moved.length === 0) throw new BaaraError({ code: 'bulk.state', params: { id } });
}

/** Ends a run at which the bulk still is. */
export async function endRun(id: string, during: BulkState, to: BulkState): Promise<void> {
  await execute(sql`UPDATE baara_bulk SET state = ${to} WHERE id = ${id}::uuid AND state = ${during}`);
}

export async function failBulk(id: string, problem: string): Promise<void> {
  await execute(
    sql`UPDATE baara_bulk SET state = 'failed', problem = ${problem.slice(0, 2000)} WHERE id = ${id}::uuid`,
  );
}

/** What one run says of one record. */
export interface Verdict {
  readonly position: number;
  readonly outcome: BulkOutcome;
  readonly envelope?: string;
  readonly problems?: readonly Problem[];
  readonly changes?: readonly BulkChange[];
}

/** Keeps what became of some records, and how far the run has come: in the transaction that wrote them. */
export async function keepVerdicts(id: string, verdicts: readonly Verdict[], reached: number): Promise<void> {
  const rows = JSON.stringify(
    verdicts.map(({ position, outcome, envelope = null, problems = [], changes = [] }) => ({
      ...{ pos: position, outcome, envelope, problems, changes },
    })),
  );
  await execute(sql`
    UPDATE baara_bulk_record r SET outcome = v.outcome, envelope = coalesce(v.envelope, r.envelope), problems = v.problems, changes = v.changes
    FROM jsonb_to_recordset(${rows}::text::jsonb) AS v(pos integer, outcome text, envelope uuid, problems jsonb, changes jsonb)
    WHERE r.bulk = ${id}::uuid AND r.pos = v.pos`);
  await execute(sql`UPDATE baara_bulk SET reached = ${reached} WHERE id = ${id}::uuid`);
}

export interface WaitingRecord {
  readonly position: number;
  readonly record: string;
  readonly outcome: BulkOutcome | null;
  readonly envelope: string | null;
}

/** The next records after a position. */
export async function nextRecords(id: string, after: number, limit: number): Promise<readonly WaitingRecord[]> {
  return (await query(sql`
    SELECT pos AS position, record::text AS record, outcome, envelope::text AS envelope FROM baara_bulk_record
    WHERE bulk = ${id}::uuid AND pos > ${after} ORDER BY pos LIMIT ${sql.raw(String(limit))}`)) as unknown as readonly WaitingRecord[];
}
