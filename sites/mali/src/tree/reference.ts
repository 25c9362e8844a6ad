import type { DemonstrationBatch } from '@baara/model';
import { stableId, unitId } from './ids.ts';
import { institutions } from './institutions.ts';
import { populationBatches } from './population.ts';
import { inBatches, unitBatches } from './rows.ts';
import { successions, territories } from './territories.ts';
import { reform } from './unit-draft.ts';

/**
 * What the country's register holds before anybody is registered: the tree with both divisions, the named institutions and the
 * censuses. The same ids every time: loading it again adds nothing.
 */
export function* reference(today: string): Iterable<DemonstrationBatch> {
  yield* unitBatches([...territories(), ...institutions()], today);
  const rows = successions().map(({ predecessor, successor, nature }) => ({
    id: stableId(`mali/unit_succession/${predecessor}/${successor}`),
    owner: unitId(successor),
    values: {
      ...{ predecessor: unitId(predecessor), successor: unitId(successor), nature, date: reform },
      act: 'Loi n° 2023-006',
    },
  }));
  yield* inBatches('unit_succession', rows);
  yield* populationBatches();
}
