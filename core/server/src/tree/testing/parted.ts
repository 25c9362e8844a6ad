import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { query } from '../../database/index.ts';
import { testEngine } from '../../testing/index.ts';
import { subtreeAsOf, treeAsOf, unitAsOf } from '../as-of.ts';
import { ancestorOfType, unitRegions } from '../boundaries.ts';
import { moveUnit } from '../change-unit.ts';
import { preview } from '../preview.ts';
import { splitUnit } from '../split-unit.ts';
import { above, employ } from '../tree-world.ts';
import { mali, now, refused, region, world } from './office.ts';

describe('two people who reorganise at the same time', () => {
  it('are one after the other: the second is checked on what the first did', async () => {
    const [one, other] = await world.on(now, async () => [await region('Ségou'), await region('San')] as const);
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const first = world.on(now, async () => {
      await moveUnit({ unit: one.north, parent: other.north, on: now });
      begin();
      // Until the second stands at the lock (PGlite has one session: there it waits outside).
      if (testEngine() === 'postgres') while (!(await somebodyWaits())) await query(sql`SELECT pg_sleep(0.01)`);
    });
    const second = begun.then(() => world.on(now, () => moveUnit({ unit: other.north, parent: one.north, on: now })));
    const [, late] = await Promise.allSettled([first, second]);
    expect(late).toMatchObject({ status: 'rejected', reason: { code: 'tree.invalid', params: { reason: 'cycle' } } });
    await world.on(now, async () => {
      expect(await above(one.north)).toEqual([other.north, other.top, mali]);
      expect(await above(other.north)).toEqual([other.top, mali]);
    });
  });
});

async function somebodyWaits(): Promise<boolean> {
  const rows = await query(sql`
    SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`);
  return rows.length > 0;
}

describe('a split', () => {
  it('leaves totals of the past by the boundaries then, and counts them where they belong by those of today', async () => {
    const { top, north, south, clinic } = await world.on(now, () => region('Tombouctou'));
    const people = await world.on(now, async () => {
      const staff: string[] = [];
      for (const unit of [clinic, clinic, south, top]) staff.push(await employ(unit, '2020-01-01'));
      return staff;
    });
    const totals = (boundaries: 'then' | 'today') =>
      query(sql`
        SELECT r.region, count(*) AS people FROM assignment a
        LEFT JOIN (${unitRegions({ type: 'region', boundaries })}) r
          ON r.unit = a.facility AND r.valid_from <= '2024-12-31' AND r.valid_to > '2024-12-31'
        WHERE a.person = ANY(${sql.param(people)}::uuid[]) GROUP BY r.region ORDER BY people DESC`);
    const before = await world.on(now, () => totals('then'));
    expect(before).toEqual([{ region: top, people: 4 }]);

    await world.on(now, () =>
      splitUnit({
        unit: top,
        on: '2026-02-01',
        into: [
          { values: { code: 'TB1', name: 'Tombouctou nouvelle' }, children: [north] },
          { values: { code: 'TB2', name: 'Goundam' }, children: [south] },
        ],
      }),
    );

    await world.on(now, async () => {
      const [first, second] = (await query(sql`SELECT id FROM unit WHERE code IN ('TB1', 'TB2') ORDER BY code`)).map(
        (row) => row.id,
      );
      expect(await totals('then')).toEqual(before);
      expect(await totals('today')).toEqual(
        expect.arrayContaining([
          { region: first, people: 2 },
          { region: second, people: 1 },
          // The person of the directorate itself waits to be distributed: the country reads them.
          { region: null, people: 1 },
        ]),
      );
      expect(await above(top)).toEqual([mali]);
      expect(await above(clinic)).toEqual([north, first, mali]);
      expect((await subtreeAsOf(top, '2026-01-31')).map(({ unit }) => unit)).toEqual([top, north, south, clinic]);
      expect((await treeAsOf('2026-02-01')).find(({ unit }) => unit === clinic)).toMatchObject({
        depth: 3,
        parent: north,
      });
    });
  });

  it('asks one fact at a time the same as many at once', async () => {
    await world.on(now, async () => {
      for (const boundaries of ['then', 'today'] as const) {
        const one = ancestorOfType({ unitSql: sql`f.unit`, dateSql: sql`f.day`, type: 'region', boundaries });
        const differing = await query(sql`
          SELECT f.unit, f.day, ${one} AS single, r.region FROM (
            SELECT u.id AS unit, d.day FROM unit u, unnest('{1950-01-01,2001-05-05,2026-01-31,2026-02-01,2026-12-31}'::date[]) AS d (day)
          ) f LEFT JOIN (${unitRegions({ type: 'region', boundaries })}) r
            ON r.unit = f.unit AND r.valid_from <= f.day AND f.day < r.valid_to
          WHERE ${one} IS DISTINCT FROM r.region`);
        expect(differing).toEqual([]);
      }
    });
  });

  it('in which the unit itself goes on keeps it open with the children that nobody takes', async () => {
    const { top, north, south } = await world.on(now, () => region('Koulikoro'));
    await world.on(now, () =>
      splitUnit({
        unit: top,
        on: now,
        into: [
          { unit: top, children: [] },
          { values: { code: 'KO2', name: 'Banamba' }, children: [south] },
        ],
      }),
    );
    await world.on(now, async () => {
      expect((await unitAsOf(top, now))?.status).toBeNull();
      expect(await above(north)).toEqual([top, mali]);
      expect((await above(south))[0]).not.toBe(top);
    });
  });

  it('is refused while a child has no place, or two', async () => {
    const { top, north, south } = await world.on(now, () => region('Nioro'));
    const into = (first: string[], second: string[]) => [
      { values: { code: 'N1', name: 'Nioro 1' }, children: first },
      { values: { code: 'N2', name: 'Nioro 2' }, children: second },
    ];
    expect(await refused(() => splitUnit({ unit: top, on: now, into: into([north], []) }))).toMatchObject({
      reason: 'children',
      children: [south],
    });
    expect(await refused(() => splitUnit({ unit: top, on: now, into: into([north, south], [south]) }))).toMatchObject({
      children: [south],
    });
    expect(await refused(() => splitUnit({ unit: top, on: now, into: into([north, mali], [south]) }))).toMatchObject({
      reason: 'not_child',
    });
  });
});

describe('a preview', () => {
  it('counts the units and people who change hands, and leaves nothing behind', async () => {
    const one = await world.on(now, () => region('Bafoulabé'));
    const other = await world.on(now, () => region('Kéniéba'));
    await world.on(now, async () => {
      await employ(one.clinic, '2020-01-01');
      await employ(one.clinic, '2021-01-01');
      await employ(one.south, '2020-01-01');
    });
    for (const on of [now, '2026-09-01']) {
      const told = await world.on(now, () => preview(moveUnit, { unit: one.north, parent: other.top, on }));
      expect(told.units).toHaveLength(2);
      expect(told.units).toContainEqual({ unit: one.clinic, gained: [other.top], lost: [one.top] });
      expect(told.records).toMatchObject({ person: 2, assignment: 2 });
    }
    expect(await world.on(now, () => above(one.clinic))).toEqual([one.north, one.top, mali]);
  });
});
