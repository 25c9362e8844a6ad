import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Model, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, type Database, execute, inTransaction, quoteName, type Session } from '../../database/index.ts';
import { placedForms } from '../../placement/index.ts';
import { formNamed } from '../../records/index.ts';
import { contentId } from '../line/content-id.ts';
import { type Judging, judgeLines } from '../line/judge.ts';
import { createMemory } from '../line/memory.ts';
import { loadVocabulary } from '../line/vocabulary.ts';
import { formsOfALine } from '../mapping/targets.ts';
import { sheetRows } from '../sheet/open-sheet.ts';
import type { ImportCounts, JudgedLine, SheetRow } from '../types.ts';
import { countLines, noCounts } from './counts.ts';
import { forgetLines, keepLines, takenDecisions } from './lines.ts';
import { readParts } from './parts.ts';
import { saveLines } from './save-lines.ts';
import { findImport, moveImport, noteProgress, type StoredImport } from './store.ts';

/** Where and for whom an import runs. */
export interface ImportOffice {
  readonly database: Database;
  readonly model: Model;
  readonly session: Session;
  readonly onProgress?: (counts: ImportCounts) => void;
  /** Aborted when the process ends: the run stops after the chunk at hand and goes on later. */
  readonly stopping?: AbortSignal;
}

/** `check` does everything that `import` does and takes it back: what it says is what would happen. */
export type RunMode = 'check' | 'import';

/** Few enough that no step of one holds up other requests. */
const chunkLines = 250;
const deadlineMs = 120_000;

/**
 * Runs an import through the register, chunk by chunk, each in a transaction with its progress, so that one cut off goes on where it was.
 * Throws `import.state` when it is not at the step before.
 */
export async function runImport(office: ImportOffice, id: string, mode: RunMode): Promise<ImportCounts> {
  const within = <T>(work: () => Promise<T>) => inTransaction({ ...office, deadlineMs }, work);
  const stored = await within(() => beginRun(id, mode));
  const judging = await within(() => prepareJudging(stored, mode));
  const total = await countRows(stored, within);
  // Lines of an earlier, interrupted run are in the register: it tells what this run no longer remembers.
  const reached = mode === 'import' ? stored.reached : 0;
  let counts = reached > 0 ? (stored.counts ?? noCounts) : noCounts;
  let done = 0;
  let measured = 0;
  for await (const chunk of chunks(sheetRows(() => readParts(id, within), stored.sheet))) {
    done += chunk.length;
    const rows = chunk.filter(({ row }) => row > reached);
    if (rows.length === 0) continue;
    counts = await within(async () => {
      const { lines, imported } = await (mode === 'check' ? tried(rows, stored, judging) : kept(rows, stored, judging));
      await keepLines(id, lines);
      const after = countLines(counts, lines, { imported, decisions: judging.decisions });
      await noteProgress(id, {
        done,
        total,
        counts: after,
        ...(mode === 'import' && { reached: rows.at(-1)?.row ?? 0 }),
      });
      return after;
    });
    if (mode === 'import' && counts.imported >= measured * 4) {
      await within(() => measureTables(judging.model, judging.form));
      measured = Math.max(counts.imported, chunkLines);
    }
    office.onProgress?.(counts);
    if (office.stopping?.aborted) throw office.stopping.reason;
    await nextTurn();
  }
  await within(async () => {
    await noteProgress(id, { done, total: done, counts });
    await moveImport(id, [mode === 'check' ? 'checking' : 'importing'], mode === 'check' ? 'checked' : 'imported');
  });
  return counts;
}

async function beginRun(id: string, mode: RunMode): Promise<StoredImport> {
  if (mode === 'check') {
    await moveImport(id, ['uploaded', 'checking', 'checked', 'failed', 'undone'], 'checking');
    await forgetLines(id);
  } else {
    await moveImport(id, ['checked', 'importing', 'imported'], 'importing');
  }
  const stored = await findImport(id);
  // A finished import that is started again goes through the whole file and finds that everything stands.
  return stored.state === 'importing' && stored.done === stored.total ? { ...stored, reached: 0 } : stored;
}

/** Tells the planner how large the tables have become: plans made for empty ones, those of foreign keys too, read whole tables for each row. */
async function measureTables(model: Model, form: ModelForm): Promise<void> {
  const placed = placedForms(model).flatMap((each) => (each.form.id === form.id ? [each.table] : []));
  const tables = [...formsOfALine(model, form).map(({ id }) => id), ...placed];
  await current().connection.execute(`ANALYZE ${tables.map(quoteName).join(', ')}`);
}

async function prepareJudging(stored: StoredImport, mode: RunMode): Promise<Judging> {
  const { model, today, session } = current();
  const form = formNamed(stored.form);
  const forms = new Map(formsOfALine(model, form).map((each) => [each.id, each]));
  const { mapping } = stored;
  return {
    model,
    form,
    reading: { model, today, forms, mapping, vocabulary: await loadVocabulary(model, mapping) },
    memory: createMemory(),
    decisions: mode === 'import' ? await takenDecisions(stored.id) : new Map(),
    salt: stored.id,
    language: session.kind === 'user' && session.language === 'en' ? 'en' : 'fr',
  };
}

interface Chunk {
  readonly lines: readonly JudgedLine[];
  readonly imported: number;
}

/** Saves what is ready, and says of each line what became of it. */
async function kept(rows: readonly SheetRow[], stored: StoredImport, judging: Judging): Promise<Chunk> {
  const judged = await judgeLines(rows, judging);
  const ready = judged.filter(({ outcome }) => outcome === 'ready');
  const envelope = contentId(stored.id, String(rows[0]?.row));
  const { refused, envelopes } = await saveLines(ready, { envelope, reason: `import: ${stored.name}` });
  for (const each of envelopes) {
    await execute(sql`
      INSERT INTO baara_import_envelope (import, envelope) VALUES (${stored.id}::uuid, ${each}::uuid) ON CONFLICT DO NOTHING`);
  }
  const lines = judged.map((line): JudgedLine => {
    const reasons = refused.get(line.row);
    return reasons ? { ...line, outcome: 'refused', reasons: [...line.reasons, ...reasons], records: [] } : line;
  });
  return { lines, imported: ready.length - refused.size };
}

const takenBack = Symbol('taken back');

/** The same, taken back: rights, rules and references answer as they would. */
async function tried(rows: readonly SheetRow[], stored: StoredImport, judging: Judging): Promise<Chunk> {
  let chunk: Chunk = { lines: [], imported: 0 };
  try {
    await current().connection.savepoint(async () => {
      chunk = await kept(rows, stored, judging);
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  return { lines: chunk.lines, imported: 0 };
}

async function countRows(
  stored: StoredImport,
  read: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<number | undefined> {
  if (stored.total !== null) return stored.total;
  if (stored.sheet.kind === 'xlsx') return undefined;
  let rows = 0;
  for await (const _ of sheetRows(() => readParts(stored.id, read), stored.sheet)) rows += 1;
  return rows;
}

async function* chunks(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow[]> {
  let chunk: SheetRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < chunkLines) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
