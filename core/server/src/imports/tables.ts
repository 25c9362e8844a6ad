import type { SystemTable } from '../schema/system-table.ts';

/** Imports: the file as it came, what was understood of it, and what became of its lines. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_import',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_import (
        id uuid PRIMARY KEY,
        form text NOT NULL,
        name text NOT NULL,
        user_id text,
        created_at timestamptz NOT NULL DEFAULT now(),
        state text NOT NULL DEFAULT 'uploaded',
        sheet jsonb NOT NULL,
        mapping jsonb NOT NULL,
        counts jsonb,
        done integer,
        total integer,
        reached integer NOT NULL DEFAULT 0,
        problem text
      )`,
    ],
  },
  {
    // The bytes in pieces, so that no node needs the disk of another and nothing is loaded whole.
    name: 'baara_import_part',
    after: ['baara_import'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_import_part (
        import uuid NOT NULL REFERENCES baara_import ON DELETE CASCADE,
        pos integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (import, pos)
      )`,
    ],
  },
  {
    // Lines that have something to say: a line that is simply ready is in the file and in the register only.
    name: 'baara_import_line',
    after: ['baara_import'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_import_line (
        import uuid NOT NULL REFERENCES baara_import ON DELETE CASCADE,
        line integer NOT NULL,
        outcome text NOT NULL,
        cells jsonb NOT NULL,
        reasons jsonb NOT NULL,
        notes jsonb NOT NULL,
        duplicates jsonb NOT NULL,
        decision text CHECK (decision IN ('import', 'skip')),
        PRIMARY KEY (import, line)
      )`,
    ],
  },
  {
    // The envelopes by which an import wrote: what an undo takes back.
    name: 'baara_import_envelope',
    after: ['baara_import'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_import_envelope (
        import uuid NOT NULL REFERENCES baara_import ON DELETE CASCADE,
        envelope uuid NOT NULL,
        PRIMARY KEY (import, envelope)
      )`,
    ],
  },
  {
    // How the columns of a kind of file were last mapped, by the names of its columns.
    name: 'baara_import_mapping',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_import_mapping (
        form text NOT NULL,
        columns text NOT NULL,
        mapping jsonb NOT NULL,
        PRIMARY KEY (form, columns)
      )`,
    ],
  },
];
