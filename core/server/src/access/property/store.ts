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

const insert = (table: string, row: Readonly<Record<string, unknown>>): string =>
  `INSERT INTO ${table} (${Object.keys(row).map((key) => `"${key}"`)}) VALUES (${Object.values(row).map(text)});`;

/** The script that writes a world. */
export function scriptOf(world: World): string {
  const lines: string[] = [];
  for (const [unit] of world.parents.entries()) {
    lines.push(insert('unit', { id: unitId(unit), code: `u${unit}`, name: `u${unit}` }));
    for (const [depth, ancestor] of ancestors(world, unit).entries())
      lines.push(insert('unit_closure', { ancestor: unitId(ancestor), descendant: unitId(unit), depth }));
  }
  for (const { record, number, id } of numbered(world)) {
    const { form, owner, values, units, records, unknown, languages, places, deleted } = record;
    const unitIds = Object.entries(units).map(([key, unit]) => [key, unit === null ? null : unitId(unit)]);
    const targets = Object.entries(records).map(([key, number]) => [
      key,
      number === null ? null : recordId(key, number),
    ]);
    lines.push(
      insert(form, {
        id,
        owner: owner === null ? null : unitId(owner),
        unknown: `{${unknown}}`,
        deleted_at: deleted ? '2026-01-01' : null,
        ...values,
        ...(form === 'assignment' ? { valid_from: `20${10 + number}-01-01`, valid_to: `20${11 + number}-01-01` } : {}),
        ...Object.fromEntries([...unitIds, ...targets]),
      }),
    );
    for (const [pos, value] of languages.entries()) lines.push(insert('person__languages', { record: id, pos, value }));
    for (const [position, unit] of places.entries())
      lines.push(insert('person_place', { record: id, unit: unitId(unit), owner: position === 0, sort: '' }));
  }
  return lines.join('\n');
}
