import { type SQL, sql } from 'drizzle-orm';
import { execute, query } from '../../database/index.ts';
import { arrayText } from '../../records/index.ts';
import type { Decision, ImportLine, JudgedLine, Outcome } from '../types.ts';

/** Besides what became of a line: those read by a habit of writing, and those held of which nothing is decided yet. */
export type LineFilter = Outcome | 'normalised' | 'undecided';

/** Keeps what is said of lines; a decision that was taken stays. One statement for any number of lines. */
export async function keepLines(id: string, lines: readonly JudgedLine[]): Promise<void> {
  const rows = lines
    .filter(({ outcome, reasons, notes }) => outcome !== 'ready' || reasons.length > 0 || notes.length > 0)
    .map(({ row, outcome, cells, reasons, notes, duplicates }) => ({
      line: row,
      outcome,
      cells,
      reasons,
      notes,
      duplicates,
    }));
  if (rows.length === 0) return;
  await execute(sql`
    INSERT INTO baara_import_line (import, line, outcome, cells, reasons, notes, duplicates)
    SELECT ${id}::uuid, r.line, r.outcome, r.cells, r.reasons, r.notes, r.duplicates
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS r(line integer, outcome text, cells jsonb, reasons jsonb, notes jsonb, duplicates jsonb)
    ON CONFLICT (import, line) DO UPDATE SET outcome = excluded.outcome, cells = excluded.cells, reasons = excluded.reasons,
      notes = excluded.notes, duplicates = excluded.duplicates`);
}

/** What was said against lines that are imported now does not hold any more: a list or a record was mended since the dry run. */
export async function settleLines(id: string, lines: readonly JudgedLine[]): Promise<void> {
  const ready = lines.filter(({ outcome }) => outcome === 'ready').map(({ row }) => String(row));
  await execute(sql`
    UPDATE baara_import_line SET outcome = 'ready', reasons = '[]'
    WHERE import = ${id}::uuid AND line = ANY(${arrayText(ready)}::integer[]) AND outcome <> 'ready'`);
}

/** Forgets what was said, with the decisions: before another dry run with another mapping. */
export async function forgetLines(id: string): Promise<void> {
  await execute(sql`DELETE FROM baara_import_line WHERE import = ${id}::uuid`);
}

/** A page of the lines that have something to say, in the order of the file. */
export async function readLines(page: {
  readonly id: string;
  readonly outcome?: LineFilter;
  readonly after?: number;
  readonly limit?: number;
}): Promise<{ lines: ImportLine[]; next: number | null }> {
  const limit = Math.min(Math.max(page.limit ?? 50, 1), 500);
  const lines = await query<{ [K in keyof ImportLine]: ImportLine[K] }>(sql`
    SELECT line AS row, outcome, cells, reasons, notes, duplicates, decision FROM baara_import_line
    WHERE import = ${page.id}::uuid AND line > ${page.after ?? 0} AND ${wantedLines(page.outcome)} ORDER BY line LIMIT ${sql.raw(String(limit + 1))}`);
  const shown = lines.slice(0, limit);
  return { lines: shown, next: lines.length > limit ? (shown.at(-1)?.row ?? null) : null };
}

function wantedLines(filter: LineFilter | undefined): SQL {
  if (filter === undefined) return sql`TRUE`;
  if (filter === 'normalised') return sql`notes <> '[]'`;
  if (filter === 'undecided') return sql`outcome = 'held' AND decision IS NULL`;
  return sql`outcome = ${filter}`;
}

/** Decides what happens with held lines, by row or all at once. */
export async function decideLines(
  id: string,
  decisions: { readonly all: Decision } | { readonly rows: ReadonlyMap<number, Decision> },
): Promise<void> {
  if ('all' in decisions) {
    await execute(
      sql`UPDATE baara_import_line SET decision = ${decisions.all} WHERE import = ${id}::uuid AND outcome = 'held'`,
    );
    return;
  }
  for (const decision of ['import', 'skip'] as const) {
    const rows = [...decisions.rows].filter(([, each]) => each === decision).map(([row]) => String(row));
    if (rows.length === 0) continue;
    await execute(sql`
      UPDATE baara_import_line SET decision = ${decision}
      WHERE import = ${id}::uuid AND outcome = 'held' AND line = ANY(${arrayText(rows)}::integer[])`);
  }
}

export async function takenDecisions(id: string): Promise<ReadonlyMap<number, Decision>> {
  const rows = await query<{ line: number; decision: Decision }>(
    sql`SELECT line, decision FROM baara_import_line WHERE import = ${id}::uuid AND decision IS NOT NULL`,
  );
  return new Map(rows.map(({ line, decision }) => [line, decision]));
}
