import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Model } from '@baara/model';
import { current, type Database, inTransaction, quoteName, type Session, together } from '../../database/index.ts';
import { placedForms } from '../../placement/index.ts';
import { formNamed, type PreparedRecords } from '../../records/index.ts';
import { type Judgement, type Judging, judgeLines } from '../line/judge.ts';
import { createMemory } from '../line/memory.ts';
import { createNamesSeen } from '../line/names-seen.ts';
import { loadVocabulary } from '../line/vocabulary.ts';
import { formsOfALine } from '../mapping/targets.ts';
import { sheetRows } from '../sheet/open-sheet.ts';
import type { ImportCounts, SheetRow } from '../types.ts';
import { countLines, noCounts } from './counts.ts';
import { forgetLines, keepLines, settleLines, takenDecisions } from './lines.ts';
import { oneBehind } from './one-behind.ts';
import { readParts } from './parts.ts';
import { prepareChunk, saveChunk, tryChunk } from './save-chunk.ts';
import { findImport, keepEnvelopes, moveImport, noteProgress, type StoredImport } from './store.ts';

/** Where and for whom an import runs. */
export interface ImportOffice {
  readonly database: Database;
  readonly model: Model;
  readonly session: Session;
  readonly onProgress?: (counts: ImportCounts) => void;
  /** Lines that are judged and saved together; absent: as many as hold up nobody where others are served too. */
  readonly linesAtOnce?: number;
  /** Aborted when the process ends: the run stops after the chunk at hand and goes on later. */
  readonly stopping?: AbortSignal;
}

/** `check` does everything that `import` does and takes it back: what it says is what would happen. */
export type RunMode = 'check' | 'import';

/** Few enough to lose little when a run is cut off; the steps of one make way for other requests between them. */
const chunkLines = 500;
const deadlineMs = 120_000;

/**
 * Runs an import through the register, chunk by chunk, each in a transaction with its progress, so that one cut off goes on where it was.
 * While one chunk is saved the next is judged. Throws `import.state` when it is not at the step before.
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
  const { linesAtOnce = chunkLines } = office;
  const saving = oneBehind();
  const save = async (
    judgement: Judgement,
    prepared: PreparedRecords | null,
    facts: { readonly done: number; readonly reached: number },
  ) => {
    counts = await within(async () => {
      const { lines, imported, envelopes } = await (prepared
        ? saveChunk(judgement, prepared, stored)
        : tryChunk(judgement, stored));
      const after = countLines(counts, lines, { imported, decisions: judging.decisions });
      const progress = { total, counts: after, done: facts.done, ...(mode === 'import' && { reached: facts.reached }) };
      const told = mode === 'import' ? [settleLines(id, lines)] : [];
      await together([keepEnvelopes(id, envelopes), keepLines(id, lines), ...told, noteProgress(id, progress)]);
      return after;
    });
    if (mode === 'import' && counts.imported >= measured * 4) {
      await within(() => measureTables(judging));
      measured = Math.max(counts.imported, chunkLines);
    }
    office.onProgress?.(counts);
  };
  try {
    for await (const chunk of chunks(
      sheetRows(() => readParts(id, within), stored.sheet),
      linesAtOnce,
    )) {
      done += chunk.length;
      const rows = chunk.filter(({ row }) => row > reached);
      if (rows.length === 0) continue;
      const [judgement, prepared] = await within(async () => {
        const judged = await judgeLines(rows, judging);
        return [judged, mode === 'import' ? await prepareChunk(judged) : null] as const;
      });
      const facts = { done, reached: rows.at(-1)?.row ?? 0 };
      await saving.next(() => save(judgement, prepared, facts));
      if (office.stopping?.aborted) throw office.stopping.reason;
      await nextTurn();
    }
  } finally {
    await saving.last();
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
async function measureTables({ model, form, reading }: Judging): Promise<void> {
  const placed = placedForms(model).flatMap((each) => (each.form.id === form.id ? [each.table] : []));
  const forms = new Set([form.id, ...reading.mapping.flatMap(({ target }) => (target ? [target.form] : []))]);
  await current().connection.execute(`ANALYZE ${[...forms, ...placed].map(quoteName).join(', ')}`);
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
    names: createNamesSeen(),
    decisions: mode === 'import' ? await takenDecisions(stored.id) : new Map(),
    language: session.kind === 'user' && session.language === 'en' ? 'en' : 'fr',
  };
}

/** How many rows are to come, about: the lines of the file below its header. A workbook does not say. */
async function countRows(
  stored: StoredImport,
  read: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<number | undefined> {
  if (stored.total !== null) return stored.total;
  if (stored.sheet.kind === 'xlsx') return undefined;
  let lines = 0;
  for await (const bytes of readParts(stored.id, read))
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return Math.max(lines - stored.sheet.headerRow, 1);
}

const newline = 0x0a;

async function* chunks(rows: AsyncIterable<SheetRow>, size: number): AsyncGenerator<SheetRow[]> {
  let chunk: SheetRow[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
