import { type Region, regions } from '../tree/divisions.ts';
import { deOf } from '../tree/institutions.ts';
import { knownCscoms } from '../tree/known-cscoms.ts';
import { cercleOf, districtCode } from '../tree/territories.ts';
import type { UnitDraft, UnitFacts } from '../tree/unit-draft.ts';
import { apportion } from './apportion.ts';
import { dateOf, dayOf } from './days.ts';
import { villageEndings, villages } from './names.ts';
import { type Random, randomFor } from './random.ts';

const cscomCount = 1_175;
const privateCount = 135;
const north = new Set(['Tombouctou', 'Gao', 'Kidal']);

interface District {
  readonly region: Region;
  readonly name: string;
  readonly code: string;
  readonly first: boolean;
}

const districts: readonly District[] = regions.flatMap((region) =>
  region.districts.map((name, index) => ({ region, name, code: districtCode(region, name), first: index === 0 })),
);

/**
 * The invented part of the country: community health centres in every district and private practices in the towns, so that with
 * the named institutions there are about 1,500 facilities.
 */
export function* inventedFacilities(seed: number): Iterable<UnitDraft> {
  const centres = apportion(districts.map(centreWeight), cscomCount);
  const practices = apportion(districts.map(practiceWeight), privateCount);
  for (const [index, district] of districts.entries()) {
    const random = randomFor(seed, 9_000_000 + index);
    yield* centresOf(district, centres[index] ?? 0, random);
    yield* practicesOf(district, practices[index] ?? 0, random);
  }
}

/** More people, more centres; the north has few people over great distances, Bamako large centres. */
function centreWeight({ region }: District): number {
  const people = region.population2022 / region.districts.length;
  const spread = region.code === 'BKO' ? 0.2 : north.has(region.former) ? 1.4 : 1;
  return people ** 0.7 * spread;
}

function practiceWeight({ region, first }: District): number {
  if (region.code === 'BKO') return 14;
  return first ? 2 : 0.3;
}

function* centresOf(district: District, count: number, random: Random): Iterable<UnitDraft> {
  const { region, name, code } = district;
  const known = knownCscoms[name] ?? [];
  const taken = new Set<string>(known);
  for (let order = known.length + 1; order <= known.length + count; order += 1) {
    const village = freshVillage(taken, random);
    const opened = dateOf(random.between(dayOf('1991-09-01'), dayOf('2012-12-31')));
    yield {
      code: `${code}-${String(order).padStart(3, '0')}`,
      states: [{ from: opened, name: `CSCom ${deOf(village)}`, type: 'CSCOM', parent: code }],
      facts: { ...community, area: areaOf(district, random), opened, ...located(region, name) },
    };
  }
}

const community: UnitFacts = { ownership: 'COMMUNITY', sector: 'COMMUNITY' };

function located(region: Region, district: string): { locatedIn?: string } {
  const cercle = cercleOf(region, district);
  return cercle ? { locatedIn: cercle } : {};
}

function freshVillage(taken: Set<string>, random: Random): string {
  for (;;) {
    const name = random.pick(villages) + (random.chance(0.6) ? '' : random.pick(villageEndings));
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function areaOf({ region, first }: District, random: Random): string {
  if (region.code === 'BKO') return 'URBAN';
  const isolated = north.has(region.former) ? 0.45 : region.former === 'Mopti' ? 0.3 : 0.12;
  if (random.chance(isolated)) return 'ISOLATED';
  return random.chance(first ? 0.25 : 0.08) ? 'SEMI_URBAN' : 'RURAL';
}

const practiceKinds: readonly (readonly [words: string, type: string, facts: UnitFacts, weight: number])[] = [
  ['Cabinet médical', 'CAB_PRIVE', { ownership: 'INDIVIDUAL', sector: 'PRIVATE' }, 5],
  ['Clinique', 'CAB_PRIVE', { ownership: 'COMPANY', sector: 'PRIVATE' }, 4],
  ['Pharmacie', 'CAB_PRIVE', { ownership: 'INDIVIDUAL', sector: 'PRIVATE' }, 5],
  ['Cabinet de soins', 'CAB_PRIVE', { ownership: 'INDIVIDUAL', sector: 'PRIVATE' }, 2],
  ['Laboratoire d’analyses', 'CAB_PRIVE', { ownership: 'COMPANY', sector: 'PRIVATE' }, 1],
  ['Centre confessionnel', 'CONF_ONG', { ownership: 'FAITH', sector: 'NON_PROFIT' }, 1],
  ['Centre médical interentreprises', 'CONF_ONG', { ownership: 'MUTUAL', sector: 'PARASTATAL' }, 1],
];
const practiceBag = practiceKinds.flatMap((kind) => Array.from({ length: kind[3] }, () => kind));
const practiceNames = [
  ...[
    'Espérance',
    'Yiriwa',
    'Kénéya',
    'Santé Plus',
    'Lafia',
    'Jigiya',
    'Farafina',
    'Djoliba',
    'Bon Secours',
    'Sabugnuma',
  ],
  ...['Kabala', 'La Paix', 'Sigida', 'Hèrè', 'Benkadi', 'Baraka', 'Sahel', 'Nyèta', 'Dambé', 'Kafo', 'Sinignèsigi'],
];

function* practicesOf({ region, name, code }: District, count: number, random: Random): Iterable<UnitDraft> {
  const taken = new Set<string>();
  for (let order = 1; order <= count; ) {
    const [words, type, facts] = random.pick(practiceBag);
    const full = `${words} ${random.pick(practiceNames)}`;
    if (taken.has(full)) continue;
    taken.add(full);
    const opened = dateOf(random.between(dayOf('1994-01-01'), dayOf('2016-12-31')));
    yield {
      code: `${code}-P${String(order).padStart(2, '0')}`,
      states: [{ from: opened, name: full, type, parent: code }],
      facts: { ...facts, area: 'URBAN', opened, ...located(region, name) },
    };
    order += 1;
  }
}
