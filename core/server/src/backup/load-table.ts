import { createHash } from 'node:crypto';
import { BaaraError } from '@baara/model';
import { current, quoteName } from '../database/index.ts';
import type { BackedTable } from './types.ts';

const batchRows = 1000;
const batchCharacters = 2_000_000;

/**
 * Puts the rows of one table in, as PostgreSQL wrote them, until the line with their sum, and returns how many there were.
 * Throws `backup.unreadable` when the sum is another one.
 */
export async function loadTable(facts: {
  readonly table: BackedTable;
  readonly next: () => Promise<string>;
  readonly read: (rows: number) => void;
}): Promise<number> {
  const { table, next } = facts;
  const hash = createHash('sha256');
  const insert = insertInto(table);
  let batch: string[] = [];
  let characters = 0;
  let rows = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    await current().connection.query({ text: insert, params: [`[${batch.join(',')}]`], plan: 'own' });
    facts.read(rows);
    batch = [];
    characters = 0;
  };
  let line = await next();
  for (; line.startsWith('['); line = await next()) {
    hash.update(line);
    batch.push(line);
    rows += 1;
    characters += line.length;
    if (batch.length >= batchRows || characters >= batchCharacters) await flush();
  }
  await flush();
  const sum = JSON.parse(line) as { readonly rows?: number; readonly sha256?: string };
  if (sum.rows !== rows || sum.sha256 !== hash.digest('hex')) {
    throw new BaaraError({ code: 'backup.unreadable', params: { reason: 'damaged' } });
  }
  return rows;
}

function insertInto({ name, columns }: BackedTable): string {
  const names = columns.map((column) => quoteName(column.name)).join(', ');
  const values = columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ');
  const conflict = name === 'baara_meta' ? ' ON CONFLICT (key) DO NOTHING' : '';
  return `INSERT INTO ${quoteName(name)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM json_array_elements($1::text::json) line${conflict}`;
}
