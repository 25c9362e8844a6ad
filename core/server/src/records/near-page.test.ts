import { type ModelRole, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowRead } from '../access/index.ts';
import { current, query, render, type Session } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { keepPlacement, rebuildPlacement } from '../placement/index.ts';
import { openTestDatabase, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepTree } from '../tree/index.ts';
import { applyEnvelope, type ListRequest, listRecords, type Operation } from './index.ts';
import { lookFurther, readWalk } from './looking.ts';
import { nearSql, readNear } from './near-page.ts';
import { pageSql } from './page.ts';
import { placedSql } from './placed-page.ts';
import { seedLists } from './test-lists.ts';
import { walkSql } from './walked-page.ts';

let site: TestDatabase;
const [country, north, village, south] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;
/** The south's names stand before all of the north's: who looks for the north from the top passes everybody. */
const southerners = 600;
const northerners = 45;

const model = (() => {
  const tiny = tinyModel();
  const reader: ModelRole = {
    ...(tiny.roles.manager as ModelRole),
    grants: [{ form: '*', actions: ['read'], fields: '*', scope: 'unit' }],
  };
  return { ...tiny, roles: { reader } };
})();

const reader: Session = {
  ...{ kind: 'user', user: uuidv7(), username: 'reader', language: 'fr' },
  assignments: [{ id: uuidv7(), role: 'reader', unit: north, from: '2020-01-01', to: null }],
};

beforeAll(async () => {
  keepTree(model);
  keepPlacement(model);
  site = await openTestDatabase({ model });
  await seedLists(site);
  const unit = (id: string, name: string, parent: string | null): Operation => ({
    ...{ do: 'create', form: 'unit', id, values: { code: name, name, parent } },
  });
  const units = [unit(country, 'Pays', null), unit(north, 'Nord', country), unit(village, 'Village', north)];
  await site.run(() => applyEnvelope({ id: uuidv7(), operations: [...units, unit(south, 'Sud', country)] }));
  await site.run(async () => {
    await people({ many: southerners, name: 'A', units: [south] });
    await people({ many: northerners, name: 'Z', units: [north, village] });
    // Two work in the north and in the village; two have left; one has no forename.
    await query(sql`INSERT INTO assignment (id, rev, person, facility, main, valid_from)
      SELECT gen_random_uuid(), 1, p.id, ${village}::uuid, FALSE, '2021-01-01' FROM person p WHERE surname IN ('Z2', 'Z8')`);
    await query(
      sql`UPDATE assignment SET valid_to = '2022-01-01' WHERE person IN (SELECT id FROM person WHERE surname IN ('Z4', 'Z5'))`,
    );
    await query(sql`UPDATE person SET forename = NULL WHERE surname = 'Z6'`);
    // By other fields they stand mixed, with ties and empty values.
    await query(sql`UPDATE person SET birth_date = CASE WHEN n % 5 > 0 THEN date '1980-01-01' + n % 90 END,
      matricule = CASE WHEN n % 3 > 0 THEN (10000 + n)::text END,
      cadre = CASE n % 4 WHEN 0 THEN 'doctor' WHEN 1 THEN 'nurse' WHEN 2 THEN 'midwife' END
      FROM (SELECT id AS person, row_number() OVER (ORDER BY md5(id::text))::integer AS n FROM person) o WHERE o.person = id`);
    await rebuildPlacement('person');
  });
  await site.database.maintenance((connection) =>
    connection.execute('ANALYZE person, person_place, assignment, unit_closure'),
  );
});
afterAll(() => site.close());

async function people({ many, name, units }: { many: number; name: string; units: readonly string[] }): Promise<void> {
  await query(sql`INSERT INTO person (id, rev, owner, surname, forename)
    SELECT gen_random_uuid(), 1, ${country}::uuid, ${name} || (n % 20), 'P' || (n % 3) FROM generate_series(1, ${many}::integer) n`);
  const list = `{${units.join()}}`;
  await query(sql`INSERT INTO assignment (id, rev, person, facility, main, valid_from)
    SELECT gen_random_uuid(), 1, id, (${list}::uuid[])[1 + (ascii(right(surname, 1)) % cardinality(${list}::uuid[]))], TRUE, '2020-01-01'
    FROM person WHERE surname LIKE ${name} || '%'`);
}

/** All pages of a list, forward, and those read back from the last. */
async function turned(request: Partial<ListRequest>, session?: Session) {
  const page = (cursor?: string | null) =>
    site.run(() => listRecords({ form: 'person', limit: 7, ...request, ...(cursor ? { cursor } : {}) }), session);
  const forward: string[] = [];
  const back: string[] = [];
  let last = await page();
  for (forward.push(...last.rows.map(({ id }) => id)); last.next; forward.push(...last.rows.map(({ id }) => id)))
    last = await page(last.next);
  for (back.unshift(...last.rows.map(({ id }) => id)); last.previous; back.unshift(...last.rows.map(({ id }) => id)))
    last = await page(last.previous);
  return { forward, back };
}

const cadre = `(SELECT lpad(coalesce(l.sort, 999999999)::text, 10, '0') || baara_sort_key(l.label_fr) COLLATE "C" FROM cadre l WHERE l.code = t.cadre)`;
const usual = 'baara_sort_key(surname) COLLATE "C", baara_sort_key(forename) COLLATE "C" NULLS LAST, id';

const inOrder = (condition: Sql, order = usual) =>
  site.run(async () => {
    const rows = await query(sql`SELECT id FROM person t WHERE ${condition} ORDER BY ${sql.raw(order)}`);
    return rows.map(({ id }) => id as string);
  });
const working = sql`EXISTS (SELECT 1 FROM assignment a WHERE a.person = t.id AND a.valid_to IS NULL AND a.facility <> ${south}::uuid)`;

/** Few and more rows to look at, from the beginning, the middle and the end, both ways. */
function looks(length: number): readonly (readonly [number, number, number | null, 'next' | 'previous'])[] {
  const middle = Math.floor(length / 2);
  return [5, 60, 900].flatMap((looked) => [
    [looked, 4, null, 'next'] as const,
    ...[1, middle, length - 3].flatMap((at) => [
      [looked, 4, at, 'next'] as const,
      [looked, 4, at, 'previous'] as const,
    ]),
  ]);
}

describe('a page of a scope', () => {
  test('under a unit has who works there, each once, in the order of the list, forward and back', async () => {
    const wanted = await inOrder(working);
    expect(await turned({ under: north })).toEqual({ forward: wanted, back: wanted });
  });

  test('reads of each unit no further than the first few of all show to be needed, in either direction', async () => {
    const wanted = await inOrder(working);
    let whole = 0;
    for (const [looked, limit, at, direction] of looks(wanted.length)) {
      const found = await site.run(async ({ connection }) => {
        const plan = allowRead({ form: 'person', select: ['surname'], under: north });
        if (!plan.near) throw new Error('nothing narrows the plan');
        const id = at === null ? null : (wanted[at] as string);
        const [row] = await query(sql`SELECT sort FROM person_place WHERE record = ${id}::uuid LIMIT 1`);
        const position = id === null ? null : { id, text: String(row?.sort), direction };
        const page = { plan, near: plan.near, position, limit, looked };
        return readNear(await connection.query({ ...render(nearSql(page)), plan: 'own' }), page);
      });
      const beyond = direction === 'next' ? wanted.slice(at === null ? 0 : at + 1) : wanted.slice(0, at ?? 0).reverse();
      if (!found?.isWhole) continue;
      whole += 1;
      expect(found.rows.map(({ id }) => id)).toEqual(beyond.slice(0, limit));
    }
    // Five placements of two units, of which the first four each show where they end, and more than there are.
    expect(whole).toBeGreaterThan(15);
  });

  test('of a reader of the unit has who is placed there, those who have left too', async () => {
    const wanted = await inOrder(sql`surname LIKE 'Z%'`);
    expect(wanted).toHaveLength(northerners);
    expect(await turned({}, reader)).toEqual({ forward: wanted, back: wanted });
  });

  test('that a filter leaves few rows of looks further', async () => {
    const where = {
      op: 'eq',
      left: { op: 'field', path: ['forename'] },
      right: { op: 'literal', value: 'P1' },
    } as const;
    const wanted = await inOrder(sql`forename = 'P1' AND ${working}`);
    expect((await turned({ under: north, where })).forward).toEqual(wanted);
  });

  /** Orders other than the usual one: each as keys of an order in plain SQL. */
  const others: readonly (readonly [string, string])[] = [
    [
      '-surname',
      'baara_sort_key(surname) COLLATE "C" DESC NULLS LAST, baara_sort_key(forename) COLLATE "C" DESC NULLS FIRST, id DESC',
    ],
    ['birth_date', 'birth_date NULLS LAST, id'],
    ['-birth_date', 'birth_date DESC NULLS LAST, id DESC'],
    ['-matricule', 'matricule COLLATE "C" DESC NULLS LAST, id DESC'],
    ['-created_at', 'created_at DESC, id DESC'],
    ['cadre', `${cadre} NULLS LAST, ${usual}`],
    ['-cadre', `${cadre} DESC NULLS LAST, ${usual}`],
  ];

  test.each(others)('sorted by %s has who works there, each once, forward and back', async (key, order) => {
    const wanted = await inOrder(working, order);
    expect(await turned({ under: north, sort: [key] })).toEqual({ forward: wanted, back: wanted });
    const placed = await inOrder(sql`surname LIKE 'Z%'`, order);
    expect(await turned({ sort: [key] }, reader)).toEqual({ forward: placed, back: placed });
  });

  test.each(others.filter(([key]) => !key.endsWith('cadre') && key !== '-surname'))(
    'sorted by %s knows, of few rows of the list, whether they hold all of it',
    async (key, order) => {
      const wanted = await inOrder(working, order);
      const whole: boolean[] = [];
      for (const [looked, limit, at, direction] of looks(wanted.length)) {
        const found = await site.run(async ({ connection }) => {
          const descending = key.startsWith('-');
          const sort = [{ field: key.replace('-', ''), descending }];
          const plan = allowRead({ form: 'person', select: [], under: north, sort });
          const [row] =
            at === null
              ? []
              : await query(
                  sql`SELECT ${plan.order[0]?.sql}::text AS key FROM person t WHERE id = ${wanted[at]}::uuid`,
                );
          const position =
            at === null ? null : { id: wanted[at] as string, keys: [(row?.key ?? null) as string | null], direction };
          const placed = plan.walk?.placed;
          if (!placed) throw new Error('nothing says where the rows are placed');
          const page = { plan, position, limit };
          const statements = [walkSql({ ...page, looked }), placedSql({ ...page, placed }, looked)];
          return Promise.all(
            statements.map(async (each) => readWalk(await connection.query({ ...render(each), plan: 'own' }))),
          );
        });
        const beyond =
          direction === 'next' ? wanted.slice(at === null ? 0 : at + 1) : wanted.slice(0, at ?? 0).reverse();
        for (const { rows, isWhole } of found) {
          whole.push(isWhole);
          if (isWhole) expect(rows.map(({ id }) => id)).toEqual(beyond.slice(0, limit));
        }
      }
      // Some looks are enough and some are not: both answers are met.
      expect(new Set(whole)).toEqual(new Set([true, false]));
    },
  );

  test('of those who have no first name read backwards has them last all the same', async () => {
    await site.run(() =>
      query(
        sql`UPDATE person SET surname = NULL WHERE id = (SELECT min(id::text)::uuid FROM person WHERE surname = 'Z9')`,
      ),
    );
    await site.run(() => rebuildPlacement('person'));
    const wanted = await inOrder(working, others[0]?.[1]);
    expect(await turned({ under: north, sort: ['-surname'] })).toEqual({ forward: wanted, back: wanted });
    await site.run(() => query(sql`UPDATE person SET surname = 'Z9' WHERE surname IS NULL`));
    await site.run(() => rebuildPlacement('person'));
  });

  test('looks at a few people, where the list from its top would pass everybody', async () => {
    const [near, whole] = await site.run(async () => {
      await query(sql`SET LOCAL enable_seqscan = off`);
      await query(sql`SET LOCAL enable_hashjoin = off`);
      const plan = allowRead({ form: 'person', select: ['surname'], under: north });
      if (!plan.near) throw new Error('nothing narrows the plan');
      const asked = nearSql({ plan, near: plan.near, position: null, limit: 10, looked: 15 });
      return [await peopleRead(asked), await peopleRead(sql`SELECT * FROM (${pageSql(plan, null, 10)}) p`)];
    });
    // Fifteen are asked at most, and ten are shown.
    expect(near).toBeLessThanOrEqual(25);
    expect(whole).toBeGreaterThan(25);
  });
});

test('how much further to look follows from how many were found', () => {
  expect(lookFurther({ limit: 50, looked: 75, rows: 25, most: 2000 })).toBe(195);
  expect(lookFurther({ limit: 50, looked: 75, rows: 48, most: 2000 })).toBe(150);
  expect(lookFurther({ limit: 50, looked: 75, rows: 0, most: 2000 })).toBeNull();
  expect(lookFurther({ limit: 50, looked: 75, rows: 2, most: 2000 })).toBeNull();
});

interface Node {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** How many rows of the table of people a statement reads. */
async function peopleRead(fragment: Sql): Promise<number> {
  const { text, params } = render(fragment);
  const [row] = await current().connection.query({
    text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
    params,
    plan: 'own',
  });
  const told = row?.['QUERY PLAN'];
  const [{ Plan: top }] = (typeof told === 'string' ? JSON.parse(told) : told) as [{ Plan: Node }];
  const read = (node: Node): number => {
    const own = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
    return (
      (node['Relation Name'] === 'person' ? own : 0) + (node.Plans ?? []).reduce((sum, each) => sum + read(each), 0)
    );
  };
  return read(top);
}
