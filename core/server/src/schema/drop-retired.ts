import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, type Database, type Row, render, type Sql } from '../database/index.ts';

/** A table, or a column of one, that left the model, with what it still holds. */
export interface Retired {
  readonly table: string;
  /** Empty: the whole table. */
  readonly column: string;
  readonly since: string;
  /** Rows of the table, or rows that have a value in the column. */
  readonly count: number;
}

/** Everything that is retired, with counts: what `dropRetired` must be told. */
export function listRetired(database: Database): Promise<readonly Retired[]> {
  return database.maintenance(async (connection) => {
    const rows = await connection.query(
      render(sql`SELECT table_name, column_name, since FROM baara_retired ORDER BY table_name, column_name`),
    );
    const retired: Retired[] = [];
    for (const row of rows) retired.push({ ...named(row), count: await countOf(connection, named(row)) });
    return retired;
  });
}

/**
 * Removes a retired column or table for good: the only way data of the model leaves. `count` is what `listRetired` showed;
 * when it is no longer so, nothing is removed. Throws `request.malformed` (what is not retired) and `record.conflict`.
 */
export function dropRetired(
  database: Database,
  { table, column = '', count }: { readonly table: string; readonly column?: string; readonly count: number },
): Promise<void> {
  return database.transaction("SET LOCAL lock_timeout = '2s'", async (connection) => {
    const [found] = await connection.query(
      render(sql`SELECT 1 FROM baara_retired WHERE table_name = ${table} AND column_name = ${column} FOR UPDATE`),
    );
    if (!found)
      throw new BaaraError({ code: 'request.malformed', params: { reason: `${table}.${column} is not retired` } });
    const drop: Sql =
      column === ''
        ? sql`DROP TABLE ${sql.identifier(table)}`
        : sql`ALTER TABLE ${sql.identifier(table)} DROP COLUMN ${sql.identifier(column)}`;
    // The lock comes before the count: nobody writes between what was counted and what goes.
    await connection.query(render(sql`LOCK TABLE ${sql.identifier(table)} IN ACCESS EXCLUSIVE MODE`));
    const now = await countOf(connection, { table, column });
    if (now !== count)
      throw new BaaraError({ code: 'record.conflict', params: { table, column, expected: count, found: now } });
    await connection.query(render(drop));
    await connection.query(
      render(
        sql`DELETE FROM baara_retired WHERE table_name = ${table} AND (column_name = ${column} OR ${column} = '')`,
      ),
    );
    const step = JSON.stringify([{ kind: 'drop_retired', table, subject: column, count }]);
    await connection.query(
      render(sql`
        INSERT INTO baara_ledger (fingerprint, knows, steps)
        SELECT fingerprint, knows, ${step}::jsonb FROM baara_ledger ORDER BY id DESC LIMIT 1`),
    );
  });
}

function named(row: Row): Omit<Retired, 'count'> {
  return { table: row.table_name as string, column: row.column_name as string, since: row.since as string };
}

async function countOf(connection: Connection, { table, column }: { table: string; column: string }): Promise<number> {
  const held = column === '' ? sql`true` : sql`${sql.identifier(column)} IS NOT NULL`;
  const [row] = await connection.query(
    render(sql`SELECT count(*) AS count FROM ${sql.identifier(table)} WHERE ${held}`),
  );
  return row?.count as number;
}
