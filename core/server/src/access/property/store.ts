import type { World, WorldRecord } from './world.ts';

/** The id of a unit. */
export const unitId = (unit: number): string => id('a', unit);

/** The id of a record: its form and its number among the records of that form. */
export const recordId = (form: string, number: number): string =>
  id('b', number + 100 * [...form].reduce((sum, letter) => sum + letter.charCodeAt(0), 0));

const id = (kind: string, number: number): string =>
  `00000000-0000-4000-800${kind}-${String(number).padStart(12, '0')}`;

/** Each record with its number among the records of its form. */
export function numbered(world: World): readonly { record: WorldRecord; number: number; id: string }[] {
  const counts = new Map<string, number>();
  return world.records.map((record) => {
    const number = counts.get(record.form) ?? 0;
    counts.set(record.form, number + 1);
    return { record, number, id: recordId(record.form, number) };
  });
}

/** The units from one up to its root, itself included. */
export function ancestors(world: World, unit: number): readonly number[] {
  const parent = world.parents[unit] ?? null;
  return parent === null ? [unit] : [unit, ...ancestors(world, parent)];
}

const text = (value: unknown): string => (value === null || value === undefined ? 'NULL' : `'${String(value)}'`);

type Rows = readonly { readonly table: string; readonly row: Readonly<Record<string, unknown>> }[];

/** One statement for the rows of a table that fill the same columns, tables in the order of their first row. */
export function inserts(rows: Rows): string {
  const statements = new Map<string, string[]>();
  for (const { table, row } of rows) {
    const into = `${table} (${Object.keys(row).map((key) => `"${key}"`)})`;
    statements.set(into, [...(statements.get(into) ?? []), `(${Object.values(row).map(text)})`]);
  }
  return [...statements].map(([into, values]) => `INSERT INTO ${into} VALUES ${values.join()};`).join('\n');
}

/** The script that writes a world. */
export function scriptOf(world: World): string {
  const rows = [
    ...world.parents.flatMap((_, unit) => unitRows(world, unit)),
    ...numbered(world).flatMap(({ record, number, id }) => recordRows(record, number, id)),
  ];
  return inserts(rows);
}

function unitRows(world: World, unit: number): Rows {
  const descendant = unitId(unit);
  return [
    { table: 'unit', row: { id: descendant, code: `u${unit}`, name: `u${unit}` } },
    ...ancestors(world, unit).map((above, depth) => ({
      table: 'unit_closure',
      row: { ancestor: unitId(above), descendant, depth },
    })),
  ];
}

function recordRows(record: WorldRecord, number: number, id: string): Rows {
  const { form, owner, values, units, records, unknown, languages, places, deleted } = record;
  const unitIds = Object.entries(units).map(([key, unit]) => [key, unit === null ? null : unitId(unit)]);
  const targets = Object.entries(records).map(([key, other]) => [key, other === null ? null : recordId(key, other)]);
  const row = {
    id,
    owner: owner === null ? null : unitId(owner),
    unknown: `{${unknown}}`,
    deleted_at: deleted ? '2026-01-01' : null,
    ...values,
    ...(form === 'assignment' ? { valid_from: `20${10 + number}-01-01`, valid_to: `20${11 + number}-01-01` } : {}),
    ...Object.fromEntries([...unitIds, ...targets]),
  };
  return [
    { table: form, row },
    ...languages.map((value, pos) => ({ table: 'person__languages', row: { record: id, pos, value } })),
    ...places.map((unit, position) => ({
      table: 'person_place',
      row: { record: id, unit: unitId(unit), owner: position === 0, sort: '' },
    })),
  ];
}
