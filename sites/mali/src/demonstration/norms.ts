import type { DemonstrationBatch } from '@baara/model';
import { inBatches } from '../tree/rows.ts';
import type { IdKind } from './ids.ts';

/** Of the size of what such a centre is run with, and invented: the ministry's own norms are entered by the ministry. */
const wanted: readonly (readonly [type: string, cadre: string, amount: number])[] = [
  ['CSCOM', 'IDE', 1],
  ['CSCOM', 'SF', 1],
  ['CSCOM', 'IO', 1],
  ['CSCOM', 'MATRONE', 1],
  ['CSREF', 'MED_GEN', 4],
  ['CSREF', 'IDE', 8],
  ['CSREF', 'SF', 6],
  ['CSREF', 'TSS_BIO', 2],
];

/** How many of a cadre each centre should have, so that the page of a structure shows who is missing. */
export function norms(ids: (kind: IdKind, number: number) => string, today: string): Iterable<DemonstrationBatch> {
  return inBatches(
    'staffing_norm',
    wanted.map(([unit_type, cadre, amount], index) => ({
      id: ids('staffing_norm', index),
      owner: null,
      values: { ...{ basis: 'NORM', unit_type, cadre, amount }, year: Number(today.slice(0, 4)) - 2 },
    })),
  );
}
