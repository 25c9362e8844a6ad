import type { Model } from '@baara/model';
import { quoteName } from '../database/index.ts';
import type { Catalog, StandingTable } from './catalog.ts';
import { type DesiredTable, desiredSchema } from './desired.ts';
import { diffColumns } from './diff-columns.ts';
import { diffObjects } from './diff-objects.ts';
import { lockSteps } from './lock-steps.ts';
import type { Plan, Step } from './plan.ts';
import { retireLeftovers } from './retire.ts';
import { createTable, isIndex } from './write-sql.ts';

/** The order in which instant steps run: names first, then tables, columns, and what binds them. */
const order: readonly Step['kind'][] = [
  'close_lock',
  'rename_table',
  'rename_column',
  'create_table',
  'add_column',
  'change_type',
  'rename_object',
  'drop_object',
  'add_object',
  'validate',
  'retire',
  'restore',
  'open_lock',
];

/** The steps from what stands to what a Model wants. Pure. */
export function diff(model: Model, catalog: Catalog): Plan {
  const desired = desiredSchema(model);
  const standing = new Set([...catalog.tables.keys(), ...desired.map(({ name }) => name)]);
  const renamedTables = new Map<string, string>();
  const steps: Step[] = [];
  const pairs = desired.map((table) => {
    const found = standingFor(table, catalog, desired);
    if (found && found.name !== table.name) {
      renamedTables.set(found.name, table.name);
      steps.push(renameTable(found.name, table.name));
    }
    return { table, found };
  });
  for (const { table, found } of pairs) {
    if (!found) steps.push(newTable(table));
    const columns = found ? diffColumns(table, found) : { steps: [], renamed: new Map<string, string>() };
    steps.push(...columns.steps);
    steps.push(...diffObjects({ table, found, renamedColumns: columns.renamed, renamedTables, standing }));
  }
  steps.push(...retireLeftovers({ desired, catalog, renamedTables }));
  steps.push(...lockSteps({ model, catalog, steps }));
  return {
    fingerprint: model.fingerprint,
    steps: steps.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  };
}

function standingFor(
  table: DesiredTable,
  catalog: Catalog,
  desired: readonly DesiredTable[],
): StandingTable | undefined {
  const same = catalog.tables.get(table.name);
  if (same) return same;
  const wanted = new Set(desired.map(({ name }) => name));
  const earlier = table.was.find((name) => catalog.tables.has(name) && !wanted.has(name));
  return earlier === undefined ? undefined : catalog.tables.get(earlier);
}

function renameTable(from: string, to: string): Step {
  return {
    class: 'instant',
    kind: 'rename_table',
    table: to,
    subject: from,
    sql: [
      `ALTER TABLE ${quoteName(from)} RENAME TO ${quoteName(to)}`,
      `UPDATE baara_object SET table_name = '${to}' WHERE table_name = '${from}'`,
      `UPDATE baara_retired SET table_name = '${to}' WHERE table_name = '${from}'`,
    ],
    sentence: { fr: `La table ${from} devient ${to}.`, en: `Table ${from} becomes ${to}.` },
  };
}

function newTable(table: DesiredTable): Step {
  const inside = table.objects.filter(({ kind }) => kind !== 'foreign' && !isIndex(kind));
  return {
    class: 'instant',
    kind: 'create_table',
    table: table.name,
    subject: table.name,
    sql: [createTable(table)],
    made: inside.map(({ name, definition }) => ({ name, definition })),
    sentence: {
      fr: `Nouvelle table ${table.name}, ${table.columns.length} colonnes.`,
      en: `New table ${table.name}, ${table.columns.length} columns.`,
    },
  };
}
