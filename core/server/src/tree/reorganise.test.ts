import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../database/index.ts';
import { deleteRecord, restoreRecord, updateRecord } from '../records/index.ts';
import { treeAsOf, unitAsOf } from './as-of.ts';
import { ancestorOfType } from './boundaries.ts';
import { changeUnit, closeUnit, moveUnit, renameUnit } from './change-unit.ts';
import { mergeUnits } from './merge-units.ts';
import { mali, now, openOffice, refused, region, world } from './testing/office.ts';
import { above, create, employ, openUnit } from './tree-world.ts';

beforeAll(openOffice);
afterAll(() => world.close());

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

// One file, one database: both take part in it one after the other.
await import('./testing/parted.ts');
