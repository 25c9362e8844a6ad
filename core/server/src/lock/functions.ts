import { coreRole, moduleRole } from '../database/index.ts';
import { lockSchema, openSchema } from './names.ts';

const path = 'SET search_path = pg_catalog, pg_temp';

/**
 * What a session may reach travels in a setting. A module may write any setting, so it is sealed: with a secret that no module reads, and with the
 * connection, the transaction and the message for which it was made, so that what was seen in one is worth nothing in another.
 * Hashed twice: a digest of secret and text alone can be continued by who does not know the secret.
 */
const seal = `CREATE FUNCTION ${lockSchema}.seal(reach text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
  SELECT encode(sha256(convert_to(s.value || encode(sha256(convert_to(concat_ws(E'\\n', s.value, pg_backend_pid(),
    extract(epoch FROM transaction_timestamp()), extract(epoch FROM statement_timestamp()), reach), 'UTF8')), 'hex'), 'UTF8')), 'hex')
  FROM ${lockSchema}.secret s
$$`;

const reach = `CREATE FUNCTION ${lockSchema}.reach() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER ${path} AS $$
DECLARE said text := current_setting('baara.reach', true);
BEGIN
  IF said IS NULL OR said = '' OR current_setting('baara.seal', true) IS DISTINCT FROM ${lockSchema}.seal(said) THEN
    RAISE EXCEPTION 'the rights of this session are not known here' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN said::jsonb;
END $$`;

const answers = [
  `holds(form text, what text, condition text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
    SELECT ${lockSchema}.reach() -> 'forms' -> form -> what -> condition IS NOT NULL $$`,
  `everywhere(form text, what text, condition text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
    SELECT coalesce(${lockSchema}.reach() -> 'forms' -> form -> what ->> condition = 'everywhere', FALSE) $$`,
  `units(form text, what text, condition text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
    SELECT coalesce(array_agg(unit::uuid), '{}') FROM (SELECT ${lockSchema}.reach() -> 'forms' -> form -> what -> condition AS held) h,
      jsonb_array_elements_text(CASE jsonb_typeof(held) WHEN 'array' THEN held ELSE '[]' END) unit $$`,
  `whole(form text, what text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
    SELECT coalesce(${lockSchema}.reach() -> 'forms' -> form -> what = 'true', FALSE) $$`,
  `today() RETURNS date LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
    SELECT (${lockSchema}.reach() ->> 'today')::date $$`,
  `asker(fact text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER ${path} AS $$
    SELECT (${lockSchema}.reach() ->> fact)::uuid $$`,
];

/**
 * Runs what a module wrote. It belongs to the module's role, and inside such a function PostgreSQL lets nobody change the role, by any statement or
 * function; a cursor takes one statement, which begins with SELECT here; and STABLE lets it write nothing.
 */
const run = `CREATE FUNCTION ${lockSchema}.run(statement text) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = ${openSchema}, public, pg_catalog, pg_temp AS $$
DECLARE
  rows refcursor;
  found json;
BEGIN
  OPEN rows FOR EXECUTE format(E'SELECT json_agg(module_rows) FROM (%s\\n) module_rows', statement);
  FETCH rows INTO found;
  CLOSE rows;
  RETURN coalesce(found, '[]');
END $$`;

/** Seals what the session may reach, runs the statement, and takes back all that it did to settings or anything else. */
const ask = `CREATE FUNCTION ${lockSchema}.ask(statement text, reach text) RETURNS json LANGUAGE plpgsql SECURITY DEFINER ${path} AS $$
DECLARE found json;
BEGIN
  BEGIN
    PERFORM set_config('baara.reach', reach, true), set_config('baara.seal', ${lockSchema}.seal(reach), true);
    found := ${lockSchema}.run(statement);
    RAISE EXCEPTION USING ERRCODE = 'BA000';
  EXCEPTION WHEN SQLSTATE 'BA000' THEN
    RETURN found;
  END;
END $$`;

/** The functions of the lock. Run once, in an empty schema. */
export const functions: readonly string[] = [
  `CREATE TABLE ${lockSchema}.secret (value text NOT NULL)`,
  `INSERT INTO ${lockSchema}.secret VALUES (gen_random_uuid()::text || gen_random_uuid()::text)`,
  seal,
  reach,
  ...answers.map((answer) => `CREATE FUNCTION ${lockSchema}.${answer}`),
  run,
  ask,
  `REVOKE ALL ON ${lockSchema}.secret FROM PUBLIC`,
  `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${lockSchema} FROM PUBLIC`,
  ...answers.map(
    (answer) =>
      `GRANT EXECUTE ON FUNCTION ${lockSchema}.${answer.slice(0, answer.indexOf(' RETURNS'))} TO ${moduleRole}, ${coreRole}`,
  ),
  // Giving a function away asks its new owner to have the right to make one there.
  `GRANT USAGE, CREATE ON SCHEMA ${lockSchema} TO ${moduleRole}`,
  `ALTER FUNCTION ${lockSchema}.run(text) OWNER TO ${moduleRole}`,
  `REVOKE CREATE ON SCHEMA ${lockSchema} FROM ${moduleRole}`,
  `GRANT USAGE ON SCHEMA ${lockSchema} TO ${coreRole}`,
  `GRANT EXECUTE ON FUNCTION ${lockSchema}.ask(text, text) TO ${coreRole}`,
];
