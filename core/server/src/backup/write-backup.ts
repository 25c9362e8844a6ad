import { createHash } from 'node:crypto';
import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, quoteName, render } from '../database/index.ts';
import { readFileBytes } from '../files/index.ts';
import { retiredOf, sequencesOf, tablesOf } from './inventory.ts';
import type { Sink } from './sink.ts';
import type { BackedTable, Header, Line, Office, Outcome } from './types.ts';

/** A large backup over a slow disk. */
const deadlineMs = 12 * 3_600_000;
const pieceBytes = 768 * 1024;

/**
 * Writes everything that the database holds as of one moment, and the sent files, line by line into `sink`: nobody is kept from writing
 * meanwhile on PostgreSQL; PGlite has one session, and what is asked of it waits. Memory does not grow with the register.
 */
export async function writeBackup(office: Office, sink: Sink): Promise<Outcome> {
  const { database, model } = office;
  const put = (line: Line | Header) => sink(`${JSON.stringify(line)}\n`);
  const { header, rows, files } = await database.transaction(
    'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SELECT 1',
    async (connection) => {
      const header: Header = {
        ...{ baara: 'backup', format: 1, site: model.site.id, fingerprint: model.fingerprint },
        ...{ at: new Date().toISOString(), engine: database.engine },
        tables: await tablesOf(connection, model),
        sequences: await sequencesOf(connection),
        retired: await retiredOf(connection),
      };
      await put(header);
      let rows = 0;
      for (const table of header.tables) {
        await put({ table: table.name });
        const sum = await writeRows({ connection, table, sink, read: (count) => office.progress?.(rows + count) });
        await put(sum);
        rows += sum.rows;
      }
      const files = await connection.query<{ id: string; sha256: string }>(
        render(sql`SELECT id::text AS id, sha256 FROM baara_file ORDER BY id`),
      );
      return { header, rows, files };
    },
    { readOnly: true, deadlineMs },
  );
  const damaged: string[] = [];
  for (const { id, sha256 } of files) {
    const bytes = await readFileBytes(office.files, id).catch(() => null);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      damaged.push(id);
      continue;
    }
    await put({ file: id, sha256 });
    for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
      await put({ bytes: Buffer.from(bytes.subarray(at, at + pieceBytes)).toString('base64') });
    }
  }
  const written = files.length - damaged.length;
  await put({ end: true, rows, files: written });
  return { header, tables: header.tables.length, rows, files: written, damaged };
}

/** The rows of one table by a cursor. The database writes each line itself: no value is understood here, so none changes. */
async function writeRows(facts: {
  readonly connection: Connection;
  readonly table: BackedTable;
  readonly sink: Sink;
  readonly read: (rows: number) => void;
}): Promise<{ readonly rows: number; readonly sha256: string }> {
  const { connection, table, sink } = facts;
  const hash = createHash('sha256');
  let rows = 0;
  const values = table.columns.map(({ name }) => `${quoteName(name)}::text`).join(', ');
  await connection.execute(
    `DECLARE baara_backup NO SCROLL CURSOR FOR SELECT array_to_json(ARRAY[${values}]::text[])::text AS line FROM ${quoteName(table.name)}`,
  );
  // Bytes in rows are large: of those a few at a time.
  const many = table.columns.some(({ type }) => type === 'bytea') && table.name.endsWith('_part') ? 8 : 1000;
  for (;;) {
    const page = await connection.query<{ line: string }>({
      text: `FETCH ${many} FROM baara_backup`,
      params: [],
      plan: 'own',
    });
    for (const { line } of page) {
      if (line.includes('\n')) throw new BaaraError({ code: 'internal', params: { reason: 'a row of two lines' } });
      hash.update(line);
    }
    if (page.length > 0) await sink(`${page.map(({ line }) => line).join('\n')}\n`);
    rows += page.length;
    facts.read(rows);
    if (page.length < many) break;
  }
  await connection.execute('CLOSE baara_backup');
  return { rows, sha256: hash.digest('hex') };
}
