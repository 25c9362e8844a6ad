import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../database/index.ts';
import { deleteRecord, restoreRecord, updateRecord } from '../records/index.ts';
import { testEngine } from '../testing/index.ts';
import { subtreeAsOf, treeAsOf, unitAsOf } from './as-of.ts';
import { ancestorOfType, unitRegions } from './boundaries.ts';
import { changeUnit, closeUnit, moveUnit, renameUnit } from './change-unit.ts';
import { mergeUnits } from './merge-units.ts';
import { preview } from './preview.ts';
import { splitUnit } from './split-unit.ts';
import { above, create, employ, openTreeWorld, openUnit, type TreeWorld } from './tree-world.ts';

const now = '2026-03-01';
let world: TreeWorld;
let mali: string;
beforeAll(async () => {
  world = await openTreeWorld();
  mali = await world.on(now, () => openUnit({ name: 'Mali', type: 'country', opened: '1960-09-22' }));
});
afterAll(() => world.close());

/** A region with two districts, each with a facility. */
async function region(name: string) {
  const top = await openUnit({ name, type: 'region', parent: mali, opened: '2000-01-01' });
  const north = await openUnit({ name: `${name} nord`, type: 'district', parent: top, opened: '2000-01-01' });
  const south = await openUnit({ name: `${name} sud`, type: 'district', parent: top, opened: '2000-01-01' });
  const clinic = await openUnit({ name: `Cscom ${name}`, type: 'facility', parent: north, opened: '2000-01-01' });
  return { top, north, south, clinic };
}

async function refused(work: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const error = await world.on(now, work).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BaaraError);
  expect((error as BaaraError).code).toBe('tree.invalid');
  return (error as BaaraError).params;
}

describe('a new unit', () => {
  it('begins with a dated row from the day it opened, and hangs under its parent at once', async () => {
    const { top, clinic, north } = await world.on(now, () => region('Kayes'));
    await world.on(now, async () => {
      expect(await above(clinic)).toEqual([north, top, mali]);
      expect(await unitAsOf(clinic, '1999-12-31')).toBeNull();
      expect(await unitAsOf(clinic, '2000-01-01')).toMatchObject({
        name: 'Cscom Kayes',
        parent: north,
        valid_to: null,
      });
    });
  });

  it('that opens on a coming day is read from its parent until then, and called closed', async () => {
    const { top } = await world.on(now, () => region('Kidal'));
    const planned = await world.on(now, () => openUnit({ name: 'Abeïbara', parent: top, opened: '2026-04-01' }));
    await world.on(now, async () => {
      expect(await above(planned)).toEqual([top, mali]);
      expect(await query(sql`SELECT status FROM unit WHERE id = ${planned}::uuid`)).toEqual([{ status: 'closed' }]);
    });
    await world.on('2026-04-01', async () => {
      expect(await query(sql`SELECT status FROM unit WHERE id = ${planned}::uuid`)).toEqual([{ status: null }]);
    });
  });

  it('cannot be renamed on itself, only from a day on', async () => {
    const { clinic } = await world.on(now, () => region('Ségou'));
    const params = await refused(() => updateRecord({ form: 'unit', id: clinic, rev: 1, values: { name: 'Autre' } }));
    expect(params).toEqual({ reason: 'snapshot', field: 'name' });
  });
});

describe('a change of a unit', () => {
  it('holds from its day on, is found under the new name, and leaves the past as it was', async () => {
    const { clinic } = await world.on(now, () => region('Gao'));
    await world.on(now, () =>
      renameUnit({ unit: clinic, name: 'Cscom Diarra', on: '2026-01-01', act: 'Décision n° 4' }),
    );
    await world.on(now, async () => {
      expect((await unitAsOf(clinic, '2025-12-31'))?.name).toBe('Cscom Gao');
      expect((await unitAsOf(clinic, '2026-01-01'))?.name).toBe('Cscom Diarra');
      const [unit] = await query(sql`SELECT name, name_key, rev FROM unit WHERE id = ${clinic}::uuid`);
      expect(unit).toMatchObject({ name: 'Cscom Diarra', rev: 1 });
      expect(String(unit?.name_key)).toContain('jara');
      const [line] = await query(sql`SELECT act FROM baara_history WHERE form = 'unit_state' ORDER BY at DESC LIMIT 1`);
      expect(line?.act).toBe('Décision n° 4');
    });
  });

  it('that is planned takes effect by itself on its day', async () => {
    const { clinic, north, south, top } = await world.on(now, () => region('Ménaka'));
    await world.on(now, () => moveUnit({ unit: clinic, parent: south, on: '2026-07-01' }));
    expect(await world.on('2026-06-30', () => above(clinic))).toEqual([north, top, mali]);
    expect(await world.on('2026-07-01', () => above(clinic))).toEqual([south, top, mali]);
  });

  it('is carried into rows planned after it that still say what it replaces', async () => {
    const { clinic, south } = await world.on(now, () => region('Taoudénit'));
    await world.on(now, () => moveUnit({ unit: clinic, parent: south, on: '2026-07-01' }));
    await world.on(now, () => renameUnit({ unit: clinic, name: 'Cscom neuf', on: '2026-04-01' }));
    await world.on(now, async () => {
      expect(await unitAsOf(clinic, '2026-07-01')).toMatchObject({ name: 'Cscom neuf', parent: south });
    });
  });

  it('is refused when nothing differs or the unit is not there that day', async () => {
    const { clinic } = await world.on(now, () => region('Bougouni'));
    expect(await refused(() => renameUnit({ unit: clinic, name: 'Cscom Bougouni', on: now }))).toMatchObject({
      reason: 'nothing',
    });
    expect(await refused(() => renameUnit({ unit: clinic, name: 'Autre', on: '1990-01-01' }))).toMatchObject({
      reason: 'not_open',
    });
  });
});

describe('a move', () => {
  it('takes everything below along', async () => {
    const one = await world.on(now, () => region('Sikasso'));
    const other = await world.on(now, () => region('Koutiala'));
    await world.on(now, () => moveUnit({ unit: one.north, parent: other.top, on: now }));
    expect(await world.on(now, () => above(one.clinic))).toEqual([one.north, other.top, mali]);
  });

  it('under one of its own descendants is refused, today and on any other day, and nothing is written', async () => {
    const { top, clinic, north } = await world.on(now, () => region('Nara'));
    expect(await refused(() => moveUnit({ unit: top, parent: clinic, on: now }))).toMatchObject({ reason: 'cycle' });
    expect(await refused(() => moveUnit({ unit: top, parent: clinic, on: '2027-01-01' }))).toMatchObject({
      reason: 'cycle',
    });
    const past = { unit: top, parent: clinic, name: 'Nara', valid_from: '1990-01-01', valid_to: '2000-01-01' };
    const below = { unit: clinic, parent: top, name: 'Cscom', valid_from: '1995-01-01', valid_to: '2000-01-01' };
    await world.on(now, () => create('unit_state', below));
    expect(await refused(() => create('unit_state', past))).toMatchObject({ reason: 'cycle' });
    expect(await world.on(now, () => above(clinic))).toEqual([north, top, mali]);
  });

  it('under a closed unit is refused', async () => {
    const { clinic, south } = await world.on(now, () => region('Dioïla'));
    await world.on(now, () => closeUnit({ unit: south, on: now }));
    expect(await refused(() => moveUnit({ unit: clinic, parent: south, on: now }))).toMatchObject({ reason: 'closed' });
  });
});

describe('a closure', () => {
  it('is refused while something open hangs below', async () => {
    const { north, clinic } = await world.on(now, () => region('Kita'));
    expect(await refused(() => closeUnit({ unit: north, on: now }))).toEqual({
      reason: 'children',
      unit: north,
      children: [clinic],
    });
  });

  it('of the root is refused: its records would lose their readers', async () => {
    const request = { unit: mali, on: now, changes: { status: 'closed' } };
    expect(await refused(() => changeUnit(request))).toMatchObject({ reason: 'orphan', unit: mali });
  });
});

describe('a merger', () => {
  it('moves children, closes, links, and lets the successor read what stays behind', async () => {
    const one = await world.on(now, () => region('Mopti'));
    const other = await world.on(now, () => region('Bandiagara'));
    await world.on(now, () =>
      mergeUnits({ units: [one.top, other.top], into: { unit: other.top }, on: now, act: 'Loi n° 1' }),
    );
    await world.on(now, async () => {
      expect(await above(one.clinic)).toEqual([one.north, other.top, mali]);
      expect(await above(one.top)).toEqual([other.top, mali]);
      expect((await unitAsOf(one.top, now))?.status).toBe('closed');
      expect(await query(sql`SELECT nature FROM unit_succession WHERE predecessor = ${one.top}::uuid`)).toEqual([
        { nature: 'merge' },
      ]);
    });
  });

  it('counts a fact of a closed region in it while it was open, and afterwards in the one that took over', async () => {
    const [kita, kayes, nioro] = await world.on(
      now,
      async () => [await region('Kita'), await region('Kayes'), await region('Nioro')] as const,
    );
    await world.on(now, () => mergeUnits({ units: [kita.top], into: { unit: kayes.top }, on: '2025-07-01' }));
    await world.on(now, () => mergeUnits({ units: [kayes.top], into: { unit: nioro.top }, on: '2026-01-01' }));
    await world.on(now, async () => {
      const then = ancestorOfType({ unitSql: sql`f.unit`, dateSql: sql`f.day`, type: 'region', boundaries: 'then' });
      const rows = await query(sql`
        SELECT f.day, ${then} AS region FROM (
          SELECT ${kita.top}::uuid AS unit, d.day FROM unnest('{2025-06-30,2025-07-01,2025-12-31,2026-01-01}'::date[]) AS d (day)
        ) f ORDER BY f.day`);
      expect(rows.map((row) => row.region)).toEqual([kita.top, kayes.top, kayes.top, nioro.top]);
    });
  });
});

describe('a deletion of a unit', () => {
  it('is refused while units hang under it or people worked there, and says how many', async () => {
    const { north, clinic } = await world.on(now, () => region('Ménaka'));
    await world.on(now, () => employ(clinic, '2020-01-01'));
    const deletion = (id: string) =>
      world.on(now, () => deleteRecord({ form: 'unit', id, rev: 1, reason: 'créée par erreur' }));
    await expect(deletion(north)).rejects.toMatchObject({
      code: 'record.referenced',
      params: { counts: expect.objectContaining({ unit_state: 1 }) },
    });
    await expect(deletion(clinic)).rejects.toMatchObject({
      code: 'record.referenced',
      params: { counts: expect.objectContaining({ assignment: 1 }) },
    });
    await world.on(now, async () => expect(await above(clinic)).toHaveLength(3));
  });

  it('takes it out of the tree with its dated rows, and restoring brings both back', async () => {
    const { north } = await world.on(now, () => region('Taoudénit'));
    const mistake = await world.on(now, () => openUnit({ name: 'Erreur', parent: north, opened: '2020-01-01' }));
    const listed = () => world.on(now, async () => (await treeAsOf(now)).some(({ unit }) => unit === mistake));
    expect(await listed()).toBe(true);
    await world.on(now, () => deleteRecord({ form: 'unit', id: mistake, rev: 1, reason: 'créée par erreur' }));
    expect(await listed()).toBe(false);
    await world.on(now, () => restoreRecord({ form: 'unit', id: mistake }));
    expect(await listed()).toBe(true);
    await world.on(now, async () => {
      expect((await above(mistake))[0]).toBe(north);
      await employ(mistake, '2026-01-01');
    });
  });
});

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
