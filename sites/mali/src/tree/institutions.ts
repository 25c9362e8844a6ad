import { type Region, regions } from './divisions.ts';
import { knownCscoms } from './known-cscoms.ts';
import { cercleOf, country, districtCode, startOf, statesAcrossReform } from './territories.ts';
import { beginning, reform, type UnitDraft, type UnitFacts } from './unit-draft.ts';

const state: UnitFacts = { ownership: 'STATE', sector: 'PUBLIC' };

/** Regional hospitals (2e référence) and the region they stand in today. */
const regionalHospitals: readonly (readonly [code: string, name: string, region: string, beds: number])[] = [
  ['EPH2-KAYES', 'Hôpital Fousseyni Daou de Kayes', 'R01', 200],
  ['EPH2-KATI', 'Hôpital de Kati', 'R02', 110],
  ['EPH2-SIKASSO', 'Hôpital de Sikasso', 'R03', 170],
  ['EPH2-SEGOU', 'Hôpital Nianankoro Fomba de Ségou', 'R04', 150],
  ['EPH2-MOPTI', 'Hôpital Sominé Dolo de Mopti', 'R05', 140],
  ['EPH2-TOMBOUCTOU', 'Hôpital de Tombouctou', 'R06', 80],
  ['EPH2-GAO', 'Hôpital de Gao', 'R07', 120],
  ['EPH2-LUXEMBOURG', 'Hôpital Mère-Enfant Le Luxembourg', 'BKO', 120],
];

const universityHospitals: readonly (readonly [code: string, name: string, beds: number])[] = [
  ['EPH3-POINTG', 'CHU du Point G', 480],
  ['EPH3-GT', 'CHU Gabriel Touré', 450],
  ['EPH3-CNOS', 'CHU d’odontostomatologie (CNOS)', 30],
  ['EPH3-IOTA', 'Institut d’ophtalmologie tropicale d’Afrique (CHU-IOTA)', 60],
  ['EPH3-HDM', 'Hôpital du Mali', 150],
];

const centralServices: readonly (readonly [code: string, name: string])[] = [
  ['SC-DRH', 'Direction des ressources humaines (DRH)'],
  ['SC-DGSHP', 'Direction générale de la santé et de l’hygiène publique (DGS-HP)'],
  ['SC-CPS', 'Cellule de planification et de statistique (CPS)'],
  ['SC-INSP', 'Institut national de santé publique (INSP)'],
  ['SC-DPM', 'Direction de la pharmacie et du médicament (DPM)'],
  ['SC-PNLP', 'Programme national de lutte contre le paludisme (PNLP)'],
  ['SC-ANTIM', 'Agence nationale de télésanté et d’informatique médicale (ANTIM)'],
  ['SC-DFM', 'Direction des finances et du matériel (DFM)'],
  ['SC-DNDS', 'Direction nationale du développement social (DNDS)'],
  ['SC-DNPF', 'Direction nationale de la promotion de la femme (DNPF)'],
];

const schools: readonly (readonly [code: string, name: string, region: string, opened: string, owner: UnitFacts])[] = [
  ['ECOLE-INFSS', 'Institut national de formation en sciences de la santé (INFSS)', 'BKO', '2004-10-01', state],
  ['ECOLE-FMOS', 'Faculté de médecine et d’odontostomatologie (FMOS)', 'BKO', '1969-10-01', state],
  ['ECOLE-FAPH', 'Faculté de pharmacie (FAPH)', 'BKO', '2012-10-01', state],
  ['ECOLE-EIG', 'École des infirmiers de Gao', 'R07', '1999-10-01', { ownership: 'NGO', sector: 'NON_PROFIT' }],
];

/** The named institutions that a ministry knows before anybody is registered: parents first. */
export function* institutions(): Iterable<UnitDraft> {
  for (const [code, name] of centralServices) {
    const states = [{ from: beginning, name, type: 'SC', parent: country }];
    yield { code, states, facts: { ...state, area: 'URBAN', locatedIn: 'BKO' } };
  }
  for (const [code, name, beds] of universityHospitals) {
    const states = [{ from: beginning, name, type: 'EPH3', parent: 'BKO' }];
    yield { code, states, facts: { ...state, area: 'URBAN', beds } };
  }
  for (const region of regions) {
    for (const [code, name, place, beds] of regionalHospitals) {
      if (place !== region.code) continue;
      const states = statesAcrossReform({ region, name, type: 'EPH2', from: startOf(region) });
      yield { code, states, facts: { ...state, area: 'URBAN', beds } };
    }
    for (const [code, name, place, opened, owner] of schools) {
      if (place !== region.code) continue;
      const states = statesAcrossReform({ region, name, type: 'ECOLE', from: opened });
      yield { code, states, facts: { ...owner, area: 'URBAN', opened } };
    }
    yield* directorates(region);
    for (const [index, district] of region.districts.entries()) yield* districtFacilities(region, district, index);
  }
}

function* directorates(region: Region): Iterable<UnitDraft> {
  const from = region.name === region.former || region.code === 'BKO' ? startOf(region) : reform;
  const of = region.code === 'BKO' ? 'du District de Bamako' : deOf(region.name);
  const named: readonly (readonly [string, string])[] = [
    ['DRS', 'Direction régionale de la santé'],
    ['DRDSES', 'Direction régionale du développement social et de l’économie solidaire'],
    ['DRPFEF', 'Direction régionale de la promotion de la femme, de l’enfant et de la famille'],
  ];
  for (const [type, name] of named) {
    const states = statesAcrossReform({ region, name: `${name} ${of}`, type, from });
    yield { code: `${region.code}-${type}`, states, facts: { ...state, area: 'URBAN' } };
  }
}

function* districtFacilities(region: Region, district: string, index: number): Iterable<UnitDraft> {
  const parent = districtCode(region, district);
  const locatedIn = cercleOf(region, district);
  const at = locatedIn ? { locatedIn } : {};
  const urban = region.code === 'BKO' || index === 0;
  yield {
    code: `${parent}-CSREF`,
    states: [{ from: startOf(region), name: `CSRéf ${deOf(district)}`, type: 'CSREF', parent }],
    facts: { ...state, area: urban ? 'URBAN' : 'SEMI_URBAN', beds: 40, ...at },
  };
  for (const [order, name] of (knownCscoms[district] ?? []).entries()) {
    yield {
      code: `${parent}-${String(order + 1).padStart(3, '0')}`,
      states: [{ from: startOf(region), name: `CSCom ${deOf(name)}`, type: 'CSCOM', parent }],
      facts: { ownership: 'COMMUNITY', sector: 'COMMUNITY', area: 'RURAL', ...at },
    };
  }
}

/** "de Sikasso", "d’Ansongo", "de la Commune I". */
export function deOf(name: string): string {
  if (name.startsWith('Commune')) return `de la ${name}`;
  return /^[AEIOUYÉÈÊÂÎÔ]/.test(name) ? `d’${name}` : `de ${name}`;
}
