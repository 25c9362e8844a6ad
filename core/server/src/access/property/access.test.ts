import type { Expression } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query, together } from '../../database/index.ts';
import type { TestDatabase } from '../../testing/index.ts';
import { allowRead, asCondition, rowPolicy } from '../index.ts';
import { type Asker, cases, everyCase } from './cases.ts';
import { openWorlds } from './database.ts';
import { filters } from './model.ts';
import { oracleOf } from './oracle.ts';
import type { World } from './world.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openWorlds();
});
afterAll(() => db.close());

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

/** Which answers were frequent: the cases are worth something only while none is rare. */
const met = { seen: 0, hidden: 0, writable: 0, partly: 0, refusals: 0, matches: 0, deputies: 0 };

async function rowsAgree(world: World, { held, form }: Asker): Promise<void> {
  const oracle = oracleOf(world, held);
  const all = oracle.of(form);
  const mayRead = all.filter((each) => oracle.maySee(each));
  const fields = oracle.fieldsOf(form);
  const fieldsOf = (each: (typeof all)[number]) => fields.filter((field) => oracle.may('read', each, field));
  const [read, written] = await together([readRows(form), writableRows(form)]);
  expect(read).toEqual(new Map(mayRead.map((each) => [each.id, fieldsOf(each).map(({ key }) => key)])));
  const rights = all.map((each) => ({
    id: each.id,
    update: oracle.may('update', each),
    delete: oracle.may('delete', each),
  }));
  expect(written).toEqual(rights);
  met.seen += mayRead.length;
  met.hidden += all.length - mayRead.length;
  met.writable += rights.filter(({ update }) => update).length;
  met.partly += mayRead.filter((each) => fieldsOf(each).length < fields.length).length;
  met.deputies += held.holdings.some(({ giver }) => giver) && mayRead.length > 0 ? 1 : 0;
}

async function filterAgrees(world: World, { held, form, choice }: Asker): Promise<void> {
  const oracle = oracleOf(world, held);
  const own = filters[form] ?? [];
  const where = own[choice % own.length] as Expression;
  if (oracle.isRefused(form, where)) {
    expect(() => allowRead({ form, where, includeDeleted: true })).toThrowError(
      expect.objectContaining({ code: 'access.field_denied' }),
    );
    met.refusals += 1;
    return;
  }
  const expected = oracle.of(form).filter((each) => oracle.maySee(each) && oracle.matches(each, where));
  const found = [...(await readRows(form, where)).keys()];
  expect({ form, where, found }).toEqual({ form, where, found: expected.map(({ id }) => id) });
  met.matches += expected.length;
}

test('rows, fields and filters are open to exactly those whom the naive rules allow', {
  timeout: 1_200_000,
}, async () => {
  let done = 0;
  await everyCase(db.database, async (world, asker) => {
    await rowsAgree(world, asker);
    await filterAgrees(world, asker);
    done += 1;
  });
  expect(done).toBeGreaterThanOrEqual(cases);
  const rare = Object.entries(met).filter(([, times]) => times < cases / 200);
  expect({ ...met, rare }).toEqual({ ...met, rare: [] });
});
