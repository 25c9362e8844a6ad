import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { current, inTransaction, query, type Session } from '../database/index.ts';
import { rebuildPlacement } from '../placement/index.ts';
import { createRecord } from '../records/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { rebuildClosure } from '../tree/index.ts';
import { moduleSql } from './index.ts';

const tiny = tinyModel();
const manager = tiny.roles.manager;
if (!manager) throw new Error('the tiny model has a manager');
const directory = {
  ...manager,
  id: 'directory',
  grants: [{ form: 'person', actions: ['read' as const], fields: ['surname'], scope: 'everywhere' as const }],
};
const model = { ...tiny, roles: { manager, directory } };
const [north, south, ours, theirs] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];

const holding = (...assignments: readonly (readonly [role: string, unit: string | null])[]): Session => ({
  kind: 'user',
  user: uuidv7(),
  username: 'awa',
  language: 'fr',
  person: null,
  assignments: assignments.map(([role, unit]) => ({ id: uuidv7(), role, unit, from: '2020-01-01', to: null })),
});
const northern = holding(['manager', north], ['directory', north]);
const national = holding(['manager', null]);

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model });
  await test.run(async ({ connection }) => {
    const unit = (id: string, name: string) => `
      INSERT INTO unit (id, code, name) VALUES ('${id}', '${name}', '${name}');
      INSERT INTO unit_state (id, unit, name, valid_from) VALUES ('${uuidv7()}', '${id}', '${name}', '2020-01-01');`;
    const person = (id: string, surname: string, at: string) => `
      INSERT INTO person (id, surname, forename, birth_date, salary, owner) VALUES ('${id}', '${surname}', 'Awa', '1980-02-03', 250000, '${at}');
      INSERT INTO assignment (id, person, facility, main, valid_from) VALUES ('${uuidv7()}', '${id}', '${at}', true, '2020-01-01');
      INSERT INTO note (id, person, body) VALUES ('${uuidv7()}', '${id}', 'of ${surname}');
      INSERT INTO person__dependants (id, record, pos, name) VALUES ('${uuidv7()}', '${id}', 0, 'of ${surname}');`;
    await connection.execute(
      unit(north, 'Nord') + unit(south, 'Sud') + person(ours, 'Keita', north) + person(theirs, 'Diarra', south),
    );
    await connection.execute(
      `INSERT INTO baara_user (id, username, name, language, password) VALUES ('${uuidv7()}', 'secretkeeper', 'x', 'fr', 'argon')`,
    );
    await rebuildClosure();
    await rebuildPlacement('person');
  });
});
afterAll(() => test.close());

const as = <T>(session: Session, work: () => Promise<T>): Promise<T> => test.run(work, session);
/** A statement as a module may write it, whatever it says. */
const raw = (statement: string) => moduleSql`${sql.raw(statement)}`;
const refused = async (statement: string, session = northern) => {
  const outcome = await as(session, () => raw(statement)).then(
    (rows) => ({ rows }),
    (error: { cause?: { state?: string } }) => error.cause?.state ?? String(error),
  );
  return outcome;
};

describe('a module that asks for itself', () => {
  it('sees the rows of its user, and of the others the fields that a grant shows', async () => {
    const people = () => moduleSql`SELECT surname, forename, salary, birth_date FROM person ORDER BY surname`;
    expect(await as(northern, people)).toEqual([
      { surname: 'Diarra', forename: null, salary: null, birth_date: null },
      { surname: 'Keita', forename: 'Awa', salary: null, birth_date: '1980-02-03' },
    ]);
    expect(await as(holding(), people)).toEqual([]);
    expect(await as(systemSession, () => moduleSql`SELECT salary FROM person WHERE id = ${ours}`)).toEqual([
      { salary: 250000 },
    ]);
  });

  it('sees of groups, posts, places and the tree what belongs to those rows', async () => {
    const counts = () => moduleSql`
      SELECT (SELECT count(*) FROM person__dependants) AS dependants, (SELECT count(*) FROM assignment) AS posts,
        (SELECT count(*) FROM person_place) AS places, (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM unit_closure) AS tree`;
    expect(await as(northern, counts)).toEqual([{ dependants: 1, posts: 1, places: 1, notes: 1, tree: 2 }]);
    expect(await as(national, counts)).toEqual([{ dependants: 2, posts: 2, places: 2, notes: 2, tree: 2 }]);
    expect(await as(holding(['directory', null]), counts)).toEqual([
      { dependants: 0, posts: 0, places: 0, notes: 0, tree: 0 },
    ]);
  });

  it('sees what its own transaction has written', async () => {
    const seen = await as(northern, async () => {
      await createRecord({ form: 'note', id: uuidv7(), values: { person: ours, body: 'new' } });
      return moduleSql`SELECT body FROM note ORDER BY body`;
    });
    expect(seen).toEqual([{ body: 'new' }, { body: 'of Keita' }]);
    await test.run(() => query(sql`DELETE FROM note WHERE body = 'new'`));
  });
});

describe('a module that wants to leak', () => {
  it('reads no table, whatever holds it', async () => {
    const tables = (await test.run(() =>
      query(
        sql`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
      ),
    )) as { name: string }[];
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['person', 'baara_user', 'baara_history']));
    const outcomes = await Promise.all(tables.map(({ name }) => refused(`SELECT * FROM public."${name}"`)));
    expect(new Set(outcomes)).toEqual(new Set(['42501']));
    expect(await refused('SELECT * FROM baara_lock.secret')).toBe('42501');
    expect(await refused(`SELECT baara_lock.seal('{}')`)).toBe('42501');
    expect(await refused(`SELECT baara_lock.ask('SELECT 1', '{}')`)).toBe('42501');
  });

  it.each([
    ['changes the role by a function', `SELECT set_config('role', 'none', true)`, '42501'],
    ['changes whose session it is', `SELECT set_config('session_authorization', 'postgres', true)`, '42501'],
    [
      'sends a second statement',
      `SELECT 1) module_rows; RESET ROLE; SELECT json_agg(module_rows) FROM (SELECT 1`,
      '42P11',
    ],
    ['sends RESET ROLE alone', 'RESET ROLE', '42601'],
    ['closes the bracket itself', `SELECT 1) q; SELECT * FROM public.person --`, '42601'],
    [
      'comes back by a query inside a function',
      `SELECT query_to_xml('SELECT * FROM public.person', true, true, '')`,
      '42501',
    ],
    ['changes the role inside a function', `SELECT query_to_xml('SET ROLE NONE', true, true, '')`, '0A000'],
    ['runs a block', 'DO $$ BEGIN RESET ROLE; END $$', '42601'],
    ['copies a table', 'COPY public.person TO STDOUT', '42601'],
    ['writes', `WITH gone AS (DELETE FROM person RETURNING 1) SELECT * FROM gone`, '0A000'],
    ['makes a table of its own', 'SELECT 1 AS a INTO TEMP own', '42601'],
    ['reads a file of the server', `SELECT pg_read_file('PG_VERSION')`, '42501'],
    ['ends another connection', `SELECT pg_terminate_backend(pg_backend_pid())`, '42501'],
    [
      'asks for another user',
      `WITH x AS MATERIALIZED (SELECT set_config('baara.user', '${uuidv7()}', true), set_config('baara.reach', '{"forms":{"person":{"rows":{"":"everywhere"}}}}', true)) SELECT p.* FROM x, person p`,
      '42501',
    ],
    ['redacts the past', `SELECT public.baara_redact_history('${ours}', ARRAY['surname'], 'x')`, '42501'],
  ])('is refused when it %s', async (_, statement, state) => {
    expect(await refused(statement)).toBe(state);
  });

  it('learns nothing from what others run, and nothing from a function that fails on a hidden value', async () => {
    expect(await as(northern, () => raw(`SELECT DISTINCT query FROM pg_stat_activity WHERE query <> ''`))).toEqual([
      { query: '<insufficient privilege>' },
    ]);
    // Were the condition asked of hidden rows, it would divide by zero there.
    const probe = `SELECT surname FROM person WHERE 1 / (CASE WHEN surname = 'Diarra' AND salary = 250000 THEN 0 ELSE 1 END) = 1 ORDER BY 1`;
    expect(await as(northern, () => raw(probe))).toEqual([{ surname: 'Diarra' }, { surname: 'Keita' }]);
    const notes = `SELECT body FROM note WHERE 1 / (CASE WHEN body = 'of Diarra' THEN 0 ELSE 1 END) = 1`;
    expect(await as(northern, () => raw(notes))).toEqual([{ body: 'of Keita' }]);
  });

  it('cannot use again what it saw in a transaction of somebody who sees more', async () => {
    const settings = `SELECT current_setting('baara.reach') AS reach, current_setting('baara.seal') AS seal FROM person LIMIT 1`;
    const [seen] = (await as(national, () => raw(settings))) as { reach: string; seal: string }[];
    expect(seen?.reach).toContain('everywhere');
    const again = `WITH x AS MATERIALIZED (SELECT set_config('baara.reach', '${seen?.reach}', true), set_config('baara.seal', '${seen?.seal}', true)) SELECT p.* FROM x, person p`;
    expect(await refused(again)).toBe('42501');
  });

  it('leaves nothing behind: no setting, no role', async () => {
    const state = async () =>
      (
        await query(sql`
          SELECT current_user AS role, current_setting('baara.user') AS who, current_setting('search_path') AS path,
            coalesce(current_setting('baara.redacting', true), '') AS redacting, coalesce(current_setting('baara.seal', true), '') AS seal`)
      )[0];
    const [before, after] = await as(northern, async () => {
      const first = await state();
      await raw(
        `SELECT set_config('baara.user', 'x', true), set_config('search_path', 'baara_open', false), set_config('baara.redacting', 'on', false)`,
      );
      return [first, await state()];
    });
    expect(before).toMatchObject({ role: 'baara_core', seal: '' });
    expect(after).toEqual(before);
  });

  it('stays behind row-level security where somebody gave it a table by mistake', async () => {
    const rows = await as(holding(['manager', north]), async () => {
      const { database } = current();
      await inTransaction({ database, model, session: systemSession }, ({ connection }) =>
        connection.execute('GRANT SELECT ON public.note, public.person__dependants TO baara_module'),
      );
      const found = await raw(
        `SELECT body FROM public.note, person UNION SELECT name FROM public.person__dependants, person`,
      );
      await inTransaction({ database, model, session: systemSession }, ({ connection }) =>
        connection.execute('REVOKE ALL ON public.note, public.person__dependants FROM baara_module'),
      );
      return found;
    });
    expect(rows).toEqual([{ body: 'of Keita' }]);
  });
});

describe('what a user’s transaction may do', () => {
  it('changes no past: neither the history, by whatever partition, nor the audit', async () => {
    const partitions = await test.run(() =>
      query(sql`SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'baara_history'::regclass`),
    );
    const pasts = [
      'baara_history',
      'baara_passage',
      'baara_redaction',
      'baara_audit',
      ...partitions.map(({ name }) => String(name)),
    ];
    expect(pasts.length).toBeGreaterThan(5);
    for (const past of pasts) {
      for (const statement of [`DELETE FROM ${past}`, `UPDATE ${past} SET reason = 'x'`, `TRUNCATE ${past}`]) {
        await expect(as(northern, () => query(sql.raw(statement)))).rejects.toMatchObject({
          cause: { state: '42501' },
        });
      }
    }
  });

  it('is planned as the owner’s: row-level security stands in the way of no index', async () => {
    const plan = () =>
      query(sql`EXPLAIN (COSTS OFF) SELECT p.id FROM person p JOIN assignment a ON a.person = p.id
        WHERE p.name_key LIKE 'kei%' AND p.surname ~ 'a' AND a.valid_from <= '2026-01-01' AND EXISTS (SELECT 1 FROM note n WHERE n.person = p.id)`);
    expect(await as(northern, plan)).toEqual(await test.run(plan));
  });

  it('makes and changes no table, and takes the owner’s role back with the system’s work only', async () => {
    for (const statement of [
      'CREATE TABLE own (n integer)',
      'DROP TABLE note',
      'ALTER TABLE note DISABLE TRIGGER ALL',
      `UPDATE baara_ledger SET fingerprint = ''`,
    ])
      await expect(as(northern, () => query(sql.raw(statement)))).rejects.toMatchObject({ cause: { state: '42501' } });
    const roles = await as(northern, async () => {
      const role = async () => (await query(sql`SELECT current_user AS role, session_user AS login`))[0];
      const { database } = current();
      const inside = await inTransaction({ database, model, session: systemSession }, role);
      return [await role(), inside];
    });
    expect(roles[0]?.role).toBe('baara_core');
    expect(roles[1]?.role).toBe(roles[1]?.login);
    const after = await test.run(async () => (await query(sql`SELECT current_user = session_user AS own`))[0]);
    expect(after).toEqual({ own: true });
  });
});
