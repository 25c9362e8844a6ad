import { BaaraError, type Model } from '@baara/model';
import { current, quoteName } from '../database/index.ts';
import { tablesOf } from './inventory.ts';
import type { BackedTable, Header } from './types.ts';

/**
 * Finds for each table and column of a backup its place in this database. What had left the model and was kept is made again; anything else
 * that this site's model does not have is `backup.differs`, which names it: another site's version must restore it.
 */
export async function matchTables(header: Header, model: Model): Promise<readonly BackedTable[]> {
  const { connection } = current();
  const retired = new Set(header.retired.map(({ table, column }) => (column === '' ? table : `${table}.${column}`)));
  const standing = new Map((await tablesOf(connection, model)).map((table) => [table.name, table]));
  const missing: string[] = [];
  for (const { name, columns } of header.tables) {
    const here = standing.get(name);
    if (!here) {
      if (retired.has(name)) {
        const written = columns.map((column) => `${quoteName(column.name)} ${typeOf(column.type)}`);
        await connection.execute(`CREATE TABLE ${quoteName(name)} (${written.join(', ')})`);
      } else missing.push(name);
      continue;
    }
    for (const column of columns) {
      if (here.columns.some((each) => each.name === column.name)) continue;
      if (retired.has(`${name}.${column.name}`)) {
        await connection.execute(
          `ALTER TABLE ${quoteName(name)} ADD COLUMN ${quoteName(column.name)} ${typeOf(column.type)}`,
        );
      } else missing.push(`${name}.${column.name}`);
    }
  }
  if (missing.length > 0)
    throw new BaaraError({ code: 'backup.differs', params: { what: missing.slice(0, 20).join(', ') } });
  const now = new Map((await tablesOf(connection, model)).map((table) => [table.name, table]));
  return header.tables.map(({ name, columns }) => ({
    name,
    // The types of here: a column may have been widened since.
    columns: columns.map((column) => now.get(name)?.columns.find((each) => each.name === column.name) ?? column),
  }));
}

/** A type goes into DDL as it stands in the file: nothing but a type's own characters. */
function typeOf(type: string): string {
  if (!/^[a-z0-9_ ,()[\]]+$/u.test(type))
    throw new BaaraError({ code: 'backup.unreadable', params: { reason: 'damaged' } });
  return type;
}
