import type { Expression } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query, type Row } from '../../database/index.ts';
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

/** What an asker is told of a form, by the statements that `access/` compiles. */
interface Told {
  /** The rows that are let through, each with the fields that it shows. */
  readonly read: readonly (readonly [id: unknown, shown: readonly string[]])[];
  readonly rights: readonly Row[];
  /** The ids of the rows that a filter finds. */
  readonly found: readonly unknown[];
}

/** Asks for all of it in one message: most of a case's time would go into sending several. */
async function ask(form: string, where: Expression | null): Promise<Told> {
  const plan = allowRead({ form, includeDeleted: true });
  const shown = plan.fields.map(
    (key) => sql`, ${plan.conditional.get(key) ?? sql`TRUE`} AS ${sql.identifier(`${key}__readable`)}`,
  );
  const may = (action: 'update' | 'delete') =>
    sql`coalesce(${asCondition(rowPolicy(form, action, 't'))}, FALSE) AS ${sql.identifier(action)}`;
  const filtered = where === null ? null : allowRead({ form, where, includeDeleted: true });
  const questions = {
    read: sql`SELECT t.id::text AS id${sql.join(shown)} FROM ${plan.from} WHERE ${plan.where} ORDER BY t.id`,
    rights: sql`SELECT id::text AS id, ${may('update')}, ${may('delete')} FROM ${sql.identifier(form)} t ORDER BY id`,
    ...(filtered && {
      found: sql`SELECT t.id::text AS id FROM ${filtered.from} WHERE ${filtered.where} ORDER BY t.id`,
    }),
  };
  const lists = Object.entries(questions).map(
    ([name, rows]) => sql`(SELECT coalesce(json_agg(r), '[]') FROM (${rows}) r) AS ${sql.identifier(name)}`,
  );
  const [told] = (await query(sql`SELECT ${sql.join(lists, sql`, `)}`)) as Record<string, Row[]>[];
  const { read = [], rights = [], found = [] } = told ?? {};
  return {
    read: read.map((row) => [row.id, plan.fields.filter((key) => row[`${key}__readable`] === true)]),
    rights,
    found: found.map(({ id }) => id),
  };
}

/** Which answers were frequent: the cases are worth something only while none is rare. */
const met = { seen: 0, hidden: 0, writable: 0, partly: 0, refusals: 0, matches: 0, deputies: 0 };

async function agrees(world: World, { held, form, choice }: Asker): Promise<void> {
  const oracle = oracleOf(world, held);
  const all = oracle.of(form);
  const mayRead = all.filter((each) => oracle.maySee(each));
  const fields = oracle.fieldsOf(form);
  const fieldsOf = (each: (typeof all)[number]) => fields.filter((field) => oracle.may('read', each, field));
  const own = filters[form] ?? [];
  const where = own[choice % own.length] as Expression;
  const isRefused = oracle.isRefused(form, where);
  if (isRefused) {
    expect(() => allowRead({ form, where, includeDeleted: true })).toThrowError(
      expect.objectContaining({ code: 'access.field_denied' }),
    );
  }
  const expected: Told = {
    read: mayRead.map((each) => [each.id, fieldsOf(each).map(({ key }) => key)]),
    rights: all.map((each) => ({
      id: each.id,
      update: oracle.may('update', each),
      delete: oracle.may('delete', each),
    })),
    found: isRefused ? [] : mayRead.filter((each) => oracle.matches(each, where)).map(({ id }) => id),
  };
  expect({ form, where, ...(await ask(form, isRefused ? null : where)) }).toEqual({ form, where, ...expected });
  met.seen += mayRead.length;
  met.hidden += all.length - mayRead.length;
  met.writable += expected.rights.filter(({ update }) => update).length;
  met.partly += expected.read.filter(([, shown]) => shown.length < fields.length).length;
  met.deputies += held.holdings.some(({ giver }) => giver) && mayRead.length > 0 ? 1 : 0;
  met.refusals += isRefused ? 1 : 0;
  met.matches += expected.found.length;
}

test('rows, fields and filters are open to exactly those whom the naive rules allow', {
  timeout: 1_200_000,
}, async () => {
  let done = 0;
  await everyCase(db.database, async (world, asker) => {
    await agrees(world, asker);
    done += 1;
  });
  expect(done).toBeGreaterThanOrEqual(cases);
  const rare = Object.entries(met).filter(([, times]) => times < cases / 200);
  expect({ ...met, rare }).toEqual({ ...met, rare: [] });
});
