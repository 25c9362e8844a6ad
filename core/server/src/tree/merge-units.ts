import { uuidv7 } from '@baara/model';
import { current } from '../database/index.ts';
import type { EnvelopeResult, Operation, Values } from '../records/types.ts';
import { childrenOn, requireOpen } from './change-unit.ts';
import { changeFrom, datedRows, rowOn } from './dated-rows.ts';
import { refusal } from './refusal.ts';
import { apply, type Reorganisation } from './reorganisation.ts';
import { requireShape } from './shape.ts';
import { openUnit, succession } from './split-unit.ts';

export interface Merge extends Reorganisation {
  readonly units: readonly string[];
  /** A unit that stands already (one of `units`, or another), or the values of a new one; its parent must be said. */
  readonly into: { readonly unit: string } | { readonly id?: string; readonly values: Values };
}

/**
 * Merges units from a day on: their children move to the unit that takes over, they close, and each has a link to it. One
 * unit into a new one is a replacement. Throws `tree.invalid`: `parts` (nothing to merge), `closed`, `not_open`, `cycle`.
 */
export async function mergeUnits(request: Merge): Promise<EnvelopeResult> {
  const { into, on } = request;
  const shape = requireShape(current().model);
  const target = 'unit' in into ? into.unit : (into.id ?? uuidv7());
  const merged = request.units.filter((unit) => unit !== target);
  if (merged.length === 0) throw refusal('parts', { unit: target });

  const operations: Operation[] = [];
  if ('unit' in into) await requireOpen([target], on);
  else operations.push(...openUnit(shape, { id: target, values: into.values, on }));
  const children = (await childrenOn(merged, on))
    .map(({ unit }) => unit)
    .filter((unit) => unit !== target && !merged.includes(unit));
  const rows = await datedRows([...merged, ...children]);
  for (const child of children) {
    operations.push(
      ...changeFrom(shape, { unit: child, on, changes: { parent: target }, rows: rows.get(child) ?? [] }),
    );
  }
  const nature = request.units.length === 1 && !('unit' in into) ? shape.codes.replace : shape.codes.merge;
  for (const unit of merged) {
    if (rowOn(rows.get(unit) ?? [], unit, on).values.status === shape.codes.closed)
      throw refusal('closed', { unit, date: on });
    operations.push(
      ...changeFrom(shape, { unit, on, changes: { status: shape.codes.closed }, rows: rows.get(unit) ?? [] }),
    );
    operations.push(succession(shape, { predecessor: unit, successor: target, nature, date: on }));
  }
  return apply(operations, request);
}
