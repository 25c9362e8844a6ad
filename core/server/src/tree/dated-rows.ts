import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Operation, Value, Values } from '../records/types.ts';
import { lockTree } from './closure.ts';
import { uuids } from './ids.ts';
import { refusal } from './refusal.ts';
import { requireShape, type TreeShape } from './shape.ts';

/** A dated row of a unit as it is stored. */
export interface DatedRow {
  readonly id: string;
  readonly rev: number;
  readonly unit: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** What its own columns hold, by field. */
  readonly values: Values;
}

/** The dated rows of these units, oldest first, for who is about to change the tree: nobody else does until the end of the transaction. */
export async function datedRows(units: readonly string[]): Promise<Map<string, DatedRow[]>> {
  await lockTree();
  const { states } = requireShape(current().model);
  const rows = await query(sql`
    SELECT * FROM ${sql.identifier(states.id)} WHERE unit = ANY(${uuids(units)}) AND deleted_at IS NULL
    ORDER BY valid_from NULLS FIRST, id`);
  const found = new Map<string, DatedRow[]>(units.map((unit) => [unit, []]));
  const keys = Object.keys(states.fields);
  for (const row of rows) {
    const values = Object.fromEntries(keys.filter((key) => key in row).map((key) => [key, row[key] as Value]));
    found.get(row.unit as string)?.push({ ...row, values } as unknown as DatedRow);
  }
  return found;
}

/** The row in force on `date`; refuses a unit that is not there that day. */
export function rowOn(rows: readonly DatedRow[], unit: string, date: string): DatedRow {
  const row = rows.find((each) => (each.valid_from ?? '') <= date && (each.valid_to === null || each.valid_to > date));
  if (!row) throw refusal('not_open', { unit, date });
  return row;
}

interface DatedChange {
  readonly unit: string;
  /** First day of the new state. */
  readonly on: string;
  readonly changes: Values;
  readonly rows: readonly DatedRow[];
}

/**
 * The operations by which a unit differs from a day on: the row in force ends that day and a new one follows it until
 * the next planned row (records/ does both for a change of nature `event`); planned rows take the change too as long as
 * they still say what it replaces.
 */
export function changeFrom(shape: TreeShape, { unit, on, changes, rows }: DatedChange): Operation[] {
  const before = rowOn(rows, unit, on);
  const fresh = differing(before.values, changes);
  if (Object.keys(fresh).length === 0) return [];
  const form = shape.states.id;
  const change = ({ id, rev }: DatedRow, values: Values): Operation => ({
    ...{ do: 'update', form, id, rev, values },
    nature: 'event',
  });
  const operations = [change(before, { ...fresh, valid_from: on })];
  let carried = fresh;
  for (const row of rows.filter((each) => (each.valid_from ?? '') > on)) {
    const kept = Object.entries(carried).filter(([key]) => same(row.values[key], before.values[key]));
    carried = Object.fromEntries(kept);
    if (kept.length === 0) break;
    operations.push(change(row, carried));
  }
  return operations;
}

function differing(values: Values, changes: Values): Values {
  return Object.fromEntries(Object.entries(changes).filter(([key, value]) => !same(values[key], value)));
}

function same(left: Value | undefined, right: Value | undefined): boolean {
  return (left ?? null) === (right ?? null);
}
