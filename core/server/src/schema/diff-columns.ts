import { quote, quoteName } from '../database/index.ts';
import type { StandingTable } from './catalog.ts';
import type { DesiredColumn, DesiredTable } from './desired.ts';
import type { Step } from './plan.ts';
import { smallTable } from './size.ts';
import { typeChange } from './type-change.ts';
import { columnSql } from './write-sql.ts';

/** The columns to rename, add or change; `renamed` leads from the old names to the new. */
export function diffColumns(
  table: DesiredTable,
  found: StandingTable,
): { steps: readonly Step[]; renamed: ReadonlyMap<string, string> } {
  const wanted = new Set(table.columns.map(({ name }) => name));
  const renamed = new Map<string, string>();
  const steps = table.columns.flatMap((column): readonly Step[] => {
    const type = found.columns.get(column.name);
    if (type !== undefined)
      return type === column.type ? [] : [typeChange({ table: table.name, column, from: type, found })];
    const earlier = column.was.find((name) => found.columns.has(name) && !wanted.has(name));
    if (earlier === undefined) return [addColumn(table.name, column, found)];
    renamed.set(earlier, column.name);
    const before = found.columns.get(earlier) as string;
    const rename = renameColumn({ table, from: earlier, to: column.name });
    return before === column.type ? [rename] : [rename, typeChange({ table: table.name, column, from: before, found })];
  });
  return { steps, renamed };
}

function addColumn(table: string, column: DesiredColumn, found: StandingTable): Step {
  // A stored generated column rewrites the table; any other is a line in the catalog.
  const rewrites = column.generated !== undefined && !smallTable(found);
  return {
    class: rewrites ? 'offline' : 'instant',
    kind: 'add_column',
    table,
    subject: column.name,
    sql: [`ALTER TABLE ${quoteName(table)} ADD COLUMN ${columnSql(column)}`],
    sentence: { fr: `Nouvelle colonne ${table}.${column.name}.`, en: `New column ${table}.${column.name}.` },
  };
}

function renameColumn({ table, from, to }: { table: DesiredTable; from: string; to: string }): Step {
  const name = quoteName(table.name);
  const said = table.columns.some((column) => column.name === 'unknown')
    ? [
        // "Unknown" is said by the field's key: what was said of the old one is said of the new.
        `UPDATE ${name} SET unknown = array_replace(unknown, ${quote(from)}, ${quote(to)}) WHERE ${quote(from)} = ANY (unknown)`,
      ]
    : [];
  return {
    class: 'instant',
    kind: 'rename_column',
    table: table.name,
    subject: to,
    sql: [`ALTER TABLE ${name} RENAME COLUMN ${quoteName(from)} TO ${quoteName(to)}`, ...said],
    sentence: {
      fr: `La colonne ${table.name}.${from} devient ${to}.`,
      en: `Column ${table.name}.${from} becomes ${to}.`,
    },
  };
}
