import { uuidv7 } from '@baara/model';
import { current } from '../database/index.ts';
import type { EnvelopeResult, Values } from '../records/types.ts';
import { requireOpen } from './change-unit.ts';
import { apply, type Reorganisation } from './reorganisation.ts';
import { requireShape } from './shape.ts';
import { openUnit } from './split-unit.ts';

/**
 * Opens a new unit under another from a day on. Throws `tree.invalid` (`not_open`, `closed`) when that one is not open then.
 *
 * @example await addUnit({ unit: district, on: '2026-07-01', values: { code: 'K12', name: 'CSCom de Kapala', type: 'CSCOM', status: 'OPEN' } })
 */
export async function addUnit(
  request: Reorganisation & { readonly unit: string; readonly id?: string; readonly values: Values },
): Promise<EnvelopeResult> {
  const { unit, on, id = uuidv7(), values } = request;
  await requireOpen([unit], on);
  const shape = requireShape(current().model);
  return apply(openUnit(shape, { id, values: { ...values, parent: unit }, on }), request);
}
