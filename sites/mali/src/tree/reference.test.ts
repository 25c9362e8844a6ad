import { readFileSync } from 'node:fs';
import type { DemonstrationBatch } from '@baara/model';
import { describe, expect, it } from 'vitest';
import { unitId } from './ids.ts';
import { reference } from './reference.ts';
import { reform } from './unit-draft.ts';

type Row = DemonstrationBatch['rows'][number];

function rowsOn(today: string) {
  const tables = new Map<string, Row[]>();
  for (const { form, rows } of reference(today)) tables.set(form, [...(tables.get(form) ?? []), ...rows]);
  return (form: string): readonly Row[] => tables.get(form) ?? [];
}

function groups(rows: readonly Row[], key: string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(String(row.values[key]), [...(found.get(String(row.values[key])) ?? []), row]);
  return found;
}

const now = rowsOn('2026-11-22');
const states = now('unit_state');
const standing = (row: Row, day: string) =>
  String(row.values.valid_from) <= day && (row.values.valid_to === undefined || String(row.values.valid_to) > day);
const countOn = (type: string, day: string) =>
  states.filter((row) => row.values.type === type && standing(row, day)).length;

describe('the reference tree of Mali', () => {
  it('has eight regions and Bamako the day before the reform, nineteen and Bamako on the day', () => {
    expect([countOn('REGION', '2023-06-30'), countOn('REGION', reform)]).toEqual([9, 20]);
  });

  it('has 159 cercles and 75 health districts since, and had the 49 cercles before', () => {
    expect([countOn('CERCLE', reform), countOn('HEALTH_DISTRICT', reform)]).toEqual([159, 75]);
    expect([countOn('CERCLE', '2023-06-30'), countOn('HEALTH_DISTRICT', '2023-06-30')]).toEqual([49, 75]);
  });

  it('says who took over from each of the seven regions that ended', () => {
    const heirs = groups(now('unit_succession'), 'predecessor');
    expect(heirs.size).toBe(7);
    const mopti = states.find(
      (row) => row.values.name === 'Mopti' && row.values.valid_to === reform && row.values.type === 'REGION',
    );
    const names = (heirs.get(String(mopti?.values.unit)) ?? []).map(
      (row) => now('unit').find((unit) => unit.id === row.values.successor)?.values.name,
    );
    expect(names.sort()).toEqual(['Bandiagara', 'Douentza', 'Mopti']);
  });

  it('lets no state outlive or precede its parent', () => {
    const byUnit = groups(states, 'unit');
    const orphans = states.filter((row) => {
      if (row.values.parent === undefined) return false;
      const parents = byUnit.get(String(row.values.parent)) ?? [];
      const starts = parents.some((parent) => standing(parent, String(row.values.valid_from)));
      const end = row.values.valid_to === undefined ? '9999-01-01' : String(row.values.valid_to);
      const last = parents.some(
        (parent) => (parent.values.valid_to === undefined ? '9999-01-01' : String(parent.values.valid_to)) >= end,
      );
      return !starts || !last;
    });
    expect(orphans.map((row) => row.values.name)).toEqual([]);
  });

  it('shows each unit as it stands on the day that is asked', () => {
    const nioro = (rows: (form: string) => readonly Row[]) =>
      rows('unit').find((row) => row.id === unitId('R11-C01'))?.values;
    expect(nioro(now)).toMatchObject({ name: 'Nioro', parent: unitId('R11') });
    expect(nioro(rowsOn('2020-01-01'))).toMatchObject({ name: 'Nioro du Sahel', parent: unitId('RA01') });
    const before = rowsOn('2020-01-01')('unit').find((row) => row.id === unitId('R11'));
    expect(before?.values.status).toBe('PLANNED');
    expect(now('unit').find((row) => row.id === unitId('RA01'))?.values.status).toBe('CLOSED');
  });

  it('holds every structure of the Sikasso list under its own district', () => {
    const path = new URL('../../../../tests/fixtures/personnel-sikasso.json', import.meta.url);
    const listed = JSON.parse(readFileSync(path, 'utf8')).structures as { structure: string; district: string }[];
    expect(listed).toHaveLength(32);
    const units = new Map(now('unit').map((row) => [row.id, row.values]));
    const held = new Set(
      now('unit').map((row) => `${row.values.name} / ${units.get(String(row.values.parent))?.name}`),
    );
    expect(listed.filter(({ structure, district }) => !held.has(`${structure} / ${district}`))).toEqual([]);
    expect([...held].filter((each) => each.includes('Tombouctou-Koura'))).toEqual([]);
  });

  it('counts each census by the regions of its day', () => {
    const counts = now('unit_population');
    const sum = (source: string, of: (row: Row) => boolean) =>
      counts
        .filter((row) => row.values.source === source && of(row))
        .reduce((all, row) => all + Number(row.values.total), 0);
    const regional = (row: Row) => row.values.unit !== unitId('ML');
    expect(sum('RGPH1998', regional)).toBe(9_726_169);
    expect(sum('RGPH2009', regional)).toBe(14_528_662);
    expect(sum('RGPH5', regional)).toBe(22_395_490);
  });

  it('is the same on every day but for what the day changes', () => {
    const ids = (rows: (form: string) => readonly Row[]) => rows('unit').map((row) => row.id);
    expect(ids(rowsOn('2020-01-01'))).toEqual(ids(now));
    expect(new Set(ids(now)).size).toBe(ids(now).length);
  });
});
