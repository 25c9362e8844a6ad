import { type Expression, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, query } from '../../database/index.ts';
import { sessionOf } from '../../sessions/index.ts';
import { openTestDatabase, systemSession, type TestDatabase } from '../../testing/index.ts';
import { allowRead, asCondition, rowPolicy } from '../index.ts';
import { accessModel, filters, formIds, withRoles } from './model.ts';
import { oracleOf, today } from './oracle.ts';
import { type Rights, rights } from './rights.ts';
import { scriptOf, unitId } from './store.ts';
import { type World, worlds } from './world.ts';

const cases = Number(process.env.BAARA_CASES ?? 1000);
const seed = Number(process.env.BAARA_SEED ?? 20260615);

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase({ model: accessModel });
  await db.run(({ connection }) =>
    connection.execute(`
      DELETE FROM cadre; DELETE FROM language;
      INSERT INTO cadre (id, code, label_fr, label_en, counted) VALUES
        ('${uuidv7()}', 'doctor', 'Médecin', 'Doctor', true), ('${uuidv7()}', 'driver', 'Chauffeur', 'Driver', false);
      INSERT INTO language (id, code, label_fr, label_en) VALUES
        ('${uuidv7()}', 'fr', 'Français', 'French'), ('${uuidv7()}', 'bm', 'Bambara', 'Bambara')`),
  );
});
afterAll(() => db.close());

class Undone extends Error {}

/** Runs `work` as a user who holds `held` in `world`; nothing of it stays. */
async function inWorld(world: World, held: Rights, work: () => Promise<void>): Promise<void> {
  const model = withRoles(accessModel, Object.fromEntries(held.roles.map((grants, role) => [`role${role}`, grants])));
  const office = { database: db.database, model, today };
  const user = uuidv7();
  const day = (offset: number) => `'${today}'::date + ${offset}`;
  const assignments = held.holdings.map(
    ({ role, unit, from, to }) =>
      `INSERT INTO baara_assignment (id, user_id, role, unit, valid_from, valid_to) VALUES ('${uuidv7()}', '${user}', 'role${role}',
        ${unit === null ? 'NULL' : `'${unitId(unit % world.parents.length)}'`}, ${day(from)}, ${to === null ? 'NULL' : day(Math.max(from, to))});`,
  );
  const account = `INSERT INTO baara_user (id, username, name, language) VALUES ('${user}', 'awa', 'Awa', 'fr');`;
  try {
    await inTransaction({ ...office, session: systemSession }, async ({ connection }) => {
      await connection.execute([scriptOf(world), account, ...assignments].join('\n'));
      const session = await sessionOf(office, user);
      if (!session) throw new Error('no session');
      await inTransaction({ ...office, session }, work);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
}

/** The rows that a plan lets through, and of each the fields that it shows. */
async function readRows(form: string, where?: Expression): Promise<Map<unknown, readonly string[]>> {
  const plan = allowRead({ form, ...(where ? { where } : {}), includeDeleted: true });
  const shown = plan.fields.map(
    (key) => sql`, ${plan.conditional.get(key) ?? sql`TRUE`} AS ${sql.identifier(`${key}__readable`)}`,
  );
  const rows = await query(
    sql`SELECT t.id::text AS id${sql.join(shown)} FROM ${plan.from} WHERE ${plan.where} ORDER BY t.id`,
  );
  return new Map(rows.map((row) => [row.id, plan.fields.filter((key) => row[`${key}__readable`] === true)]));
}

async function writableRows(form: string): Promise<readonly unknown[]> {
  const may = (action: 'update' | 'delete') =>
    sql`coalesce(${asCondition(rowPolicy(form, action, 't'))}, FALSE) AS ${sql.identifier(action)}`;
  return query(
    sql`SELECT id::text AS id, ${may('update')}, ${may('delete')} FROM ${sql.identifier(form)} t ORDER BY id`,
  );
}

async function propertyOf<T>(
  choices: fc.Arbitrary<T>,
  check: (world: World, held: Rights, choice: T) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, rights, choices, (world, held, choice) =>
      inWorld(world, held, () => check(world, held, choice)),
    ),
    { numRuns: cases, seed },
  );
}

test('rows and fields are read and written by exactly those whom the naive rules allow', {
  timeout: 600_000,
}, async () => {
  let seen = 0;
  let hidden = 0;
  await propertyOf(fc.constant(0), async (world, held) => {
    const oracle = oracleOf(world, held);
    for (const form of formIds) {
      const all = oracle.of(form);
      const mayRead = all.filter((each) => oracle.maySee(each));
      const fieldsOf = (each: (typeof all)[number]) =>
        oracle.fieldsOf(form).filter((field) => oracle.may('read', each, field));
      expect(await readRows(form)).toEqual(
        new Map(mayRead.map((each) => [each.id, fieldsOf(each).map(({ key }) => key)])),
      );
      expect(await writableRows(form)).toEqual(
        all.map((each) => ({ id: each.id, update: oracle.may('update', each), delete: oracle.may('delete', each) })),
      );
      seen += mayRead.length;
      hidden += all.length - mayRead.length;
    }
  });
  // The cases are worth something only while both answers are frequent.
  expect(seen).toBeGreaterThan(cases);
  expect(hidden).toBeGreaterThan(cases);
});

test('a filter lets through what the naive rules say, and is refused where they refuse it', {
  timeout: 600_000,
}, async () => {
  let refusals = 0;
  let matches = 0;
  await propertyOf(fc.nat({ max: 100 }), async (world, held, choice) => {
    const oracle = oracleOf(world, held);
    for (const form of formIds) {
      const own = filters[form] ?? [];
      const where = own[choice % own.length] as Expression;
      if (oracle.isRefused(form, where)) {
        await expect(readRows(form, where)).rejects.toMatchObject({ code: 'access.field_denied' });
        refusals += 1;
        continue;
      }
      const expected = oracle.of(form).filter((each) => oracle.maySee(each) && oracle.matches(each, where));
      const found = [...(await readRows(form, where)).keys()];
      expect({ form, where, found }).toEqual({ form, where, found: expected.map(({ id }) => id) });
      matches += expected.length;
    }
  });
  expect(refusals).toBeGreaterThan(cases / 10);
  expect(matches).toBeGreaterThan(cases / 10);
});
