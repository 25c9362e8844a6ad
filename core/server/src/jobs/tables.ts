import type { SystemTable } from '../schema/system-table.ts';

/** Work to do outside the request that asked for it; a row written in that request's transaction. */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_job',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_job (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        payload text NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        run_at timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now()
      )`,
      'ALTER TABLE baara_job ADD COLUMN IF NOT EXISTS key text',
      'CREATE UNIQUE INDEX IF NOT EXISTS baara_job_key ON baara_job (key)',
      `CREATE INDEX IF NOT EXISTS baara_job_due ON baara_job (run_at) WHERE state IN ('waiting', 'running')`,
    ],
  },
];
