import type { SystemTable } from '../schema/system-table.ts';

/** Lists as people arranged them, and the columns that each keeps. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_view',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_view (
        id uuid PRIMARY KEY,
        form text NOT NULL,
        user_id text NOT NULL,
        role text,
        name text NOT NULL CHECK (name = btrim(name) AND name <> ''),
        query text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      )`,
      'CREATE UNIQUE INDEX IF NOT EXISTS baara_view_name ON baara_view (form, user_id, lower(name))',
      'CREATE INDEX IF NOT EXISTS baara_view_role ON baara_view (form, role) WHERE role IS NOT NULL',
    ],
  },
  {
    name: 'baara_columns',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_columns (
        user_id text NOT NULL,
        form text NOT NULL,
        columns text[] NOT NULL,
        PRIMARY KEY (user_id, form)
      )`,
    ],
  },
];
