import { communeCode } from './communes.ts';

/** An organisation of the demonstration: `unit` and `area` are codes of the tree. */
export interface OrganisationDraft {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly area?: readonly string[];
  readonly services: readonly string[];
  readonly hours?: string;
  readonly onCall?: true;
  /** Keys of those to which it sends. */
  readonly refersTo?: readonly string[];
  /** The function of its contact; absent: nobody to call yet. */
  readonly contact?: string;
  /** How the contact was trained: as a worker there, as a guest at a session, elsewhere, or not at all. */
  readonly trained?: 'worker' | 'guest' | 'elsewhere';
}

const office = 'Lundi à vendredi, 7 h 30 à 16 h';

/** The regional one-stop centres that were open in 2021; where they stand is known for Gao and Mopti alone. */
const oneStops: readonly (readonly [key: string, place: string, unit: string])[] = [
  ['kayes', 'Kayes', 'R01-D01'],
  ['koulikoro', 'Koulikoro', 'R02-D01'],
  ['sikasso', 'Sikasso', 'R03-D01'],
  ['segou', 'Ségou', 'R04-D01'],
  ['mopti', 'Mopti (hôpital Sominé Dolo)', 'EPH2-MOPTI'],
  ['gao', 'Gao (CSRéf)', 'R07-D01-CSREF'],
  ['bamako', 'Bamako', 'BKO'],
];

function* regional(): Iterable<OrganisationDraft> {
  for (const [key, place, unit] of oneStops) {
    yield {
      ...{ key: `one-stop-${key}`, name: `One-stop center de ${place}`, type: 'ONE_STOP', unit, onCall: true },
      services: [
        'LISTENING',
        'KIT_72H',
        'EMERGENCY_CARE',
        'MEDICAL_CERTIFICATE',
        'PSYCHOSOCIAL',
        'LEGAL_ADVICE',
        'COMPLAINT',
      ],
      ...{ contact: 'Coordinatrice', trained: 'elsewhere' },
    };
  }
  yield {
    ...{ key: 'hospital-sikasso', name: 'Hôpital de Sikasso', type: 'HOSPITAL', unit: 'EPH2-SIKASSO', onCall: true },
    services: ['EMERGENCY_CARE', 'SURGERY', 'MEDICAL_CERTIFICATE', 'PSYCHOSOCIAL'],
    refersTo: ['one-stop-sikasso'],
    ...{ contact: 'Référent VBG de la maternité', trained: 'worker' },
  };
}

interface DistrictDraft {
  readonly name: string;
  /** The codes of the health district and of its cercle. */
  readonly code: string;
  readonly cercle: string;
  /** Community organisations: name and commune. */
  readonly community: readonly (readonly [name: string, commune: string])[];
  /** CSComs of the reference tree: the end of their code, their village, the commune that they serve, whether their contact is trained. */
  readonly centres: readonly (readonly [code: string, village: string, commune: string, trained: boolean])[];
}

const districts: readonly DistrictDraft[] = [
  {
    ...{ name: 'Kadiolo', code: 'R03-D02', cercle: 'R03-C02' },
    community: [
      ['Association Benkadi des femmes', 'Kadiolo'],
      ['Coopérative Sabugnuma', 'Zégoua'],
      ['Comité villageois de protection', 'Misséni'],
    ],
    centres: [
      ['001', 'Misseni', 'Misséni', true],
      ['005', 'Loulouni', 'Nimbougou', false],
      ['007', 'Fourou', 'Kaï', true],
    ],
  },
  {
    ...{ name: 'Sikasso', code: 'R03-D01', cercle: 'R03-C01' },
    community: [
      ['Association Jigiya des mères', 'Kapala'],
      ['Réseau des jeunes pairs éducateurs', 'Farakala'],
    ],
    centres: [
      ['001', 'Kapala', 'Kapala', true],
      ['004', 'Zanférébougou', 'Zanférébougou', false],
      ['007', 'Farakala', 'Farakala', true],
    ],
  },
];

function* local({ name, code, cercle, community, centres }: DistrictDraft): Iterable<OrganisationDraft> {
  const commune = (of: string) => communeCode(cercle, of);
  const town = commune(name);
  const referral = `csref-${code}`;
  yield {
    ...{
      key: referral,
      name: `CSRéf de ${name}`,
      type: 'REFERRAL_CENTRE',
      unit: `${code}-CSREF`,
      area: [town],
      onCall: true,
    },
    services: ['EMERGENCY_CARE', 'KIT_72H', 'MEDICAL_CERTIFICATE', 'PSYCHOSOCIAL'],
    refersTo: ['hospital-sikasso', 'one-stop-sikasso', `social-${code}`, `police-${code}`],
    ...{ contact: 'Référent VBG', trained: 'worker' },
  };
  for (const [number, village, served, trained] of centres) {
    yield {
      ...{
        key: `cscom-${code}-${number}`,
        name: `CSCom de ${village}`,
        type: 'HEALTH_CENTRE',
        unit: `${code}-${number}`,
      },
      area: [commune(served)],
      services: ['LISTENING', 'EMERGENCY_CARE'],
      hours: 'Tous les jours, 8 h à 18 h',
      refersTo: [referral],
      contact: 'Référent VBG',
      ...(trained && { trained: 'worker' as const }),
    };
  }
  for (const [at, [association, where]] of community.entries()) {
    const centre = centres.find(([, , served]) => served === where);
    yield {
      ...{ key: `community-${code}-${at}`, name: association, type: 'COMMUNITY', unit: commune(where) },
      services: ['LISTENING', 'AWARENESS'],
      refersTo: [centre ? `cscom-${code}-${centre[0]}` : referral],
      contact: 'Présidente',
      ...(at % 2 === 0 && { trained: 'guest' as const }),
    };
  }
  yield {
    ...{ key: `social-${code}`, name: `Service du développement social de ${name}`, type: 'PSYCHOSOCIAL', unit: town },
    services: ['PSYCHOSOCIAL', 'REINTEGRATION'],
    hours: office,
    refersTo: [`justice-${code}`],
    ...{ contact: 'Assistante sociale', trained: 'guest' },
  };
  yield {
    ...{ key: `police-${code}`, name: `Commissariat de ${name}`, type: 'POLICE', unit: town, onCall: true },
    services: ['COMPLAINT', 'PROTECTION'],
    refersTo: [referral, `justice-${code}`],
    ...{ contact: 'Agent chargé des VBG', trained: 'guest' },
  };
  yield {
    ...{ key: `justice-${code}`, name: `Justice de paix de ${name}`, type: 'JUSTICE', unit: town, hours: office },
    services: ['LEGAL_ADVICE'],
    contact: 'Greffe',
  };
}

/** Two districts from their community organisations to the hospital, and the one-stop centres of the country. */
export const organisations: readonly OrganisationDraft[] = [
  ...regional(),
  ...districts.flatMap((each) => [...local(each)]),
];
