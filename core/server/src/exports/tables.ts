import type { SystemTable } from '../schema/system-table.ts';

/** Who took what away: one row an export, written before its first byte leaves. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_export',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_export (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        user_id text,
        form text NOT NULL,
        format text NOT NULL,
        columns text[] NOT NULL,
        criteria jsonb NOT NULL,
        state text NOT NULL DEFAULT 'begun' CHECK (state IN ('begun', 'whole', 'broken')),
        rows integer
      )`,
      'CREATE INDEX IF NOT EXISTS baara_export_at ON baara_export (at)',
    ],
  },
];
