import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { rightsOf } from '../../access/index.ts';
import { current, execute, query } from '../../database/index.ts';
import type { ColumnMapping, ImportCounts, ImportProblem, ImportState, SheetFacts } from '../types.ts';

/** An import as it is kept. */
export interface StoredImport {
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly user: string | null;
  readonly createdAt: string;
  readonly state: ImportState;
  readonly sheet: SheetFacts;
  readonly mapping: readonly ColumnMapping[];
  readonly counts: ImportCounts | null;
  readonly done: number | null;
  readonly total: number | null;
  /** The last row of the file that was imported: where a run that was cut off goes on. */
  readonly reached: number;
  readonly problem: string | null;
}

const columns = sql.raw(
  'id, form, name, user_id AS "user", created_at AS "createdAt", state, sheet, mapping, counts, done, total, reached, problem',
);

/** Opens an import for a file that is about to come. */
export async function insertImport(form: string, name: string): Promise<string> {
  const id = uuidv7();
  const { session } = current();
  const user = session.kind === 'user' ? session.user : null;
  await execute(sql`
    INSERT INTO baara_import (id, form, name, user_id, sheet, mapping) VALUES (${id}, ${form}, ${name}, ${user}, '{}', '[]')`);
  return id;
}

export async function noteSheet(id: string, sheet: SheetFacts): Promise<void> {
  await execute(sql`UPDATE baara_import SET sheet = ${JSON.stringify(sheet)}::text::jsonb WHERE id = ${id}::uuid`);
}

export async function noteMapping(id: string, mapping: readonly ColumnMapping[]): Promise<void> {
  await execute(sql`
    UPDATE baara_import SET mapping = ${JSON.stringify(mapping)}::text::jsonb, state = 'uploaded', counts = NULL, done = NULL
    WHERE id = ${id}::uuid`);
}

/** Throws `import.not_found` for one that is not there or is somebody else's. */
export async function findImport(id: string): Promise<StoredImport> {
  const mine = ownership();
  const [found] = /^[0-9a-f-]{36}$/.test(id)
    ? await query<{ [K in keyof StoredImport]: StoredImport[K] }>(
        sql`SELECT ${columns} FROM baara_import WHERE id = ${id}::uuid AND ${mine}`,
      )
    : [];
  if (!found) throw new BaaraError({ code: 'import.not_found', params: { id } });
  return found;
}

/** The latest imports of the caller. */
export function latestImports(form: string | undefined): Promise<StoredImport[]> {
  const ofForm = form === undefined ? sql`TRUE` : sql`form = ${form}`;
  return query<{ [K in keyof StoredImport]: StoredImport[K] }>(
    sql`SELECT ${columns} FROM baara_import WHERE ${ofForm} AND ${ownership()} ORDER BY created_at DESC, id LIMIT 20`,
  );
}

/**
 * An import is its author's: it shows lines of people that others may not see. One from the command line has none: it is for whoever
 * may undo imports and reaches the whole country.
 */
function ownership() {
  const { model, session } = current();
  if (session.kind !== 'user') return sql`TRUE`;
  const whole = { ...session, assignments: session.assignments.filter(({ unit }) => unit === null) };
  const keeps = rightsOf(model, whole).includes('undo-import');
  return keeps ? sql`(user_id = ${session.user} OR user_id IS NULL)` : sql`user_id = ${session.user}`;
}

/**
 * Moves an import to another state, or refuses: two people, or two nodes, never run one twice.
 * Throws `import.state` when it is in none of the states `from`.
 */
export async function moveImport(id: string, from: readonly ImportState[], to: ImportState): Promise<void> {
  const moved = await query(sql`
    UPDATE baara_import SET state = ${to}, problem = NULL WHERE id = ${id}::uuid AND state = ANY(${sql.param([...from])}::text[]) RETURNING id`);
  if (moved.length === 0) throw new BaaraError({ code: 'import.state', params: { id, to } });
}

export async function noteProgress(
  id: string,
  facts: { done: number; total?: number | undefined; counts?: ImportCounts; reached?: number },
): Promise<void> {
  await execute(sql`
    UPDATE baara_import SET done = ${facts.done}, total = coalesce(${facts.total ?? null}::integer, total),
      counts = coalesce(${facts.counts ? JSON.stringify(facts.counts) : null}::text::jsonb, counts),
      reached = coalesce(${facts.reached ?? null}::integer, reached)
    WHERE id = ${id}::uuid`);
}

/** Notes what an import saved, so that it can be undone as a whole. */
export async function keepEnvelopes(id: string, envelopes: readonly string[]): Promise<void> {
  if (envelopes.length === 0) return;
  await execute(sql`
    INSERT INTO baara_import_envelope (import, envelope) SELECT ${id}::uuid, e FROM unnest(${sql.param(envelopes)}::uuid[]) e ON CONFLICT DO NOTHING`);
}

/** Why a run ended, for its reader: a code and what its words need. */
export async function noteProblem(id: string, problem: ImportProblem): Promise<void> {
  await execute(sql`UPDATE baara_import SET problem = ${JSON.stringify(problem)} WHERE id = ${id}::uuid`);
}

export async function noteFailure(id: string, problem: ImportProblem): Promise<void> {
  await execute(sql`UPDATE baara_import SET state = 'failed' WHERE id = ${id}::uuid`);
  await noteProblem(id, problem);
}
