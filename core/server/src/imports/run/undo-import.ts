import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../../access/index.ts';
import { inTransaction, query } from '../../database/index.ts';
import { applyEnvelope, type Operation } from '../../records/index.ts';
import { contentId } from '../line/content-id.ts';
import type { ImportOffice } from './run-import.ts';
import { findImport, moveImport, noteProblem, noteProgress } from './store.ts';

const chunkRecords = 250;
const deadlineMs = 120_000;

/**
 * Takes a whole import back: every record that it made is deleted with the reason, what belongs to it with it. Cut off, it goes on
 * with what is left. What others refer to since stays, and the import says how many. The history says that it was an undo.
 */
export async function undoImport(office: ImportOffice, id: string, reason: string): Promise<number> {
  const { database, model } = office;
  const asAuthor = <T>(work: () => Promise<T>) => inTransaction({ ...office, deadlineMs }, work);
  const { name, form } = await asAuthor(async () => {
    await moveImport(id, ['imported', 'importing', 'undoing', 'failed'], 'undoing');
    return findImport(id);
  });
  const session = asSystem(`undo of the import ${name} (${id})`);
  const inItsName = <T>(work: () => Promise<T>) => inTransaction({ database, model, session, deadlineMs }, work);
  let [undone, kept, after] = [0, 0, ''];
  for (;;) {
    const records = await inItsName(() => standing({ id, form, after }));
    const last = records.at(-1);
    if (!last) break;
    const taken = await inItsName(() => deleted({ id, form, reason, records })).catch(unlessStaying);
    // What others refer to, or change at this moment, holds up none of its neighbours.
    for (const record of taken === null ? records : []) {
      const one = await inItsName(() => deleted({ id, form, reason, records: [record] })).catch(unlessStaying);
      undone += one ?? 0;
      kept += one === null ? 1 : 0;
    }
    undone += taken ?? 0;
    after = last.id;
    await asAuthor(() => noteProgress(id, { done: undone }));
  }
  await asAuthor(async () => {
    await moveImport(id, ['undoing'], 'undone');
    if (kept > 0) await noteProblem(id, { code: 'import.kept', params: { count: kept } });
  });
  return undone;
}

interface Standing {
  readonly id: string;
  readonly rev: number;
}

/** Deletes records of an import in one envelope; answers how many. Throws `record.referenced`. */
async function deleted(asked: {
  readonly id: string;
  readonly form: string;
  readonly reason: string;
  readonly records: readonly Standing[];
}): Promise<number> {
  const { id, form, reason, records } = asked;
  const operations = records.map((record): Operation => ({ do: 'delete', form, id: record.id, rev: record.rev }));
  const envelope = contentId(id, 'undo', records[0]?.id ?? '', String(records[0]?.rev), String(records.length));
  await applyEnvelope({ id: envelope, operations, reason });
  return records.length;
}

const staying: ReadonlySet<string> = new Set(['record.referenced', 'record.conflict', 'record.deleted']);

function unlessStaying(error: unknown): null {
  if (error instanceof BaaraError && staying.has(error.code)) return null;
  throw error;
}

/** Records that the import made and that nobody deleted yet, a chunk after one of them. Their children go with them. */
function standing({
  id,
  form,
  after,
}: {
  readonly id: string;
  readonly form: string;
  readonly after: string;
}): Promise<Standing[]> {
  const later = after === '' ? sql`TRUE` : sql`t.id > ${after}::uuid`;
  return query<{ [K in keyof Standing]: Standing[K] }>(sql`
    SELECT t.id, t.rev FROM baara_import_envelope e
    JOIN baara_history h ON h.envelope = e.envelope AND h.form = ${form} AND h.verb = 'create'
    JOIN ${sql.identifier(form)} t ON t.id = h.record AND t.deleted_at IS NULL
    WHERE e.import = ${id}::uuid AND ${later} ORDER BY t.id LIMIT ${sql.raw(String(chunkRecords))}`);
}
