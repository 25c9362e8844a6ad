import { quoteName } from '../database/index.ts';
import type { DesiredColumn, DesiredObject, DesiredTable } from './desired.ts';

/** CREATE TABLE with its columns, its keys and what needs no other table; foreign keys and indexes come after all tables stand. */
export function createTable(table: DesiredTable): string {
  const inside = table.objects.filter(({ kind }) => kind !== 'foreign' && !isIndex(kind));
  const lines = [...table.columns.map(columnSql), ...inside.map(constraintSql)];
  return `CREATE TABLE ${quoteName(table.name)} (\n  ${lines.join(',\n  ')}\n)`;
}

/** A column as CREATE TABLE and ADD COLUMN write it. */
export function columnSql({ name, type, collation, generated, default: value, notNull }: DesiredColumn): string {
  return [
    `${quoteName(name)} ${type}`,
    collation ? `COLLATE "${collation}"` : '',
    generated ? `GENERATED ALWAYS AS (${generated}) STORED` : '',
    value ? `DEFAULT ${value}` : '',
    notNull ? 'NOT NULL' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** `CONSTRAINT name definition`. */
export function constraintSql({ name, definition }: DesiredObject): string {
  return `CONSTRAINT ${quoteName(name)} ${definition}`;
}

/** CREATE INDEX for an object of an index kind. */
export function indexSql({
  table,
  object,
  how,
}: {
  table: string;
  object: DesiredObject;
  how: 'plain' | 'concurrently';
}): string {
  const unique = object.kind === 'unique_index' ? 'UNIQUE ' : '';
  const concurrently = how === 'concurrently' ? 'CONCURRENTLY ' : '';
  return `CREATE ${unique}INDEX ${concurrently}${quoteName(object.name)} ON ${quoteName(table)} ${object.definition}`;
}

/** Whether an object is an index rather than a constraint. */
export function isIndex(kind: DesiredObject['kind']): boolean {
  return kind === 'index' || kind === 'unique_index';
}
