import type { SystemTable } from '../schema/system-table.ts';

/** Accounts, what they are assigned, who is signed in, and failed attempts by name (existing or not). */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_user',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_user (
        id uuid PRIMARY KEY,
        username text NOT NULL CHECK (username = btrim(username) AND username <> ''),
        name text NOT NULL,
        password text,
        language text NOT NULL,
        person uuid,
        disabled boolean NOT NULL DEFAULT FALSE,
        created_at timestamptz NOT NULL DEFAULT now(),
        password_set_at timestamptz
      )`,
      'CREATE UNIQUE INDEX IF NOT EXISTS baara_user_username ON baara_user (lower(username))',
    ],
  },
  {
    name: 'baara_assignment',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_assignment (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES baara_user,
        role text NOT NULL,
        unit uuid,
        valid_from date NOT NULL,
        valid_to date,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (valid_to IS NULL OR valid_to >= valid_from)
      )`,
      'CREATE INDEX IF NOT EXISTS baara_assignment_user ON baara_assignment (user_id, valid_from)',
    ],
  },
  {
    name: 'baara_session',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_session (
        token text PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES baara_user,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen timestamptz NOT NULL DEFAULT now(),
        expires timestamptz NOT NULL,
        address text
      )`,
      'CREATE INDEX IF NOT EXISTS baara_session_user ON baara_session (user_id)',
      'CREATE INDEX IF NOT EXISTS baara_session_expires ON baara_session (expires)',
    ],
  },
  {
    name: 'baara_attempt',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_attempt (
        username text PRIMARY KEY,
        failed integer NOT NULL,
        last_at timestamptz NOT NULL,
        locked_until timestamptz
      )`,
    ],
  },
];
