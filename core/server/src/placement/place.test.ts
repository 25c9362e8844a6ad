import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, query } from '../database/index.ts';
import { openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { rebuildClosure } from '../tree/index.ts';
import { refreshDue } from './due.ts';
import { expectedPlaces, type OraclePerson, type OraclePost } from './oracle.ts';
import { placeRecords, rebuildPlacement } from './place.ts';

const units = Array.from({ length: 5 }, () => uuidv7());
const [root] = units as [string, ...string[]];
let test: TestDatabase;

const on = <T>(today: string, work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: test.database, model: test.model, session: systemSession, today }, work);

beforeAll(async () => {
  test = await openTestDatabase({ model: tinyModel() });
  await on('2026-01-01', async () => {
    for (const [index, unit] of units.entries()) {
      await query(
        sql`INSERT INTO unit (id, rev, code, name) VALUES (${unit}::uuid, 1, ${`U${index}`}, ${`Unit ${index}`})`,
      );
      await query(sql`INSERT INTO unit_state (id, rev, unit, name, parent, valid_from)
        VALUES (${uuidv7()}::uuid, 1, ${unit}::uuid, ${`Unit ${index}`}, ${index === 0 ? null : root}::uuid, '2000-01-01')`);
    }
    await rebuildClosure();
  });
});
afterAll(() => test.close());

/** The derived table, one line a row. */
async function places(): Promise<string[]> {
  const rows = await query(sql`SELECT record, unit, owner, until, sort FROM person_place`);
  return rows
    .map((row) =>
      [
        row.record,
        row.unit,
        row.owner ? 'owner' : 'reader',
        row.until ?? 'for good',
        surnameIn(row.sort as string),
      ].join(' '),
    )
    .sort();
}

const day = fc
  .integer({ min: 0, max: 60 })
  .map((offset) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10));
const unit = fc.nat({ max: units.length - 1 }).map((index) => units[index] as string);
const which = fc.nat({ max: 1000 });

const posted = fc.record({
  do: fc.constant('post' as const),
  which,
  unit,
  main: fc.boolean(),
  starts: day,
  ends: fc.option(day),
});

const command = fc.oneof(
  { arbitrary: posted, weight: 6 },
  fc.record({
    do: fc.constant('register' as const),
    registered: fc.option(unit),
    sort: fc.constantFrom('', 'diarra', 'traore'),
  }),
  fc.record({ do: fc.constant('date' as const), which, starts: day, ends: fc.option(day) }),
  fc.record({ do: fc.constant('transfer' as const), which, unit, on: day }),
  fc.record({ do: fc.constant('delete post' as const), which }),
  fc.record({ do: fc.constant('restore post' as const), which }),
  fc.record({ do: fc.constant('delete person' as const), which }),
  fc.record({ do: fc.constant('restore person' as const), which }),
  fc.record({ do: fc.constant('rename' as const), which, sort: fc.constantFrom('coulibaly', 'keita') }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

interface World {
  today: string;
  people: OraclePerson[];
  posts: OraclePost[];
  moments: number;
}

describe('current placement', () => {
  it('equals what the dated rows say after any sequence of changes and days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 30 }), async (commands) => {
        const world: World = { today: '2026-01-10', people: [], posts: [], moments: 0 };
        await on(world.today, () => query(sql`DELETE FROM assignment`));
        await on(world.today, () => query(sql`DELETE FROM person`));
        await on(world.today, () => rebuildPlacement('person'));
        for (const each of commands) {
          const touched = change(world, each);
          const found = await on(world.today, async () => {
            if (each.do === 'wait') await refreshDue();
            await write(world, touched);
            await placeRecords('person', touched);
            return places();
          });
          expect(found, JSON.stringify(each)).toEqual(expectedPlaces({ ...world, root }));
        }
        await on(world.today, () => rebuildPlacement('person'));
        expect(await on(world.today, places)).toEqual(expectedPlaces({ ...world, root }));
      }),
      { seed: 20260131, numRuns: 40 },
    );
  });
});

/** Makes the change in the oracle's world and answers whose records it touches. */
function change(world: World, each: Command): string[] {
  const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(1, from.length)];
  const replace = (post: OraclePost, changes: Partial<OraclePost>): string[] => {
    const next = { ...post, ...changes };
    if (
      !possible(
        next,
        world.posts.filter(({ id }) => id !== post.id),
      )
    )
      return [];
    world.posts = world.posts.map((other) => (other.id === post.id ? next : other));
    return [post.person];
  };
  const change = (person: OraclePerson, changes: Partial<OraclePerson>): string[] => {
    world.people = world.people.map((other) => (other.id === person.id ? { ...other, ...changes } : other));
    return [person.id];
  };
  const moment = () => new Date(Date.UTC(2026, 5, 1) + 1000 * nextMoment(world)).toISOString();

  if (each.do === 'register') {
    // Few people with many posts: that is where owners are decided.
    if (world.people.length === 3) return [];
    const person = { id: uuidv7(), registered: each.registered, sort: each.sort, deleted: null };
    world.people.push(person);
    return [person.id];
  }
  if (each.do === 'wait') {
    world.today = new Date(Date.parse(world.today) + each.days * 86_400_000).toISOString().slice(0, 10);
    return [];
  }
  const person = pick(world.people, each.which);
  if (each.do === 'rename') return person ? change(person, { sort: each.sort }) : [];
  if (each.do === 'delete person') {
    if (!person || person.deleted) return [];
    const deleted = moment();
    world.posts = world.posts.map((post) => (post.person === person.id && !post.deleted ? { ...post, deleted } : post));
    return change(person, { deleted });
  }
  if (each.do === 'restore person') {
    if (!person?.deleted) return [];
    const { deleted } = person;
    world.posts = world.posts.map((post) =>
      post.person === person.id && post.deleted === deleted ? { ...post, deleted: null } : post,
    );
    return change(person, { deleted: null });
  }
  if (each.do === 'post') {
    if (!person || person.deleted) return [];
    const { unit, main, starts, ends } = each;
    const post = { id: uuidv7(), person: person.id, unit, main, starts, ends, deleted: null };
    if (!possible(post, world.posts)) return [];
    world.posts.push(post);
    return [person.id];
  }
  const standing = world.posts.filter((post) => !world.people.find(({ id }) => id === post.person)?.deleted);
  const post = pick(standing, each.which);
  if (!post) return [];
  switch (each.do) {
    case 'date':
      return post.deleted ? [] : replace(post, { starts: each.starts, ends: each.ends });
    case 'transfer': {
      if (post.deleted || post.ends !== null || each.on <= post.starts) return [];
      const ended = replace(post, { ends: each.on });
      const next = { ...post, id: uuidv7(), unit: each.unit, starts: each.on, ends: null };
      if (ended.length > 0 && possible(next, world.posts)) world.posts.push(next);
      return ended;
    }
    case 'delete post':
      return replace(post, { deleted: moment() });
    case 'restore post':
      return replace(post, { deleted: null });
  }
}

function nextMoment(world: World): number {
  world.moments += 1;
  return world.moments;
}

/** What the database itself would refuse: an empty period, two main posts at a time. */
function possible(post: OraclePost, others: readonly OraclePost[]): boolean {
  if (post.ends !== null && post.ends <= post.starts) return false;
  const end = (each: OraclePost) => each.ends ?? '9999-12-31';
  const overlaps = (other: OraclePost) => other.starts < end(post) && post.starts < end(other);
  return !others.some(
    (other) =>
      [post, other].every(({ main, deleted }) => main && deleted === null) &&
      other.person === post.person &&
      overlaps(other),
  );
}

/** The order that is kept beside a placement, without what says that there is no forename. */
function surnameIn(order: string): string {
  return order.replace('\u0001\u{10FFFF}\u0001', '');
}

/** Writes what the oracle knows of these people, as a save would. */
async function write({ people, posts }: World, touched: readonly string[]): Promise<void> {
  for (const id of touched) {
    const person = people.find((each) => each.id === id) as OraclePerson;
    await query(sql`DELETE FROM assignment WHERE person = ${id}::uuid`);
    await query(sql`
      INSERT INTO person (id, rev, owner, surname, deleted_at)
      VALUES (${id}::uuid, 1, ${person.registered}::uuid, ${person.sort}, ${person.deleted}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET surname = excluded.surname, deleted_at = excluded.deleted_at`);
    for (const post of posts.filter((each) => each.person === id)) {
      await query(sql`
        INSERT INTO assignment (id, rev, person, facility, main, valid_from, valid_to, deleted_at)
        VALUES (${post.id}::uuid, 1, ${id}::uuid, ${post.unit}::uuid, ${post.main}, ${post.starts}::date, ${post.ends}::date,
          ${post.deleted}::timestamptz)`);
    }
  }
}
