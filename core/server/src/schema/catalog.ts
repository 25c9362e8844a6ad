import { sql } from 'drizzle-orm';
import { type Connection, type Row, render } from '../database/index.ts';

/** A constraint or an index as it stands. */
export interface StandingObject {
  readonly name: string;
  readonly form: 'constraint' | 'index';
  /** False: a constraint not yet checked on old rows, or an index whose making broke off. */
  readonly valid: boolean;
  /** The definition by which the planner made it; null when it did not. */
  readonly definition: string | null;
}

/** A table as it stands. */
export interface StandingTable {
  readonly name: string;
  /** Bytes of the table itself; 0: it never held a row. */
  readonly bytes: number;
  readonly columns: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, StandingObject>;
}

/** What stands in schema `public`, and what of it is already known to be retired. */
export interface Catalog {
  readonly tables: ReadonlyMap<string, StandingTable>;
  /** `table` or `table.column`. */
  readonly retired: ReadonlySet<string>;
  /** By what the second lock that stands is known; null: none stands. */
  readonly lock: string | null;
  /** By what the engine's own tables are known. */
  readonly system: string;
}

const tablesQuery = sql`
  SELECT c.relname AS name, pg_relation_size(c.oid) AS bytes,
    (SELECT jsonb_object_agg(a.attname, format_type(a.atttypid, a.atttypmod))
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relispartition`;

const objectsQuery = sql`
  SELECT c.relname AS table_name, o.name, o.form, o.valid, b.definition
  FROM (
    SELECT conrelid AS relation, conname AS name, 'constraint' AS form, convalidated AS valid
    FROM pg_constraint WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND connamespace = 'public'::regnamespace
    UNION ALL
    SELECT i.indrelid, x.relname, 'index', i.indisvalid
    FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
    WHERE x.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
  ) o
  JOIN pg_class c ON c.oid = o.relation AND c.relkind = 'r'
  LEFT JOIN baara_object b ON b.table_name = c.relname AND b.name = o.name`;

/** Reads the tables of the database: four statements, whatever their number. */
export async function readCatalog(connection: Connection): Promise<Catalog> {
  const tables = await connection.query(render(tablesQuery));
  const objects = await connection.query(render(objectsQuery));
  const retired = await connection.query(render(sql`SELECT table_name, column_name FROM baara_retired`));
  const meta = await connection.query(render(sql`SELECT key, value FROM baara_meta WHERE key IN ('lock', 'system')`));
  const fact = (key: string) => meta.find((row) => row.key === key)?.value as string | undefined;
  const byTable = new Map<string, Row[]>();
  for (const row of objects) {
    const rows = byTable.get(row.table_name as string);
    if (rows) rows.push(row);
    else byTable.set(row.table_name as string, [row]);
  }
  return {
    tables: new Map(
      tables.map((row) => [row.name as string, standingTable(row, byTable.get(row.name as string) ?? [])]),
    ),
    lock: fact('lock') ?? null,
    system: fact('system') ?? '',
    retired: new Set(retired.map((row) => retiredKey(row.table_name as string, row.column_name as string))),
  };
}

/** How a retired table, or a column of one, is named in `Catalog.retired`. */
export function retiredKey(table: string, column = ''): string {
  return column === '' ? table : `${table}.${column}`;
}

function standingTable(row: Row, objects: readonly Row[]): StandingTable {
  return {
    name: row.name as string,
    bytes: row.bytes as number,
    columns: new Map(Object.entries((row.columns ?? {}) as Record<string, string>)),
    objects: new Map(objects.map((object) => [object.name as string, object as unknown as StandingObject])),
  };
}
