import type { DemonstrationBatch } from '@baara/model';
import { unitId } from '../../tree/ids.ts';
import { inBatches } from '../../tree/rows.ts';
import { dateOf } from '../days.ts';
import { type Random, randomFor } from '../random.ts';
import { type CourseKey, idOf, trainingCatalogue } from './catalogue.ts';
import type { Trainee } from './pool.ts';

type Row = DemonstrationBatch['rows'][number];

interface Session {
  readonly key: string;
  readonly course: CourseKey;
  readonly name: string;
  readonly unit: string;
  /** Days from today to its first one. */
  readonly from: number;
  readonly days: number;
  readonly status: 'DONE' | 'OPEN' | 'PLANNED' | 'CANCELLED';
  readonly seats: number;
  readonly cadre: string;
  /** Which of the trainees of the cadre come. */
  readonly who: readonly [first: number, end: number];
  readonly valid: number | null;
}

/** No two of them share a day, nor one with the sessions on violence: nobody is at two places. */
const sessions: readonly Session[] = [
  session('sonu-1', 'sonu', 'SONU Sikasso, première vague', 'R03', -900, 'DONE', 'SF', [0, 10], 24),
  session('sonu-2', 'sonu', 'SONU Sikasso, deuxième vague', 'R03', -150, 'DONE', 'SF', [8, 18], 24),
  session('pci-1', 'pci', 'PCI Kadiolo', 'R03-D02', -60, 'DONE', 'IDE', [0, 12], 36),
  session('pf-1', 'pf', 'Planification familiale, Sikasso', 'R03', -25, 'CANCELLED', 'SF', [0, 0], null),
  session('sonu-3', 'sonu', 'SONU Sikasso, troisième vague', 'R03', 20, 'OPEN', 'SF', [18, 24], 24),
  session('pci-2', 'pci', 'PCI Sikasso', 'R03-D01', 45, 'PLANNED', 'IDE', [12, 16], 36),
];

function session(
  ...facts: readonly [
    string,
    CourseKey,
    string,
    string,
    number,
    Session['status'],
    string,
    readonly [number, number],
    number | null,
  ]
): Session {
  const [key, course, name, unit, from, status, cadre, who, valid] = facts;
  return { key, course, name, unit, from, days: course === 'pci' ? 3 : 5, status, seats: 12, cadre, who, valid };
}

/** Training in the region of Sikasso: a catalogue, sessions past and to come, who came, what they learnt, what it cost. */
export function* trainingRegister(options: {
  readonly trainees: readonly Trainee[];
  readonly seed: number;
  readonly today: number;
}): Iterable<DemonstrationBatch> {
  const { trainees, seed, today } = options;
  yield* trainingCatalogue();
  yield* inBatches(
    'training_session',
    sessions.map((each) => sessionRow(each, today)),
  );
  const participations = sessions.flatMap((each, at) => {
    const random = randomFor(seed, 9_800_000 + at);
    const people = trainees.filter(({ cadre }) => cadre === each.cadre).slice(...each.who);
    return people.map((trainee, place) => participationOf(each, trainee, { place, random, today }));
  });
  yield* inBatches(
    'participation',
    participations.map(({ row }) => row),
  );
  yield* inBatches(
    'training_presence',
    participations.flatMap(({ presences }) => presences),
  );
  yield* inBatches('session_trainer', trainerRows());
  yield* inBatches('person_competency', trainees.flatMap(knownRows(today)));
  yield* inBatches(
    'training_need',
    trainees.slice(0, 6).map((trainee, at) => needRow(trainee, at, today)),
  );
}

/** Sessions begin with the week: 1970-01-01 was a Thursday. */
function mondayAfter(day: number): number {
  return day + ((4 - (day % 7) + 7) % 7);
}

function sessionRow({ key, course, name, unit, from, days, status, seats }: Session, today: number): Row {
  const first = mondayAfter(today + from);
  const cost = (funder: string, amount: number, subject: string) => ({
    ...{ id: idOf(`session/${key}/${funder}`), funder: idOf(`funder/${funder}`), amount, subject },
  });
  const costs = [cost('unfpa', 1_450_000, 'Indemnités et repas'), cost('etat', 320_000, 'Salle et fournitures')];
  return {
    id: idOf(`session/${key}`),
    owner: unitId(unit),
    values: {
      ...{ course: idOf(`course/${course}`), name, unit: unitId(unit), venue: 'Salle de réunion', status, seats },
      ...{ starts: dateOf(first), ends: dateOf(first + days - 1), enrol_by: dateOf(first - 7) },
      ...{ institution: idOf('institution/drs'), costs: status === 'CANCELLED' ? [] : costs },
    },
  };
}

interface Drawn {
  readonly place: number;
  readonly random: Random;
  readonly today: number;
}

function participationOf(held: Session, { person, facility }: Trainee, { place, random, today }: Drawn) {
  const first = mondayAfter(today + held.from);
  const id = idOf(`participation/${held.key}/${place}`);
  const asked = {
    ...{ session: idOf(`session/${held.key}`), course: idOf(`course/${held.course}`), person },
    ...{
      requested: dateOf(Math.min(first - 40, today - 20)),
      requester: 'DISTRICT',
      invited: dateOf(Math.min(first - 30, today - 10)),
    },
    ...{ valid_from: dateOf(first), valid_to: dateOf(first + held.days) },
  };
  const of = (values: Row['values']): Row => ({ id, owner: facility, values: { ...asked, ...values } });
  if (held.status !== 'DONE') {
    const status = ['ENROLLED', 'ENROLLED', 'INVITED', 'ENROLLED', 'DECLINED', 'INVITED'][place % 6] ?? 'INVITED';
    return { row: of({ status, answered: status === 'INVITED' ? null : dateOf(today - 2) }), presences: [] };
  }
  const [pre, post] = [random.between(30, 60), random.between(60, 96)];
  const isPassed = post >= 70;
  const certified = first + held.days - 1;
  const certificate = {
    ...{
      certificate: `CFC-${dateOf(certified).slice(0, 4)}-${idOf(`number/${held.key}/${place}`).slice(0, 4).toUpperCase()}${place}`,
    },
    ...{ certified: dateOf(certified), certificate_code: id.replaceAll('-', '').slice(-16).toUpperCase() },
    expires: held.valid === null ? null : dateOf(certified + Math.round((held.valid * 365.25) / 12)),
  };
  const presences = presencesOf(id, { first, days: held.days, facility, random });
  const presence = Math.round((100 * presences.filter(({ values }) => values.present).length) / presences.length);
  const row = of({
    ...{ status: 'COMPLETED', answered: dateOf(first - 20), pre_test: pre, post_test: post, presence },
    ...{ result: isPassed ? 'PASSED' : 'FAILED', satisfaction: random.between(3, 5) },
    ...(isPassed ? certificate : {}),
  });
  return { row, presences };
}

function presencesOf(
  participation: string,
  {
    first,
    days,
    facility,
    random,
  }: { readonly first: number; readonly days: number; readonly facility: string; readonly random: Random },
): Row[] {
  return Array.from({ length: days * 2 }, (_, at) => {
    const [day, half] = [dateOf(first + Math.floor(at / 2)), at % 2 === 0 ? 'MORNING' : 'AFTERNOON'];
    const values = { participation, day, half, present: random.chance(0.93) };
    return { id: idOf(`presence/${participation}/${at}`), owner: facility, values };
  });
}

function trainerRows(): Row[] {
  return sessions.map(({ key, unit, course }) => ({
    id: idOf(`trainer/${key}`),
    owner: unitId(unit),
    values: {
      ...{ session: idOf(`session/${key}`), role: 'LEAD', subjects: course.toUpperCase() },
      ...{ guest_name: 'Équipe régionale de formateurs', guest_body: 'Direction régionale de la santé' },
    },
  }));
}

/** A third of them had a competency noted in a supervision, some of them long ago. */
function knownRows(today: number) {
  return ({ person, cadre, facility }: Trainee, at: number): Row[] => {
    if (at % 3 !== 0) return [];
    const competency = cadre === 'SF' ? 'PF' : cadre === 'IDE' ? 'IPC' : 'MALARIA';
    const values = { person, competency, level: String(at % 4), evaluated: dateOf(today - 200 - at * 40) };
    return [{ id: idOf(`known/${person}`), owner: facility, values }];
  };
}

function needRow({ person, facility }: Trainee, at: number, today: number): Row {
  const values = {
    person,
    competency: 'SUPERVISION',
    noted: dateOf(today - 30 * at - 5),
    requester: 'SUPERVISOR',
    priority: at % 2 === 0 ? 'HIGH' : 'MEDIUM',
  };
  return { id: idOf(`need/${at}`), owner: facility, values };
}
