import type { DemonstrationBatch } from '@baara/model';
import { stableId, unitId } from '../../tree/ids.ts';
import { inBatches } from '../../tree/rows.ts';
import { dateOf, dayOf } from '../days.ts';
import { givenNames, surnameIn } from '../names.ts';
import { type Random, randomFor } from '../random.ts';
import { organisations } from './network.ts';

type Row = DemonstrationBatch['rows'][number];

const idOf = (words: string): string => stableId(`mali/demonstration/sgbv/${words}`);

/** Sessions: how many days before today, how many days long, and where. */
const sessions = [
  { key: 'kadiolo', name: 'VBG Kadiolo', ago: 210, days: 4, unit: 'R03-D02' },
  { key: 'sikasso', name: 'VBG Sikasso', ago: 110, days: 4, unit: 'R03-D01' },
] as const;

const course = idOf('course');

/** The facilities whose workers are trained: those of the network. */
export const trainedAt: ReadonlySet<string> = new Set(
  organisations.flatMap(({ unit, trained }) => (trained === 'worker' ? [unitId(unit)] : [])),
);

/**
 * The network of two districts with those who were trained, their follow-ups and the materials. `workers` are people at work, by facility; where nobody is, nobody is trained.
 */
export function* sgbvTraining(options: {
  readonly workers: ReadonlyMap<string, string>;
  readonly seed: number;
  readonly today: string;
}): Iterable<DemonstrationBatch> {
  const { workers, seed, today } = options;
  const random = randomFor(seed, 9_700_000);
  const starts = new Map(sessions.map(({ key, ago }) => [key, dayOf(today) - ago]));
  yield* inBatches('course', [courseRow]);
  yield* inBatches('sgbv_material', materials());
  yield* inBatches('training_session', sessionRows(starts));
  const trained = trainedRows(workers, starts, random);
  yield* inBatches(
    'participation',
    trained.map(({ participation }) => participation),
  );
  yield* inBatches(
    'sgbv_follow_up',
    trained.flatMap(({ participation }, at) => followUps(participation, at, today)),
  );
  yield* inBatches('referral_organisation', organisationRows(random));
  yield* inBatches('referral_contact', contactRows({ workers, trained, random }));
  yield* inBatches('referral_link', linkRows());
}

const courseRow: Row = {
  id: course,
  owner: null,
  values: {
    ...{
      name: 'Prise en charge des violences basées sur le genre',
      name_en: 'Care after sexual and gender-based violence',
    },
    ...{ code: 'VBG-1', topic: 'Violences basées sur le genre', category: 'SGBV', status: 'OPEN', days: 4 },
    ...{ passing_score: 70, certified: true, valid_months: 36 },
  },
};

function materials(): Row[] {
  const rows = [
    ['Manuel du participant', '2.0', 'FR', 'CC_BY_NC_SA'],
    ['Manuel du participant', '1.0', 'EN', 'CC_BY_NC_SA'],
    ['Aide-mémoire des 72 heures', '1.1', 'FR', 'CC_BY'],
    ['Aide-mémoire des 72 heures', '1.0', 'BM', 'CC_BY'],
  ] as const;
  return rows.map(([title, version, language, licence]) => ({
    ...{ id: idOf(`material/${title}/${language}`), owner: null },
    values: { course, title, version, language, licence },
  }));
}

function sessionRows(starts: ReadonlyMap<string, number>): Row[] {
  return sessions.map(({ key, name, days, unit }) => {
    const first = starts.get(key) ?? 0;
    const values = {
      course,
      name,
      unit: unitId(unit),
      starts: dateOf(first),
      ends: dateOf(first + days - 1),
      status: 'DONE',
      seats: 25,
    };
    return { id: idOf(`session/${key}`), owner: unitId(unit), values };
  });
}

interface Trained {
  /** The key of the organisation that sent the participant. */
  readonly from: string;
  readonly guest: string | null;
  readonly participation: Row;
}

const bodies: Readonly<Record<string, string>> = { POLICE: 'POLICE', PSYCHOSOCIAL: 'SOCIAL', COMMUNITY: 'COMMUNITY' };

/** Who came: a worker of each facility that is trained, a guest of each other body that is, and two who belong to none. */
function trainedRows(
  workers: ReadonlyMap<string, string>,
  starts: ReadonlyMap<string, number>,
  random: Random,
): Trained[] {
  const known = organisations.flatMap(({ key, name, type, unit, trained, contact = '' }): Trained[] => {
    const at = sessionOf(key);
    if (trained === 'worker') {
      const person = workers.get(unitId(unit));
      return person ? [came({ at, starts, from: key, guest: null, values: { person } })] : [];
    }
    if (trained !== 'guest') return [];
    const guest = `${surnameIn('Sikasso', random)} ${givenNames(type === 'POLICE' ? 'M' : 'F', random)}`;
    const values = {
      ...{ guest_name: guest, guest_sex: type === 'POLICE' ? 'M' : 'F', guest_body: name, guest_function: contact },
      ...{ sgbv_training_body_type: bodies[type] ?? 'COMMUNITY' },
    };
    return [came({ at, starts, from: key, guest, values })];
  });
  const others = [
    ['SCHOOL', 'Lycée de Kadiolo', 'Directrice d’école', 'F', 'kadiolo'],
    ['TOWN_HALL', 'Mairie de Kadiolo', 'Conseiller communal', 'M', 'kadiolo'],
    ['JUSTICE', 'Tribunal de Sikasso', 'Greffière', 'F', 'sikasso'],
  ] as const;
  const guests = others.map(([type, body, work, sex, at]) => {
    const guest = `${surnameIn('Sikasso', random)} ${givenNames(sex, random)}`;
    const values = {
      guest_name: guest,
      guest_sex: sex,
      guest_body: body,
      guest_function: work,
      sgbv_training_body_type: type,
    };
    return came({ at, starts, from: body, guest, values });
  });
  return [...known, ...guests];
}

/** The session to which an organisation sent somebody: that of the district whose code is in its key, for others the regional one. */
const sessionOf = (key: string): string => sessions.find(({ unit }) => key.includes(unit))?.key ?? 'sikasso';

function came(options: {
  readonly at: string;
  readonly starts: ReadonlyMap<string, number>;
  readonly from: string;
  readonly guest: string | null;
  readonly values: Row['values'];
}): Trained {
  const { at, starts, from, guest, values } = options;
  const { days = 0, unit = '' } = sessions.find(({ key }) => key === at) ?? {};
  const first = starts.get(at) ?? 0;
  const pre = 35 + (from.length % 5) * 6;
  const participation: Row = {
    ...{ id: idOf(`participation/${from}`), owner: unitId(unit) },
    values: {
      ...{ session: idOf(`session/${at}`), ...values, status: 'COMPLETED', result: 'PASSED' },
      ...{ valid_from: dateOf(first), valid_to: dateOf(first + days), pre_test: pre, post_test: pre + 38 },
    },
  };
  return { from, guest, participation };
}

/** Two visits each; of those that are due, two of three were made. */
function followUps({ id, owner, values }: Row, at: number, today: string): Row[] {
  const end = dayOf(String(values.valid_to)) - 1;
  return (['M3', 'M6'] as const).map((step) => {
    const visited = end + (step === 'M3' ? 95 : 185);
    const done = visited < dayOf(today) && at % 3 !== 0;
    const found = {
      ...{ done: dateOf(visited), mentor_name: 'Équipe-cadre du district' },
      observed: [
        { competency: 'SGBV_LISTEN', level: String(1 + (at % 3)) },
        { competency: 'SGBV_REFER', level: String(at % 4) },
      ],
      barriers: at % 2 === 0 ? ['PRIVACY', 'TRANSPORT'] : ['SUPPLIES'],
    };
    return {
      ...{ id: idOf(`follow-up/${id}/${step}`), owner },
      values: { participation: id, step, ...(done && found) } as Row['values'],
    };
  });
}

const phone = (random: Random): string => `+2236${random.between(1_000_000, 9_999_999)}`;

function organisationRows(random: Random): Row[] {
  return organisations.map(({ key, name, type, unit, area = [], services, hours = null, onCall }) => ({
    ...{ id: idOf(`organisation/${key}`), owner: unitId(unit) },
    values: {
      ...{ name, type, unit: unitId(unit), area: area.map(unitId), services, hours, on_call: onCall ?? false },
      ...{
        phone: phone(random),
        languages: ['FR', 'BM', ...(unit.startsWith('R03') ? ['SPP'] : [])],
        opened: '2021-03-01',
      },
    } as Row['values'],
  }));
}

function contactRows(options: {
  readonly workers: ReadonlyMap<string, string>;
  readonly trained: readonly Trained[];
  readonly random: Random;
}): Row[] {
  const { workers, trained, random } = options;
  return organisations.flatMap(({ key, type, unit, contact, trained: how }) => {
    if (contact === undefined) return [];
    const person = type === 'HEALTH_CENTRE' || how === 'worker' ? (workers.get(unitId(unit)) ?? null) : null;
    const came = trained.find(({ from }) => from === key);
    const name = `${surnameIn('Sikasso', random)} ${givenNames('F', random)}`;
    const values = {
      ...{ organisation: idOf(`organisation/${key}`), person, name: person || came?.guest ? null : name },
      ...{ participation: came?.guest ? came.participation.id : null, function: contact, phone: phone(random) },
      ...{ focal_point: how !== undefined, trained_elsewhere: how === 'elsewhere' ? '2021-10-15' : null },
      valid_from: '2021-03-01',
    };
    return [{ id: idOf(`contact/${key}`), owner: unitId(unit), values }];
  });
}

function linkRows(): Row[] {
  return organisations.flatMap(({ key, unit, refersTo = [] }) =>
    refersTo.map((to) => ({
      ...{ id: idOf(`link/${key}/${to}`), owner: unitId(unit) },
      values: {
        organisation: idOf(`organisation/${key}`),
        refers_to: idOf(`organisation/${to}`),
        valid_from: '2021-03-01',
      },
    })),
  );
}
