import { quote } from '../database/index.ts';
import { type Catalog, retiredKey } from './catalog.ts';
import type { DesiredTable } from './desired.ts';
import type { Step } from './plan.ts';

interface Leftovers {
  readonly desired: readonly DesiredTable[];
  readonly catalog: Catalog;
  readonly renamedTables: ReadonlyMap<string, string>;
}

/** Tables and columns that the Model no longer has are noted, kept and hidden; those that come back are noted so. */
export function retireLeftovers({ desired, catalog, renamedTables }: Leftovers): readonly Step[] {
  const wanted = new Map(desired.map((table) => [table.name, table]));
  const steps: Step[] = [];
  for (const standing of catalog.tables.values()) {
    const name = renamedTables.get(standing.name) ?? standing.name;
    const table = wanted.get(name);
    if (!table) {
      const ours = [...standing.objects.values()].some(({ definition }) => definition !== null);
      if (ours && !catalog.retired.has(retiredKey(name))) steps.push(retire(name, ''));
      continue;
    }
    if (catalog.retired.has(retiredKey(name))) steps.push(restore(name, ''));
    const keep = new Set(table.columns.flatMap((column) => [column.name]));
    const renamed = new Set(table.columns.filter(({ name }) => !standing.columns.has(name)).flatMap(({ was }) => was));
    for (const column of standing.columns.keys()) {
      const isRetired = catalog.retired.has(retiredKey(name, column));
      if (keep.has(column) && isRetired) steps.push(restore(name, column));
      if (!keep.has(column) && !renamed.has(column) && !isRetired) steps.push(retire(name, column));
    }
  }
  return steps;
}

function retire(table: string, column: string): Step {
  const name = retiredKey(table, column);
  return {
    class: 'instant',
    kind: 'retire',
    table,
    subject: column,
    sql: [
      `INSERT INTO baara_retired (table_name, column_name) VALUES (${quote(table)}, ${quote(column)}) ON CONFLICT DO NOTHING`,
    ],
    sentence: {
      fr: `${name} n’est plus dans le modèle : gardé et caché.`,
      en: `${name} left the model: kept and hidden.`,
    },
  };
}

function restore(table: string, column: string): Step {
  const name = retiredKey(table, column);
  return {
    class: 'instant',
    kind: 'restore',
    table,
    subject: column,
    sql: [`DELETE FROM baara_retired WHERE table_name = ${quote(table)} AND column_name = ${quote(column)}`],
    sentence: { fr: `${name} est de retour dans le modèle.`, en: `${name} is back in the model.` },
  };
}
