import type { SystemTable } from '../schema/system-table.ts';
import { canonicalSql, firstHash } from './canonical.ts';

/**
 * Who did what, when, from where and why. Entries are inserted beside the work that they tell of, and chained a moment later, one after
 * the other, by `baara_audit_chain`: the one change that the table allows, once a row.
 */
export const systemTables: readonly SystemTable[] = [
  {
    name: 'baara_audit',
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_audit (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        kind text NOT NULL,
        user_id text,
        username text,
        address text,
        agent text,
        form text,
        record uuid,
        subject text,
        details jsonb NOT NULL DEFAULT '{}',
        reason text,
        position bigint UNIQUE,
        hash text,
        CHECK ((position IS NULL) = (hash IS NULL))
      )`,
      'CREATE INDEX IF NOT EXISTS baara_audit_pending ON baara_audit (at, id) WHERE position IS NULL',
      'CREATE INDEX IF NOT EXISTS baara_audit_at ON baara_audit (at)',
      'CREATE INDEX IF NOT EXISTS baara_audit_user ON baara_audit (user_id, id)',
      'CREATE INDEX IF NOT EXISTS baara_audit_subject ON baara_audit (subject, id) WHERE subject IS NOT NULL',
      'CREATE INDEX IF NOT EXISTS baara_audit_record ON baara_audit (record, id) WHERE record IS NOT NULL',
      `CREATE OR REPLACE FUNCTION baara_audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF OLD.position IS NULL AND NEW.position IS NOT NULL
            AND to_jsonb(OLD) - 'position' - 'hash' = to_jsonb(NEW) - 'position' - 'hash' THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'baara_audit is append-only' USING ERRCODE = 'restrict_violation';
      END $$`,
      `CREATE OR REPLACE TRIGGER baara_audit_is_kept BEFORE UPDATE OR DELETE ON baara_audit
        FOR EACH ROW EXECUTE FUNCTION baara_audit_is_kept()`,
      `CREATE OR REPLACE TRIGGER baara_audit_is_whole BEFORE TRUNCATE ON baara_audit
        FOR EACH STATEMENT EXECUTE FUNCTION baara_audit_is_kept()`,
    ],
  },
  {
    name: 'baara_audit_head',
    after: ['baara_audit'],
    ddl: [
      `CREATE TABLE IF NOT EXISTS baara_audit_head (
        one boolean PRIMARY KEY DEFAULT TRUE CHECK (one),
        position bigint NOT NULL,
        hash text NOT NULL
      )`,
      `INSERT INTO baara_audit_head (position, hash) VALUES (0, '${firstHash}') ON CONFLICT DO NOTHING`,
      `CREATE OR REPLACE FUNCTION baara_audit_chain(most integer) RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE
        entry baara_audit;
        place bigint;
        link text;
        done integer := 0;
      BEGIN
        -- One link at a time, on every node; whoever waits here sees afterwards what the one before has chained.
        PERFORM pg_advisory_xact_lock(4223114100);
        SELECT h.position, h.hash INTO place, link FROM baara_audit_head h;
        FOR entry IN SELECT * FROM baara_audit a WHERE a.position IS NULL ORDER BY a.at, a.id LIMIT most LOOP
          place := place + 1;
          link := encode(sha256(convert_to(link || E'\\n' || ${canonicalSql('entry')}, 'UTF8')), 'hex');
          UPDATE baara_audit a SET position = place, hash = link WHERE a.id = entry.id;
          done := done + 1;
        END LOOP;
        IF done > 0 THEN UPDATE baara_audit_head SET position = place, hash = link; END IF;
        RETURN done;
      END $$`,
    ],
  },
];
