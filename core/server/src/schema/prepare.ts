import type { Model } from '@baara/model';
import type { Database } from '../database/index.ts';
import { quoteName } from '../database/index.ts';
import { desiredSchema } from './desired.ts';
import { systemTables } from './system-tables.ts';
import { constraintSql, createTable, indexSql, isIndex } from './write-sql.ts';

const extensions = ['pg_trgm', 'unaccent', 'btree_gist'];

/** Brings a database to what a Model wants. */
export async function prepareDatabase(database: Database, model: Model): Promise<void> {
  const tables = desiredSchema(model);
  const system = systemTables(model);
  const standing = new Set([...tables, ...system].map(({ name }) => name));
  const statements = [
    ...extensions.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name}`),
    ...system.flatMap(({ ddl }) => ddl),
    ...tables.map(createTable),
    ...tables.flatMap(({ name, objects }) =>
      objects
        .filter(({ kind, target }) => kind === 'foreign' && standing.has(target as string))
        .map((object) => `ALTER TABLE ${quoteName(name)} ADD ${constraintSql(object)}`),
    ),
    ...tables.flatMap(({ name, objects }) =>
      objects.filter(({ kind }) => isIndex(kind)).map((object) => indexSql({ table: name, object, how: 'plain' })),
    ),
  ];
  await database.transaction('SELECT 1', (connection) => connection.execute(statements.join(';\n')), {
    deadlineMs: 60_000,
  });
}
