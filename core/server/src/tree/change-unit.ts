import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { EnvelopeResult, Values } from '../records/types.ts';
import { lockTree } from './closure.ts';
import { changeFrom, datedRows, rowOn } from './dated-rows.ts';
import { uuids } from './ids.ts';
import { refusal } from './refusal.ts';
import { apply, type Reorganisation } from './reorganisation.ts';
import { requireShape } from './shape.ts';
import { inForce } from './states.ts';

/**
 * Changes a unit from a day on: its row ends and another follows. Throws `tree.invalid` (`not_open`, `nothing`, `cycle`…).
 *
 * @example await changeUnit({ unit, on: '2026-07-01', changes: { type: 'csref' }, act: 'Décision n° 12 du 3 juin 2026' })
 */
export async function changeUnit(
  request: Reorganisation & { readonly unit: string; readonly changes: Values },
): Promise<EnvelopeResult> {
  const { unit, on, changes } = request;
  const rows = (await datedRows([unit])).get(unit) ?? [];
  const operations = changeFrom(requireShape(current().model), { unit, on, changes, rows });
  if (operations.length === 0) throw refusal('nothing', { unit });
  return apply(operations, request);
}

/** Gives a unit another name from a day on. */
export async function renameUnit(
  request: Reorganisation & { readonly unit: string; readonly name: string },
): Promise<EnvelopeResult> {
  return changeUnit({ ...request, changes: { name: request.name } });
}

/** Gives a unit another type or status from a day on; closing it is `closeUnit`, with its check of what hangs below. */
export async function changeKind(
  request: Reorganisation & { readonly unit: string; readonly type?: string; readonly status?: string },
): Promise<EnvelopeResult> {
  const { type, status, ...rest } = request;
  const closing = status === requireShape(current().model).codes.closed;
  if (closing && type === undefined) return closeUnit(rest);
  if (closing) throw refusal('closed', { unit: rest.unit, date: rest.on });
  return changeUnit({
    ...rest,
    changes: { ...(type === undefined ? {} : { type }), ...(status === undefined ? {} : { status }) },
  });
}

/** Hangs a unit, with everything below it, under another parent from a day on. Throws `tree.invalid` when that parent is closed then. */
export async function moveUnit(
  request: Reorganisation & { readonly unit: string; readonly parent: string },
): Promise<EnvelopeResult> {
  await requireOpen([request.parent], request.on);
  return changeUnit({ ...request, changes: { parent: request.parent } });
}

/** Closes a unit from a day on. Throws `tree.invalid` (`children`) while anything open hangs under it then. */
export async function closeUnit(request: Reorganisation & { readonly unit: string }): Promise<EnvelopeResult> {
  const children = await childrenOn([request.unit], request.on);
  if (children.length > 0)
    throw refusal('children', { unit: request.unit, children: children.map(({ unit }) => unit) });
  return changeUnit({ ...request, changes: { status: requireShape(current().model).codes.closed } });
}

/** Refuses a unit that is closed, or not there, on `date`. */
export async function requireOpen(units: readonly string[], date: string): Promise<void> {
  const { codes } = requireShape(current().model);
  for (const [unit, rows] of await datedRows(units))
    if (rowOn(rows, unit, date).values.status === codes.closed) throw refusal('closed', { unit, date });
}

/** The units that are open and hang directly under one of these on `date`. */
export async function childrenOn(
  parents: readonly string[],
  date: string,
): Promise<{ readonly unit: string; readonly parent: string }[]> {
  await lockTree();
  const { states, codes } = requireShape(current().model);
  return query(sql`
    SELECT s.unit, s.parent FROM ${sql.identifier(states.id)} s
    WHERE s.parent = ANY(${uuids(parents)}) AND s.deleted_at IS NULL
      AND s.status IS DISTINCT FROM ${codes.closed} AND ${inForce(sql`s`, sql`${date}::date`)}
    ORDER BY s.unit`);
}
