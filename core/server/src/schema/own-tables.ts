import type { SystemTable } from './system-table.ts';

/** What the planner itself keeps. */
export const ownTables: readonly SystemTable[] = [
  {
    name: 'baara_meta',
    ddl: [
      'CREATE TABLE IF NOT EXISTS baara_meta (key text PRIMARY KEY, value text NOT NULL)',
      `INSERT INTO baara_meta VALUES ('generation', '1') ON CONFLICT DO NOTHING`,
    ],
  },
  {
    // Each plan that was applied: whose model, what was done, what it knows.
    name: 'baara_ledger',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_ledger (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        fingerprint text NOT NULL,
        knows jsonb NOT NULL,
        steps jsonb NOT NULL
      )`,
    ],
  },
  {
    // The definition by which each constraint and index was made: the catalog writes them in its own words.
    name: 'baara_object',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_object (
        table_name text NOT NULL,
        name text NOT NULL,
        definition text NOT NULL,
        PRIMARY KEY (table_name, name)
      )`,
    ],
  },
  {
    // Columns and tables that left the model: kept, hidden, dropped only when somebody says so.
    name: 'baara_retired',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_retired (
        table_name text NOT NULL,
        column_name text NOT NULL DEFAULT '',
        since timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (table_name, column_name)
      )`,
    ],
  },
  {
    // Online and offline steps that were refused, with the reason; a step that succeeds later takes its line away.
    name: 'baara_step',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_step (
        table_name text NOT NULL,
        subject text NOT NULL,
        kind text NOT NULL,
        error text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (table_name, subject, kind)
      )`,
    ],
  },
  {
    // What the seed last wrote of each list item, so that an upgrade leaves the ministry's own wording alone.
    name: 'baara_seed',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_seed (
        form text NOT NULL,
        code text NOT NULL,
        wrote jsonb NOT NULL,
        PRIMARY KEY (form, code)
      )`,
    ],
  },
];
