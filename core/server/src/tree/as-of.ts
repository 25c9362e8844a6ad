import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Row } from '../database/types.ts';
import { requireShape } from './shape.ts';
import { inForce } from './states.ts';

/** A unit as its dated row describes it on a day. */
export interface UnitAsOf {
  readonly unit: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly parent: string | null;
  readonly status: string | null;
  /** First day of the row, and the first day after it (null: open). */
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

/** A unit in a subtree; the root asked for is at depth 0. */
export interface PlacedUnit extends UnitAsOf {
  readonly depth: number;
}

const columns = sql`s.unit, s.name, s.type, s.parent, s.status, s.valid_from, s.valid_to`;

/** The unit as it was on `date` (ISO), or null when it had no row in force. */
export async function unitAsOf(unit: string, date: string): Promise<UnitAsOf | null> {
  const rows = await query(sql`
    SELECT ${columns} FROM ${statesTable()} s
    WHERE s.unit = ${unit}::uuid AND s.deleted_at IS NULL AND ${inForce(sql`s`, sql`${date}::date`)}`);
  return (rows[0] as UnitAsOf | undefined) ?? null;
}

/** The unit and everything below it as the dated rows had it on `date` (ISO), from the top down; empty when it was not there. */
export async function subtreeAsOf(root: string, date: string): Promise<PlacedUnit[]> {
  return walkDown(await query(dayWalk({ top: root, date })));
}

/** The whole tree as the dated rows had it on `date` (ISO), from the top down. */
export async function treeAsOf(date: string): Promise<PlacedUnit[]> {
  return walkDown(await query(dayWalk({ top: null, date })));
}

function dayWalk({ top, date }: { top: string | null; date: string }) {
  const day = sql`${date}::date`;
  const start = top === null ? sql`s.parent IS NULL` : sql`s.unit = ${top}::uuid`;
  return sql`
    WITH RECURSIVE day AS MATERIALIZED (
      SELECT ${columns} FROM ${statesTable()} s WHERE s.deleted_at IS NULL AND ${inForce(sql`s`, day)}
    ), walk AS (
      SELECT s.*, 0 AS depth FROM day s WHERE ${start}
      UNION ALL
      SELECT s.*, w.depth + 1 FROM walk w JOIN day s ON s.parent = w.unit
    )
    SELECT * FROM walk ORDER BY depth, name, unit`;
}

function statesTable() {
  return sql.identifier(requireShape(current().model).states.id);
}

function walkDown(rows: readonly Row[]): PlacedUnit[] {
  return rows as unknown as PlacedUnit[];
}
