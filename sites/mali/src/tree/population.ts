import type { DemonstrationBatch } from '@baara/model';
import { regions } from './divisions.ts';
import { formerRegions } from './former-divisions.ts';
import { stableId, unitId } from './ids.ts';
import { inBatches } from './rows.ts';
import { country } from './territories.ts';

/** Yearly growth between the censuses (RGPH5). */
export const growth = 0.033;
/** The year of the papers' densities. */
export const projectionYear = 2017;

/** The population of a former region in 2017, from the census of 2009 at the growth of the census: people. */
export function projected(population2009: number): number {
  return Math.round(population2009 * (1 + growth) ** (projectionYear - 2009));
}

interface Count {
  readonly unit: string;
  readonly year: number;
  readonly source: string;
  readonly total: number;
  readonly notes?: string;
}

const nation: readonly Count[] = [
  { unit: country, year: 1998, source: 'RGPH1998', total: 9_726_169 },
  { unit: country, year: 2009, source: 'RGPH2009', total: 14_528_662 },
  { unit: country, year: 2020, source: 'EST2020', total: 20_243_609 },
  {
    ...{ unit: country, year: 2022, source: 'RGPH5', total: 22_395_485 },
    notes: 'Total publié ; la somme des régions publiées est 22 395 490.',
  },
];

function* counts(): Iterable<Count> {
  yield* nation;
  for (const region of formerRegions) {
    yield { unit: region.code, year: 1998, source: 'RGPH1998', total: region.population1998 };
    yield { unit: region.code, year: 2009, source: 'RGPH2009', total: region.population2009 };
    yield {
      ...{ unit: region.code, year: projectionYear, source: 'PROJECTION', total: projected(region.population2009) },
      notes: 'RGPH 2009 à 3,3 % par an.',
    };
  }
  for (const region of regions) {
    yield { unit: region.code, year: 2022, source: 'RGPH5', total: region.population2022 };
  }
}

/** Censuses by the regions of their day. */
export function populationBatches(): Iterable<DemonstrationBatch> {
  const rows = [...counts()].map(({ unit, year, source, total, notes }) => ({
    id: stableId(`mali/unit_population/${unit}/${year}/${source}`),
    owner: unitId(unit),
    values: { unit: unitId(unit), year, source, total, notes: notes ?? null },
  }));
  return inBatches('unit_population', rows);
}
