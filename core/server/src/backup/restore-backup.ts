import { createHash } from 'node:crypto';
import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem } from '../access/index.ts';
import { current, execute, inTransaction, quoteName } from '../database/index.ts';
import { putFileBytes } from '../files/index.ts';
import { placedForms, rebuildPlacement } from '../placement/index.ts';
import { applySteps, prepareDatabase, withoutIndexes } from '../schema/index.ts';
import { rebuildClosure } from '../tree/index.ts';
import { emptyForRestore } from './empty-database.ts';
import { loadTable } from './load-table.ts';
import { matchTables } from './match-tables.ts';
import type { Header, Line, Office, Outcome } from './types.ts';

const deadlineMs = 12 * 3_600_000;

/**
 * Reads a backup into a database that holds nothing: the planner makes the tables of this site's model, the rows are put in as they were,
 * each table's sum is compared, and what is derived is computed again, the files are
 * written, each by its sum; all in one transaction.
 */
export async function restoreBackup(office: Office, lines: AsyncIterable<string>): Promise<Outcome> {
  const { database, model } = office;
  const left = lines[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await left.next();
    if (done) throw unreadable('truncated');
    return value;
  };
  const header = headerOf(parsed(await next()));
  if (header.site !== model.site.id)
    throw new BaaraError({ code: 'backup.differs', params: { what: `site ${header.site}` } });
  await prepareDatabase(database, model);
  const session = asSystem('restore of a backup');
  let rows = 0;
  let files = 0;
  let ending = '';
  await inTransaction({ database, model, session, deadlineMs, once: true }, async () => {
    const tables = await matchTables(header, model);
    await withoutIndexes(async () => {
      await emptyForRestore(
        tables.map(({ name }) => name),
        model,
      );
      for (ending = await next(); 'table' in object(ending); ending = await next()) {
        const named = (object(ending) as { readonly table: string }).table;
        const table = tables.find(({ name }) => name === named);
        if (!table) throw unreadable('damaged');
        rows += await loadTable({ table, next, read: (count) => office.progress?.(rows + count) });
      }
    });
    for (const { name, last, called } of header.sequences) {
      await execute(
        sql`SELECT setval(${quoteName(name)}::regclass, ${last}::bigint, ${called}::boolean) WHERE to_regclass(${quoteName(name)}) IS NOT NULL`,
      );
    }
    await rebuildClosure();
    for (const { form } of placedForms(model)) await rebuildPlacement(form.id);
    await current().connection.execute('ANALYZE');
    // Within the transaction: a file that is damaged takes everything back.
    while ('file' in object(ending)) {
      const { file, sha256 } = object(ending) as { readonly file: string; readonly sha256: string };
      const pieces: Buffer[] = [];
      for (ending = await next(); 'bytes' in object(ending); ending = await next()) {
        pieces.push(Buffer.from((object(ending) as { readonly bytes: string }).bytes, 'base64'));
      }
      const bytes = Buffer.concat(pieces);
      // The name becomes a path: an id and nothing else.
      const isId = /^[0-9a-f-]{36}$/u.test(file);
      if (!isId || createHash('sha256').update(bytes).digest('hex') !== sha256) throw unreadable('damaged');
      await putFileBytes(office.files, file, bytes);
      files += 1;
    }
    const end = object(ending) as Partial<Extract<Line, { readonly end: true }>>;
    if (end.end !== true || end.rows !== rows || end.files !== files) throw unreadable('damaged');
  });
  // The rows say by which model they were last written; this one becomes the latest, and checks what was put back unchecked.
  await prepareDatabase(database, model, { takeOver: true });
  await applySteps({ database, model, classes: ['online'] });
  return { header, tables: header.tables.length, rows, files, damaged: [] };
}

function headerOf(line: unknown): Header {
  const header = line as Partial<Header>;
  if (header.baara !== 'backup') throw unreadable('not_a_backup');
  if (header.format !== 1) throw unreadable('newer');
  return header as Header;
}

function object(line: string): object {
  const value = parsed(line);
  if (Array.isArray(value)) throw unreadable('damaged');
  return value;
}

function parsed(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below: a line that is no JSON is damaged too.
  }
  throw unreadable('damaged');
}

function unreadable(reason: string): BaaraError {
  return new BaaraError({ code: 'backup.unreadable', params: { reason } });
}
