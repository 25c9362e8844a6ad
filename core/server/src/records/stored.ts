import type { ModelField } from '@baara/model';
import type { Row } from '../database/types.ts';
import type { FormStorage, StoredColumn } from './storage.ts';
import type { Value, Values } from './types.ts';

/** The values of a row that holds every column of the form: empty fields are null, groups arrays of objects. */
export function valuesOf(storage: FormStorage, row: Row): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const { field } of storage.columns) values[field.key] ??= fieldValue(field, row);
  for (const child of storage.children) {
    const rows = (row[child.key] ?? []) as readonly Row[];
    values[child.key] = child.valueType
      ? (rows as unknown as Value)
      : rows.map((each) => groupRow(child.columns, each));
  }
  return values;
}

/** A group's row as it travels, its id among the values. */
export function groupRow(columns: readonly StoredColumn[], row: Row): Values {
  const values: Record<string, Value> = { id: row.id as string };
  for (const { field } of columns) values[field.key] ??= fieldValue(field, row);
  return values;
}

/** One field's value from the columns of a row. */
export function fieldValue(field: ModelField, row: Row): Value {
  if (field.kind === 'gps') {
    const latitude = row[`${field.key}_latitude`] as number | null | undefined;
    const longitude = row[`${field.key}_longitude`] as number | null | undefined;
    return latitude == null || longitude == null ? null : { latitude, longitude };
  }
  return plainValue(field, row[field.key]);
}

/** A column's value as it travels: a month is `2026-01`, though the first day is stored. */
export function plainValue(field: ModelField, raw: unknown): Value {
  if (raw === null || raw === undefined) return null;
  return field.kind === 'month' ? String(raw).slice(0, 7) : (raw as Value);
}

/** The columns of one row, by name, for `jsonb_populate_recordset`. */
export function columnValues(columns: readonly StoredColumn[], values: Values): Row {
  const row: Row = {};
  for (const { name, field } of columns) row[name] = columnValue(name, field, values[field.key] ?? null);
  return row;
}

/** A column's value for the database. */
export function columnValue(name: string, field: ModelField, value: Value): unknown {
  if (value === null) return null;
  if (field.kind === 'month') return `${value}-01`;
  if (field.kind === 'gps') {
    const point = value as unknown as { latitude: number; longitude: number };
    return name.endsWith('_latitude') ? point.latitude : point.longitude;
  }
  return value;
}

/** Whether two values are the same to a reader: empty and absent, `[]` and null are. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  return left === right || canonical(left) === canonical(right);
}

/** JSON with sorted keys; nothing, null and an empty array are one. */
export function canonical(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}
