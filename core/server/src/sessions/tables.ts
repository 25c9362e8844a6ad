import type { SystemTable } from '../schema/system-table.ts';

/** Accounts, what they are assigned, who is signed in and how, and failed attempts by name (existing or not) and address. */
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
      'ALTER TABLE baara_user ADD COLUMN IF NOT EXISTS last_sign_in timestamptz',
      // Where reminders go, whether they are wished for, and since when nobody is known to have that address.
      'ALTER TABLE baara_user ADD COLUMN IF NOT EXISTS email text',
      'ALTER TABLE baara_user ADD COLUMN IF NOT EXISTS email_wanted boolean NOT NULL DEFAULT FALSE',
      'ALTER TABLE baara_user ADD COLUMN IF NOT EXISTS email_refused_at timestamptz',
      // Its password is everybody's: no role asks it for a second factor.
      'ALTER TABLE baara_user ADD COLUMN IF NOT EXISTS demonstration boolean NOT NULL DEFAULT FALSE',
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
      // A deputy's assignment holds as long as the one that it was given from.
      'ALTER TABLE baara_assignment ADD COLUMN IF NOT EXISTS delegated_from uuid REFERENCES baara_assignment',
      'CREATE INDEX IF NOT EXISTS baara_assignment_delegated ON baara_assignment (delegated_from) WHERE delegated_from IS NOT NULL',
    ],
  },
  {
    // What a country says of a role: the wording of one of its own, and all rules in force as the session reads them.
    name: 'baara_role',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_role (
        id text PRIMARY KEY,
        label_fr text,
        label_en text,
        rules text NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((label_fr IS NULL) = (label_en IS NULL))
      )`,
    ],
  },
  {
    name: 'baara_role_rule',
    after: ['baara_role', 'baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_role_rule (
        id uuid PRIMARY KEY,
        role text NOT NULL REFERENCES baara_role,
        verb text NOT NULL CHECK (verb IN ('add', 'withhold', 'limit')),
        form text NOT NULL,
        actions text[] NOT NULL,
        fields text[],
        scope text NOT NULL CHECK (scope IN ('unit', 'everywhere')),
        condition text,
        added_at timestamptz NOT NULL DEFAULT now(),
        added_by uuid REFERENCES baara_user,
        why text NOT NULL,
        ended_at timestamptz,
        ended_by uuid REFERENCES baara_user,
        ended_why text
      )`,
      'CREATE INDEX IF NOT EXISTS baara_role_rule_role ON baara_role_rule (role)',
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
      // The name by which a session is ended: its token is nobody's to see.
      'ALTER TABLE baara_session ADD COLUMN IF NOT EXISTS id uuid NOT NULL DEFAULT gen_random_uuid()',
      'ALTER TABLE baara_session ADD COLUMN IF NOT EXISTS agent text',
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
  {
    name: 'baara_invitation',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_invitation (
        token text PRIMARY KEY,
        user_id uuid NOT NULL UNIQUE REFERENCES baara_user,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires timestamptz NOT NULL
      )`,
    ],
  },
  {
    name: 'baara_second_factor',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_second_factor (
        user_id uuid PRIMARY KEY REFERENCES baara_user,
        secret text NOT NULL,
        confirmed_at timestamptz,
        last_step bigint NOT NULL DEFAULT 0
      )`,
    ],
  },
  {
    name: 'baara_recovery_code',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_recovery_code (
        user_id uuid NOT NULL REFERENCES baara_user,
        hash text NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (user_id, hash)
      )`,
    ],
  },
  {
    name: 'baara_token',
    after: ['baara_user'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_token (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES baara_user,
        name text NOT NULL,
        scope text NOT NULL CHECK (scope IN ('read', 'write')),
        token text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires timestamptz NOT NULL,
        last_seen timestamptz,
        revoked_at timestamptz
      )`,
      'CREATE INDEX IF NOT EXISTS baara_token_user ON baara_token (user_id)',
      // Of a token for a part: which forms, and what is done with them.
      'ALTER TABLE baara_token ADD COLUMN IF NOT EXISTS forms text[]',
      'ALTER TABLE baara_token ADD COLUMN IF NOT EXISTS actions text[]',
      'ALTER TABLE baara_token DROP CONSTRAINT IF EXISTS baara_token_scope_check',
      `ALTER TABLE baara_token ADD CONSTRAINT baara_token_scope_check
        CHECK (scope IN ('read', 'write', 'part') AND (scope = 'part') = (forms IS NOT NULL AND actions IS NOT NULL))`,
    ],
  },
];
