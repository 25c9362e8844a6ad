import type { Model } from '@baara/model';
import { isInChildTable as hasTable } from '../access/index.ts';
import { coreRole, moduleRole, quote } from '../database/index.ts';
import { openSchema } from './names.ts';

/** What nobody but the owner of the database changes or takes away. */
const kept = ['baara_history', 'baara_passage', 'baara_redaction', 'baara_audit'];

/** What says how the database stands: written by the planner alone. */
const planned = ['baara_ledger', 'baara_object', 'baara_retired', 'baara_step', 'baara_seed'];

const named = (tables: readonly string[]): string => tables.map((table) => `'${table}'`).join(', ');

/** A table of records, and by which of its columns it says of which record of which form. */
interface RecordTable {
  readonly table: string;
  readonly form: string;
  readonly key: 'id' | 'record';
}

/**
 * What the roles may do. Partitions of the history are reached through it alone, those to come too: by themselves they are given to nobody.
 * Row-level security stands behind the privileges: what somebody grants to the module's role by mistake still shows no row that its user may not see.
 */
export function privileges(model: Model): readonly string[] {
  return [
    `GRANT USAGE ON SCHEMA public TO ${coreRole}, ${moduleRole}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${moduleRole}, ${coreRole}`,
    `GRANT USAGE ON SCHEMA ${openSchema} TO ${moduleRole}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${openSchema} TO ${moduleRole}`,
    coreGrants,
    maySee,
    `REVOKE ALL ON FUNCTION public.baara_may_see(text, uuid) FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION public.baara_may_see(text, uuid) TO ${moduleRole}`,
    policies(recordTables(model)),
  ];
}

const coreGrants = `DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.relname AS name, c.relkind AS kind FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'S') AND NOT c.relispartition
  LOOP
    IF t.kind = 'S' THEN EXECUTE format('GRANT USAGE ON SEQUENCE public.%I TO ${coreRole}', t.name);
    ELSIF t.name IN (${named(planned)}) THEN EXECUTE format('GRANT SELECT ON public.%I TO ${coreRole}', t.name);
    ELSIF t.name IN (${named(kept)}) THEN EXECUTE format('GRANT SELECT, INSERT ON public.%I TO ${coreRole}', t.name);
    ELSE EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO ${coreRole}', t.name);
    END IF;
  END LOOP;
END $$`;

/** Says it by name, so that no policy stands in the way when the views are made anew. */
const maySee = `CREATE OR REPLACE FUNCTION public.baara_may_see(form text, record uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE yes boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM ${openSchema}.%I WHERE id = $1)', form) INTO yes USING record;
  RETURN yes;
END $$`;

/** Only where they are not as they should be: each takes its table for itself for a moment. */
function policies(tables: readonly RecordTable[]): string {
  const rows = tables.map(({ table, form, key }) => `(${[table, form, key].map(quote).join(', ')})`);
  return `DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.relname AS name, v.form, v.key FROM (VALUES ${rows.join(', ')}) v(name, form, key)
    JOIN pg_class c ON c.relname = v.name AND c.relnamespace = 'public'::regnamespace
    WHERE NOT c.relrowsecurity OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'baara_module'
      AND strpos(pg_get_expr(p.polqual, p.polrelid), quote_literal(v.form)) > 0)
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('DROP POLICY IF EXISTS baara_core ON public.%I', t.name);
    EXECUTE format('DROP POLICY IF EXISTS baara_module ON public.%I', t.name);
    EXECUTE format('CREATE POLICY baara_core ON public.%I TO ${coreRole} USING (true) WITH CHECK (true)', t.name);
    EXECUTE format('CREATE POLICY baara_module ON public.%I FOR SELECT TO ${moduleRole} USING (baara_may_see(%L, %I))', t.name, t.form, t.key);
  END LOOP;
END $$`;
}

function recordTables(model: Model): readonly RecordTable[] {
  return Object.values(model.forms).flatMap(({ id, fields, place }): readonly RecordTable[] => [
    { table: id, form: id, key: 'id' },
    ...Object.values(fields)
      .filter(hasTable)
      .map(({ key }) => ({ table: `${id}__${key}`, form: id, key: 'record' as const })),
    ...(place.some(({ kind }) => kind === 'posts') ? [{ table: `${id}_place`, form: id, key: 'record' as const }] : []),
  ]);
}
