import { sql } from 'drizzle-orm';
import { asSystem } from '../../access/index.ts';
import { inTransaction, query } from '../../database/index.ts';
import { applyEnvelope, type Operation } from '../../records/index.ts';
import { contentId } from '../line/content-id.ts';
import type { ImportOffice } from './run-import.ts';
import { findImport, moveImport, noteProgress } from './store.ts';

const chunkRecords = 250;
const deadlineMs = 120_000;

/**
 * Takes a whole import back: every record that it made is deleted with the reason, what belongs to it with it. Cut off, it goes on
 * with what is left. Whoever may import may undo their own import; the history says that it was an undo.
 */
export async function undoImport(office: ImportOffice, id: string, reason: string): Promise<number> {
  const { database, model } = office;
  const asAuthor = <T>(work: () => Promise<T>) => inTransaction({ ...office, deadlineMs }, work);
  const { name, form } = await asAuthor(async () => {
    await moveImport(id, ['imported', 'importing', 'undoing'], 'undoing');
    return findImport(id);
  });
  const session = asSystem(`undo of the import ${name} (${id})`);
  let undone = 0;
  for (;;) {
    const taken = await inTransaction({ database, model, session, deadlineMs }, async () => {
      const records = await standing(id, form);
      if (records.length === 0) return 0;
      const operations = records.map((record): Operation => ({ do: 'delete', form, id: record.id, rev: record.rev }));
      const envelope = contentId(id, 'undo', records[0]?.id ?? '', String(records.length));
      await applyEnvelope({ id: envelope, operations, reason });
      return records.length;
    });
    if (taken === 0) break;
    undone += taken;
    await asAuthor(() => noteProgress(id, { done: undone }));
  }
  await asAuthor(() => moveImport(id, ['undoing'], 'undone'));
  return undone;
}

/** Records that the import made and that nobody deleted yet. Their children go with them. */
function standing(id: string, form: string): Promise<{ id: string; rev: number }[]> {
  return query<{ id: string; rev: number }>(sql`
    SELECT t.id, t.rev FROM baara_import_envelope e
    JOIN baara_history h ON h.envelope = e.envelope AND h.form = ${form} AND h.verb = 'create'
    JOIN ${sql.identifier(form)} t ON t.id = h.record AND t.deleted_at IS NULL
    WHERE e.import = ${id}::uuid ORDER BY t.id LIMIT ${sql.raw(String(chunkRecords))}`);
}
