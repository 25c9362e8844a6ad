import type { Demonstration, DemonstrationBatch } from '@baara/model';
import { institutions } from '../tree/institutions.ts';
import { batchSize, given, unitBatches } from '../tree/rows.ts';
import { administrativePositionOf, careerOf } from './careers.ts';
import { anchorOf, dayOf } from './days.ts';
import { inventedFacilities } from './facilities.ts';
import { withHistories } from './histories.ts';
import { type IdKind, idsOf } from './ids.ts';
import { educationOf, leaveOf, registrationOf, sanctionOf } from './lives.ts';
import { norms } from './norms.ts';
import { workerOf } from './people.ts';
import { type Cell, planOf } from './plan.ts';
import { postingsOf } from './postings.ts';
import { establishedPosts, giverOfPosts, postBatches } from './posts.ts';
import { randomFor, urnOf } from './random.ts';
import { scholarshipBatches } from './scholarships/programmes.ts';
import { alumniOf, withSchool } from './schools/alumni.ts';
import { schoolRegister } from './schools/register.ts';
import { orderOfForms, studentBatches } from './schools/students.ts';
import { demonstrationCommunes } from './sgbv-training/communes.ts';
import { sgbvTraining, trainedAt } from './sgbv-training/rows.ts';
import { traineesOf } from './training/pool.ts';
import { trainingRegister } from './training/sessions.ts';
import { urnFor, type Workplace, workplacesOf } from './workplaces.ts';

type Row = DemonstrationBatch['rows'][number];
type Values = Row['values'];

/** Chosen so that the country of the default seed shares nobody with the staff list kept for tests. */
const salt = 1;
/** People a round: what is held in memory at once. */
const round = 500;
/** No worker has more rows of one form than this. */
const mostChildren = 8;

const order: readonly string[] = [
  'person',
  ...orderOfForms,
  'assignment',
  'career',
  'administrative_position',
  'education',
  'registration',
  'leave',
  'sanction',
];

/**
 * A believable Mali on the reference tree, which comes first: about 1,300 invented facilities and `people` workers with the
 * imbalance of the papers. In constant memory: a round of people at a time.
 */
export const demonstration: Demonstration = function* demonstration(options) {
  for (const batch of country(options)) yield withHistories(batch, options.today);
};

function* country({ people, seed, today }: Parameters<Demonstration>[0]): Iterable<DemonstrationBatch> {
  const own = seed ^ salt;
  const invented = [...inventedFacilities(own), ...demonstrationCommunes()];
  yield* unitBatches(invented, today);
  yield* schoolRegister(today);
  const places = workplacesOf([...institutions(), ...invented]);
  const ids = idsOf(own);
  yield* norms(ids, today);
  const posts = establishedPosts({ places, ids, seed: own, today });
  yield* postBatches(posts);
  yield* studentBatches({ seed: own, today });
  yield* scholarshipBatches({ seed: own, today });
  let rows = new Map<string, Row[]>();
  let waiting = 0;
  const trainees = new Map<string, string>();
  const inSikasso = places.filter(({ code }) => code.startsWith('R03-')).map(({ id }) => id);
  const training = traineesOf(new Set(inSikasso), dayOf(today));
  const alumni = alumniOf({ seed: own, today });
  for (const worker of workers({
    places,
    people,
    seed: own,
    ids,
    today: dayOf(today),
    anchor: anchorOf(today),
    alumni,
    post: giverOfPosts(posts),
  })) {
    training.note(worker);
    for (const [kind, row] of worker) {
      if (kind === 'assignment') noteTrainee(row, trainees);
      const list = rows.get(kind);
      if (list) list.push(row);
      else rows.set(kind, [row]);
    }
    waiting += 1;
    if (waiting < round) continue;
    yield* batchesOf(rows);
    rows = new Map();
    waiting = 0;
  }
  yield* batchesOf(rows);
  yield* trainingRegister({ trainees: training.found, seed: own, today: dayOf(today) });
  yield* sgbvTraining({ workers: trainees, seed: own, today });
}

/** Whether an assignment is one in which a post is held today. */
const holds = ({ main, valid_to }: Values): boolean => main === true && valid_to === null;

/** The last who came to each facility of the referral network and is still there: by facility, a person. */
function noteTrainee({ values }: Row, trainees: Map<string, string>): void {
  const { person, facility, main, valid_to } = values;
  if (main === true && valid_to === undefined && trainedAt.has(String(facility)) && !trainees.has(String(facility)))
    trainees.set(String(facility), String(person));
}

function* batchesOf(rows: ReadonlyMap<string, readonly Row[]>): Iterable<DemonstrationBatch> {
  for (const form of order) {
    const list = rows.get(form) ?? [];
    for (let start = 0; start < list.length; start += batchSize) {
      yield { form, rows: list.slice(start, start + batchSize) };
    }
  }
}

interface Country {
  readonly places: readonly Workplace[];
  readonly people: number;
  readonly seed: number;
  readonly ids: (kind: IdKind, number: number) => string;
  readonly today: number;
  /** The day as of which lives are drawn: see `anchorOf`. */
  readonly anchor: number;
  readonly alumni: ReturnType<typeof alumniOf>;
  readonly post: ReturnType<typeof giverOfPosts>;
}

/** Every worker as the rows of their record, the person first. */
function* workers({
  places,
  people,
  seed,
  ids,
  today,
  anchor,
  alumni,
  post,
}: Country): Iterable<readonly (readonly [string, Row])[]> {
  const headed = new Set<string>();
  const refuge = places.filter(({ region, type }) => region === 'Bamako' && type === 'CSREF');
  const practices = urnOf(places, ({ region, type }) => (region === 'Bamako' && type === 'CAB_PRIVE' ? 1 : 0));
  let index = 0;
  for (const cell of planOf(people)) {
    const urn = urnFor(places, { ...cell, group: cell.cadre.group });
    for (let head = 0; head < cell.count; head += 1) {
      const random = randomFor(seed, index);
      const worker = workerOf(cell, index, random, anchor);
      const postings = postingsOf({ worker, urn, refuge, practices, headed, random, today: anchor });
      const owner = postings[0]?.facility ?? null;
      const person = ids('person', index);
      // In this order: each draws from the same stream.
      const career = careerOf(worker, random, anchor);
      const position = administrativePositionOf(worker, random, today);
      const learnt: readonly Values[] = educationOf(worker, random).map(withSchool);
      const alumnus = alumni(worker, person, learnt[0]);
      const diplomas: readonly Values[] = alumnus
        ? learnt.map((each) => ({ ...each, schools_student: alumnus.student }))
        : learnt;
      const school = diplomas.at(-1)?.schools_school ?? null;
      const children: readonly (readonly [IdKind, readonly (Values | null)[]])[] = [
        [
          'assignment',
          postings.map(({ facility, values }) =>
            holds(values) ? { ...values, post: post(facility, cell.cadre.code) } : values,
          ),
        ],
        ['career', career],
        ['administrative_position', [position]],
        ['education', diplomas],
        ['registration', [registrationOf(worker, random, today)]],
        ['leave', [leaveOf(worker, random, today)]],
        ['sanction', [sanctionOf(worker, random, today)]],
      ];
      const first = index * mostChildren;
      const facts = { ...worker.values, position_specialty: specialtyOf(cell, index), schools_school: school };
      yield [
        ['person', { id: person, owner, values: given(facts) }],
        ...(alumnus?.rows ?? []),
        ...children.flatMap(([kind, list]) =>
          list.flatMap((values, place): readonly (readonly [IdKind, Row])[] =>
            values ? [[kind, { id: ids(kind, first + place), owner, values: given({ person, ...values }) }]] : [],
          ),
        ),
      ];
      index += 1;
    }
  }
}

const medicalSpecialties = [
  ...['GYN_OBS', 'CHIRURGIE', 'PEDIATRIE', 'ANEST_REA', 'MED_INTERNE', 'CARDIOLOGIE', 'OPHTALMOLOGIE', 'ORL'],
  ...['RADIOLOGIE', 'SANTE_PUB', 'GYN_OBS', 'CHIRURGIE', 'INFECTIOLOGIE'],
];
const assistantSpecialties = ['AM_ANEST', 'AM_BLOC', 'AM_OPHTA', 'AM_ORL', 'AM_ODONTO', 'AM_SP'];

function specialtyOf({ cadre }: Cell, index: number): string | null {
  if (cadre.code === 'MED_SPE') return medicalSpecialties[index % medicalSpecialties.length] ?? null;
  if (cadre.code === 'ASS_MED') return assistantSpecialties[index % assistantSpecialties.length] ?? null;
  return null;
}
