import type { SystemTable } from '../schema/system-table.ts';

/**
 * Who changed what, when and why: one row per record and revision, the changed fields only, partitioned by year.
 * Nothing updates or deletes it but `baara_redact_history`, which leaves `{"redacted": true}` and its own line.
 */
const history: SystemTable = {
  name: 'baara_history',
  ddl: [
    `CREATE TABLE IF NOT EXISTS baara_history (
      form text NOT NULL,
      record uuid NOT NULL,
      rev integer NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      user_id text,
      envelope uuid NOT NULL,
      verb text NOT NULL CHECK (verb IN ('create', 'update', 'delete', 'restore')),
      nature text CHECK (nature IN ('correction', 'event')),
      reason text,
      act text,
      before jsonb NOT NULL DEFAULT '{}',
      after jsonb NOT NULL DEFAULT '{}',
      PRIMARY KEY (record, rev, at)
    ) PARTITION BY RANGE (at)`,
    'CREATE INDEX IF NOT EXISTS baara_history_envelope ON baara_history (envelope)',
    'CREATE TABLE IF NOT EXISTS baara_history_other PARTITION OF baara_history DEFAULT',
    `CREATE OR REPLACE FUNCTION baara_history_years(first integer, last integer) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      FOR y IN first..last LOOP
        BEGIN
          EXECUTE format('CREATE TABLE IF NOT EXISTS baara_history_%s PARTITION OF baara_history FOR VALUES FROM (%L) TO (%L)',
            y, make_date(y, 1, 1), make_date(y + 1, 1, 1));
        EXCEPTION WHEN check_violation THEN
          NULL; -- the year began in the default partition and stays there
        END;
      END LOOP;
    END $$`,
    `CREATE OR REPLACE FUNCTION baara_history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND current_setting('baara.redacting', true) = 'on' THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'baara_history is append-only' USING ERRCODE = 'restrict_violation';
    END $$`,
    ...guards('baara_history'),
    `SELECT baara_history_years(extract(year FROM now())::integer - 1, extract(year FROM now())::integer + 2)`,
  ],
};

/** Each redaction: which fields of which record were taken out of the history, by whose decision. */
const redaction: SystemTable = {
  name: 'baara_redaction',
  after: ['baara_history'],
  ddl: [
    `CREATE TABLE IF NOT EXISTS baara_redaction (
      record uuid NOT NULL,
      fields text[] NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      at timestamptz NOT NULL DEFAULT now(),
      database_user text NOT NULL DEFAULT session_user
    )`,
    `CREATE OR REPLACE FUNCTION baara_redact(facts jsonb, fields text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
      SELECT coalesce(jsonb_object_agg(key, CASE WHEN key = ANY(fields) THEN '{"redacted": true}'::jsonb ELSE value END), '{}')
      FROM jsonb_each(facts)
    $$`,
    `CREATE OR REPLACE FUNCTION baara_redact_history(target uuid, fields text[], why text) RETURNS integer LANGUAGE plpgsql AS $$
    DECLARE touched integer;
    BEGIN
      INSERT INTO baara_redaction (record, fields, reason) VALUES (target, fields, why);
      PERFORM set_config('baara.redacting', 'on', true);
      UPDATE baara_history h SET before = baara_redact(h.before, baara_redact_history.fields), after = baara_redact(h.after, baara_redact_history.fields)
        WHERE h.record = target AND (h.before ?| baara_redact_history.fields OR h.after ?| baara_redact_history.fields);
      GET DIAGNOSTICS touched = ROW_COUNT;
      PERFORM set_config('baara.redacting', 'off', true);
      RETURN touched;
    END $$`,
  ],
};

/** Each passage of a record from one state of a workflow to another. Nothing updates or deletes it. */
const passage: SystemTable = {
  name: 'baara_passage',
  after: ['baara_history'],
  ddl: [
    `CREATE TABLE IF NOT EXISTS baara_passage (
      form text NOT NULL,
      record uuid NOT NULL,
      rev integer NOT NULL,
      workflow text NOT NULL,
      transition text,
      from_state text NOT NULL,
      to_state text NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      user_id text,
      behalf_of text,
      envelope uuid NOT NULL,
      reason text,
      act text,
      PRIMARY KEY (record, workflow, rev)
    )`,
    `CREATE OR REPLACE FUNCTION baara_passage_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'baara_passage is append-only' USING ERRCODE = 'restrict_violation';
    END $$`,
    ...guards('baara_passage'),
  ],
};

export const systemTables: readonly SystemTable[] = [history, redaction, passage];

/** The triggers that call a table's `<table>_is_kept()` before anything in it is changed or taken away. */
function guards(table: string): readonly string[] {
  return [
    `CREATE OR REPLACE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION ${table}_is_kept()`,
    `CREATE OR REPLACE TRIGGER ${table}_is_whole BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION ${table}_is_kept()`,
  ];
}
