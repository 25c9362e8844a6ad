import type { SystemTable } from '../schema/system-table.ts';

/** What `tree/` keeps beside the dated rows: today's closure, and the day on which something next changes by itself. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'unit_closure',
    ddl: [
      `CREATE TABLE IF NOT EXISTS unit_closure (
        ancestor uuid NOT NULL,
        descendant uuid NOT NULL,
        depth integer NOT NULL,
        PRIMARY KEY (ancestor, descendant)
      )`,
      'CREATE INDEX IF NOT EXISTS unit_closure_descendant ON unit_closure (descendant, depth)',
    ],
  },
  {
    name: 'baara_due',
    ddl: ['CREATE TABLE IF NOT EXISTS baara_due (key text PRIMARY KEY, due date NOT NULL)'],
  },
];
