import type { SystemTable } from '../schema/system-table.ts';

/** What the application tells somebody: a kind with its facts, put into words when it is read, in the reader's language. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_notice',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_notice (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES baara_user,
        kind text NOT NULL,
        facts text NOT NULL,
        link text NOT NULL,
        key text UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz
      )`,
      'ALTER TABLE baara_notice ADD COLUMN IF NOT EXISTS mailed_at timestamptz',
      'CREATE INDEX IF NOT EXISTS baara_notice_user ON baara_notice (user_id, created_at DESC)',
    ],
  },
];
