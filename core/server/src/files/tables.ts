import type { SystemTable } from '../schema/system-table.ts';

/** What is known of each file; the bytes are in the site's data folder, under the file's id. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_file',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_file (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        type text NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL,
        sender text,
        sent_at timestamptz NOT NULL DEFAULT now()
      )`,
    ],
  },
];
