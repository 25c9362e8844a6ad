import type { Model } from '@baara/model';
import { sortKeyFunction } from '../access/index.ts';
import { systemTables as audit } from '../audit/tables.ts';
import { systemTables as bulk } from '../bulk/tables.ts';
import { systemTables as exports } from '../exports/tables.ts';
import { systemTables as files } from '../files/tables.ts';
import { systemTables as history } from '../history/tables.ts';
import { systemTables as imports } from '../imports/tables.ts';
import { systemTables as jobs } from '../jobs/tables.ts';
import { systemTables as notices } from '../notices/tables.ts';
import { placementTables } from '../placement/tables.ts';
import { recordTables } from '../records/tables.ts';
import { systemTables as sessions } from '../sessions/tables.ts';
import { systemTables as tree } from '../tree/tables.ts';
import { systemTables as views } from '../views/tables.ts';
import { ownTables } from './own-tables.ts';
import type { SystemTable } from './system-table.ts';

/** The engine's tables, from the rooms that use them, each after those it needs. */
export function systemTables(model: Model): readonly SystemTable[] {
  return inOrder([
    ...ownTables,
    sortKeyFunction,
    ...audit,
    ...bulk,
    ...exports,
    ...files,
    ...history,
    ...imports,
    ...jobs,
    ...notices,
    ...recordTables(model),
    ...sessions,
    ...tree,
    ...views,
    ...placementTables(model),
  ]);
}

function inOrder(tables: readonly SystemTable[]): readonly SystemTable[] {
  const ordered = new Set<SystemTable>();
  const byName = new Map(tables.map((table) => [table.name, table]));
  const visit = (table: SystemTable, path: readonly SystemTable[]) => {
    if (ordered.has(table) || path.includes(table)) return;
    for (const name of table.after ?? []) {
      const before = byName.get(name);
      if (before) visit(before, [...path, table]);
    }
    ordered.add(table);
  };
  for (const table of tables) visit(table, []);
  return [...ordered];
}
