import { regions } from '../tree/divisions.ts';
import { unitId } from '../tree/ids.ts';
import type { UnitDraft } from '../tree/unit-draft.ts';
import type { WorkGroup } from './cadre-profiles.ts';
import { dayOf } from './days.ts';
import { central } from './plan.ts';
import { type Urn, urnOf } from './random.ts';

/** A place where people of the demonstration work. */
export interface Workplace {
  readonly id: string;
  readonly code: string;
  readonly type: string;
  readonly area: string;
  /** The region of 2012, or the central services. */
  readonly region: string;
  /** The first day on which somebody could be posted there. */
  readonly opened: number;
}

const formerOf = new Map(regions.map((region) => [region.code, region.former]));

export function workplacesOf(units: Iterable<UnitDraft>): readonly Workplace[] {
  return [...units].flatMap((unit) => {
    const [first] = unit.states;
    if (!first || territories.has(first.type)) return [];
    return [
      {
        id: unitId(unit.code),
        code: unit.code,
        type: first.type,
        area: unit.facts?.area ?? 'RURAL',
        region: first.type === 'SC' ? central : formerRegionOf(unit),
        opened: dayOf(first.from),
      },
    ];
  });
}

const territories = new Set(['COUNTRY', 'REGION', 'CERCLE', 'COMMUNE', 'HEALTH_DISTRICT']);

function formerRegionOf({ code, states }: UnitDraft): string {
  const parent = states.at(-1)?.parent ?? '';
  const region = parent.split('-')[0] ?? '';
  const former = formerOf.get(region);
  if (former === undefined) throw new RangeError(`${code}: ${parent}`);
  return former;
}

/** How many of a group a place of each kind draws, relative to the others. */
const pull: Readonly<Record<WorkGroup, Readonly<Record<string, number>>>> = {
  specialist: { EPH3: 60, EPH2: 30, CSREF: 2, ECOLE: 5 },
  doctor: { EPH3: 30, EPH2: 25, CSREF: 8, CSCOM: 0.9, DRS: 3, ECOLE: 2 },
  nurse: { EPH3: 60, EPH2: 35, CSREF: 12, CSCOM: 1.2, DRS: 1 },
  midwife: { EPH3: 30, EPH2: 25, CSREF: 12, CSCOM: 1.1 },
  associate: { EPH3: 25, EPH2: 20, CSREF: 10, CSCOM: 3 },
  aide: { EPH3: 20, EPH2: 14, CSREF: 6, CSCOM: 3 },
  technical: { EPH3: 40, EPH2: 25, CSREF: 5, CSCOM: 0.1, DRS: 1 },
  pharmacist: { EPH3: 6, EPH2: 4, CSREF: 1.2, DRS: 1 },
  social: { DRDSES: 10, CSREF: 0.5, DRPFEF: 3, SC: 10, EPH3: 2 },
  promotion: { DRPFEF: 10, SC: 5, DRDSES: 1 },
  administration: { SC: 20, EPH3: 20, EPH2: 10, CSREF: 3, DRS: 8, DRDSES: 5, DRPFEF: 4, ECOLE: 5 },
  support: { SC: 5, EPH3: 15, EPH2: 10, CSREF: 3, CSCOM: 0.6, DRS: 3, DRDSES: 2 },
};

const appeal: Readonly<Record<string, number>> = { URBAN: 1.6, SEMI_URBAN: 1.3, RURAL: 0.8, ISOLATED: 0.45 };

/** The places of one region from which those of a group are drawn; towns draw more than villages. */
export function urnFor(
  places: readonly Workplace[],
  choice: { readonly region: string; readonly group: WorkGroup; readonly sector: 'public' | 'private' },
): Urn<Workplace> {
  const { region, group, sector } = choice;
  const isPrivate = (place: Workplace) => place.type === 'CAB_PRIVE' || place.type === 'CONF_ONG';
  const there = places.filter((place) => place.region === region && isPrivate(place) === (sector === 'private'));
  if (sector === 'private') return urnOf(there, () => 1);
  const urn = urnOf(there, (place) => (pull[group][place.type] ?? 0) * (appeal[place.area] ?? 1));
  return urn.items.length > 0 ? urn : urnOf(there, () => 1);
}
