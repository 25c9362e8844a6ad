import { type Region, regions } from './divisions.ts';
import { formerRegions } from './former-divisions.ts';
import { beginning, kidal, reform, type StateDraft, type SuccessionDraft, type UnitDraft } from './unit-draft.ts';

export const country = 'ML';

/** The code of a former region by its name. */
const formerCode = new Map(formerRegions.map((region) => [region.name, region.code]));

/** When a region's places begin: those of Kidal with the region. */
export const startOf = (region: Region): string => (region.former === 'Kidal' ? kidal : beginning);

/** The states of a unit that hung under the former region before the reform and hangs under the present one since. */
export function statesAcrossReform(options: {
  readonly region: Region;
  readonly name: string;
  readonly type: string;
  readonly from: string;
  readonly formerName?: string;
}): readonly StateDraft[] {
  const { region, name, type, from, formerName = name } = options;
  const former = formerCode.get(region.former) ?? region.code;
  if (former === region.code || from >= reform) return [{ from, name, type, parent: region.code }];
  return [
    { from, to: reform, name: formerName, type, parent: former },
    { from: reform, name, type, parent: region.code },
  ];
}

/** A health district's code by its region's code and its own name. */
export const districtCode = (region: Region, district: string): string =>
  `${region.code}-D${pad(region.districts.indexOf(district) + 1)}`;

const cercleCode = (region: Region, cercle: string): string =>
  `${region.code}-C${pad(region.cercles.indexOf(cercle) + 1)}`;

/** The cercle of the district's own name, where there is one; in Bamako, its commune. */
export function cercleOf(region: Region, district: string): string | undefined {
  if (region.code === 'BKO') return `BKO-K${region.districts.indexOf(district) + 1}`;
  return region.cercles.includes(district) ? cercleCode(region, district) : undefined;
}

/** The country, the regions of both divisions, cercles, Bamako's communes and the health districts: parents first. */
export function* territories(): Iterable<UnitDraft> {
  yield { code: country, states: [{ from: beginning, name: 'Mali', type: 'COUNTRY', parent: null }] };
  const kept = new Set(regions.map((region) => region.code));
  for (const { code, name } of formerRegions) {
    if (kept.has(code)) continue;
    yield { code, states: [{ from: beginning, to: reform, name, type: 'REGION', parent: country }] };
  }
  for (const region of regions) {
    const from = formerCode.get(region.former) === region.code ? startOf(region) : reform;
    yield { code: region.code, states: [{ from, name: region.name, type: 'REGION', parent: country }] };
  }
  for (const region of regions) yield* cerclesOf(region);
  for (const region of regions) {
    for (const district of region.districts) {
      const type = 'HEALTH_DISTRICT';
      const states = statesAcrossReform({ region, name: district, type, from: startOf(region) });
      const cercle = cercleOf(region, district);
      yield { code: districtCode(region, district), states, ...(cercle && { facts: { locatedIn: cercle } }) };
    }
  }
}

function* cerclesOf(region: Region): Iterable<UnitDraft> {
  const before = new Set(formerRegions.flatMap((former) => former.cercles));
  for (const cercle of region.cercles) {
    const formerName = cercle === 'Nioro' ? 'Nioro du Sahel' : cercle;
    const from = before.has(formerName) ? startOf(region) : reform;
    const states = statesAcrossReform({ region, name: cercle, type: 'CERCLE', from, formerName });
    yield { code: cercleCode(region, cercle), states };
  }
  if (region.code !== 'BKO') return;
  for (const [index, name] of region.districts.entries()) {
    yield { code: `BKO-K${index + 1}`, states: [{ from: beginning, name, type: 'COMMUNE', parent: 'BKO' }] };
  }
}

/** Which regions took over from each of 2012; those that kept their bounds are the same unit. */
export function successions(): readonly SuccessionDraft[] {
  return regions.flatMap((region) => {
    const predecessor = formerCode.get(region.former) ?? '';
    return predecessor === region.code ? [] : [{ predecessor, successor: region.code, nature: 'SPLIT' as const }];
  });
}

const pad = (number: number): string => String(number).padStart(2, '0');
