import type { SystemTable } from '../schema/system-table.ts';

/** Actions on many records at once, and what became of each record. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_bulk',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_bulk (
        id uuid PRIMARY KEY,
        form text NOT NULL,
        user_id text,
        created_at timestamptz NOT NULL DEFAULT now(),
        action jsonb NOT NULL,
        reason text,
        act text,
        state text NOT NULL DEFAULT 'checking',
        total integer NOT NULL,
        reached integer NOT NULL DEFAULT 0,
        problem text
      )`,
      'CREATE INDEX IF NOT EXISTS baara_bulk_user ON baara_bulk (user_id, created_at)',
    ],
  },
  {
    name: 'baara_bulk_record',
    after: ['baara_bulk'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_bulk_record (
        bulk uuid NOT NULL REFERENCES baara_bulk ON DELETE CASCADE,
        pos integer NOT NULL,
        record uuid NOT NULL,
        outcome text,
        envelope uuid,
        problems jsonb NOT NULL DEFAULT '[]',
        changes jsonb NOT NULL DEFAULT '[]',
        PRIMARY KEY (bulk, pos)
      )`,
    ],
  },
];
