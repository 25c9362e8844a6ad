import { formerRegions } from '../tree/former-divisions.ts';
import { projected } from '../tree/population.ts';
import { apportion, fitted } from './apportion.ts';
import { type CadreProfile, cadreProfiles } from './cadre-profiles.ts';

/** The central services stand beside the regions. */
export const central = 'CENTRE';

/** Doctors, nurses and midwives for 10,000 people in 2017: the extremes are the papers', the others lie between. */
const density: Readonly<Record<string, number>> = {
  Kayes: 3.5,
  Koulikoro: 3.6,
  Sikasso: 3.7,
  Ségou: 3.8,
  Mopti: 3,
  Tombouctou: 3.77,
  Gao: 4.27,
  Kidal: 6.3,
  Bamako: 23,
};

/** Some people of one cadre, in one region of 2012 or in the central services, public or private. */
export interface Cell {
  readonly region: string;
  readonly cadre: CadreProfile;
  readonly sector: 'public' | 'private';
  readonly count: number;
}

const size = 23_604;
const privateSize = 3_604;
const places = [...formerRegions.map((region) => region.name), central];
const inBamako = places.indexOf('Bamako');
const population = places.map((name) => formerRegions.find((region) => region.name === name)?.population2009 ?? 0);
const population2017 = population.map(projected);

/** How `people` divide among regions, cadres and sectors: the papers' country, larger or smaller. Adds up to `people`. */
export function planOf(people: number): readonly Cell[] {
  const heads = headsByCadre();
  const cells = cadreProfiles.flatMap((cadre, row) => {
    const all = heads[row] as readonly number[];
    const inPrivate = privateHeads(cadre, all);
    return places.flatMap((region, place) => [
      { region, cadre, sector: 'public' as const, weight: (all[place] ?? 0) - (inPrivate[place] ?? 0) },
      { region, cadre, sector: 'private' as const, weight: inPrivate[place] ?? 0 },
    ]);
  });
  const privates = Math.round((people * privateSize) / size);
  const totals = { public: people - privates, private: privates };
  const counts = new Map(
    (['public', 'private'] as const).map((sector) => [
      sector,
      apportion(
        cells.map((cell) => (cell.sector === sector ? cell.weight : 0)),
        totals[sector],
      ),
    ]),
  );
  return cells.flatMap(({ region, cadre, sector }, index) => {
    const count = counts.get(sector)?.[index] ?? 0;
    return count > 0 ? [{ region, cadre, sector, count }] : [];
  });
}

/** For each cadre, heads by place: the counted ones fitted to the densities, the others by their share in the capital. */
function headsByCadre(): readonly (readonly number[])[] {
  const counted = cadreProfiles.filter((cadre) => cadre.counted);
  const goal = counted.reduce((all, cadre) => all + cadre.total, 0);
  const columns = apportion(
    places.map((name, place) => (density[name] ?? 0) * (population2017[place] ?? 0)),
    goal,
  );
  // 1. Specialists first: 69 % of them are in Bamako whatever the densities say.
  const specialists = byShare(required('MED_SPE'), 0.69, 0);
  // 2. The other counted cadres share what is left of each region, nurses of the first cycle less in the capital.
  const others = counted.filter((cadre) => cadre.code !== 'MED_SPE');
  const left = columns.map((sum, place) => sum - (specialists[place] ?? 0));
  const leaning = others.map((cadre) =>
    places.map((_, place) => (place === inBamako && cadre.group === 'associate' ? 0.55 : 1) * (left[place] ?? 0)),
  );
  const table = fitted(
    leaning,
    others.map((cadre) => cadre.total),
    left,
  );
  return cadreProfiles.map((cadre) => {
    if (cadre.code === 'MED_SPE') return specialists;
    if (cadre.counted) return table[others.indexOf(cadre)] ?? [];
    return byShare(cadre, cadre.bamako, cadre.central);
  });
}

function byShare(cadre: CadreProfile, bamako: number, atCentre: number): number[] {
  const elsewhere = population.reduce((all, people, place) => all + (place === inBamako ? 0 : people), 0);
  return places.map((name, place) => {
    if (name === central) return cadre.total * atCentre;
    if (place === inBamako) return cadre.total * bamako;
    return (cadre.total * (1 - bamako - atCentre) * (population[place] ?? 0)) / elsewhere;
  });
}

/** Seven private workers in ten are in the capital; nowhere more than there are people. */
function privateHeads(cadre: CadreProfile, heads: readonly number[]): number[] {
  const outside = heads.reduce((all, head, place) => all + (isOutside(place) ? head : 0), 0);
  const inCapital = Math.min(cadre.private * 0.72, heads[inBamako] ?? 0);
  return heads.map((head, place) => {
    if (place === inBamako) return inCapital;
    return isOutside(place) && outside > 0 ? ((cadre.private - inCapital) * head) / outside : 0;
  });
}

const isOutside = (place: number): boolean => place !== inBamako && places[place] !== central;

function required(code: string): CadreProfile {
  const found = cadreProfiles.find((cadre) => cadre.code === code);
  if (!found) throw new RangeError(code);
  return found;
}
