import { type Action, BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { current, inTransaction, query } from '../../database/index.ts';
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
async function readRows(
  form: string,
  where?: (typeof filters)[string][number],
): Promise<Map<unknown, readonly string[]>> {
  const plan = allowRead({ form, ...(where ? { where } : {}), includeDeleted: true });
  const shown = plan.fields.map(
    (key) => sql`, ${plan.conditional.get(key) ?? sql`TRUE`} AS ${sql.identifier(`${key}__readable`)}`,
  );
  const rows = await query(
    sql`SELECT t.id::text AS id${sql.join(shown)} FROM ${sql.identifier(form)} t WHERE ${plan.where}`,
  );
  return new Map(rows.map((row) => [row.id, plan.fields.filter((key) => row[`${key}__readable`] === true)]));
}

async function propertyOf(check: (world: World, held: Rights) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, rights, (world, held) => inWorld(world, held, () => check(world, held))),
    { numRuns: cases, seed },
  );
}

test('rows and fields that are read are those that the naive rules allow', { timeout: 600_000 }, async () => {
  let seen = 0;
  let hidden = 0;
  await propertyOf(async (world, held) => {
    const oracle = oracleOf(world, held);
    for (const form of formIds) {
      const expected = oracle
        .of(form)
        .filter((each) => oracle.mayRead(each) && (!each.record.deleted || oracle.may('delete', each)))
        .map(
          (each) =>
            [
              each.id,
              oracle
                .fieldsOf(form)
                .filter((field) => oracle.may('read', each, field))
                .map(({ key }) => key),
            ] as const,
        );
      expect(await readRows(form)).toEqual(new Map(expected));
      seen += expected.length;
      hidden += oracle.of(form).length - expected.length;
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
  await propertyOf(async (world, held) => {
    const oracle = oracleOf(world, held);
    for (const form of formIds) {
      for (const where of filters[form] ?? []) {
        if (oracle.isRefused(form, where)) {
          await expect(readRows(form, where)).rejects.toMatchObject({ code: 'access.field_denied' });
          refusals += 1;
          continue;
        }
        const expected = oracle
          .of(form)
          .filter((each) => oracle.mayRead(each) && (!each.record.deleted || oracle.may('delete', each)))
          .filter((each) => oracle.matches(each, where));
        const found = await readRows(form, where);
        expect({ form, where, ids: [...found.keys()].sort() }).toEqual({
          form,
          where,
          ids: expected.map(({ id }) => id).sort(),
        });
        matches += expected.length;
      }
    }
  });
  expect(refusals).toBeGreaterThan(cases / 10);
  expect(matches).toBeGreaterThan(cases / 10);
});

test('rows that may be changed or deleted are those that the naive rules allow', { timeout: 600_000 }, async () => {
  await propertyOf(async (world, held) => {
    const oracle = oracleOf(world, held);
    const actions: readonly Action[] = ['update', 'delete'];
    for (const form of formIds) {
      const rows = await query(
        sql`SELECT id::text AS id${sql.join(actions.map((action) => sql`, coalesce(${asCondition(rowPolicy(form, action, 't'))}, FALSE) AS ${sql.identifier(action)}`))} FROM ${sql.identifier(form)} t`,
      );
      const expected = oracle.of(form).map((each) => ({
        id: each.id,
        update: oracle.may('update', each),
        delete: oracle.may('delete', each),
      }));
      expect(rows.sort(byId)).toEqual(expected.sort(byId));
    }
  });
  expect(current).toThrow(BaaraError);
});

function byId(a: { id?: unknown }, b: { id?: unknown }): number {
  return String(a.id) < String(b.id) ? -1 : 1;
}
