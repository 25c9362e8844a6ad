import { addMonthsTo, uuidv7 } from '@baara/model';
import { todayIn } from '../../core/server/src/database/index.ts';
import type { Values } from '../../core/server/src/records/types.ts';
import { model } from './office.ts';

/** Writes rows of a form as they are. */
export type Load = (
  form: string,
  rows: readonly { readonly id: string; readonly values: Values }[],
) => Promise<unknown>;

interface Evidence {
  readonly competency: string;
  readonly level: string | null;
  readonly day: string | null;
  readonly until: string | null;
}
interface Worker {
  readonly id: string;
  readonly unit: string;
  readonly cadre: string;
  readonly evidence: Evidence[];
}
const required = [
  { cadre: 'SF', competency: 'SONU_B', level: '2', valid_months: 24 },
  { cadre: 'SF', competency: 'IPC', level: null, valid_months: 12 },
  { cadre: 'IDE', competency: 'IPC', level: '1', valid_months: null },
  { cadre: 'MED_GEN', competency: 'MALARIA', level: null, valid_months: null },
];
const workers: Worker[] = [];
const today = todayIn(model.timeZone);

/** So many months before today, on the first: no test hangs on the length of a month. */
const monthsAgo = (months: number): string => later(`${today.slice(0, 7)}-01`, -months);
const later = (day: string, months: number): string => addMonthsTo(day, months) ?? day;

/** Sixty people of three cadres at two places, and what is known of their competencies by each of the three ways. */
export async function writeWorkforce(load: Load, places: readonly [string, string]): Promise<void> {
  let state = 7;
  const draw = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % most;
  };
  const pick = <T>(items: readonly T[]): T => items[draw(items.length)] as T;
  const [levels, competencies] = [
    [null, '0', '1', '2', '3'],
    ['SONU_B', 'IPC', 'MALARIA', 'PF'],
  ] as const;
  const courses = competencies.flatMap((competency) => levels.map((level) => ({ id: uuidv7(), competency, level })));
  const rows: Record<string, { id: string; values: Values }[]> = {
    assignment: [],
    person_competency: [],
    participation: [],
    competency_assessment: [],
  };
  const add = (form: string, values: Values) => {
    const id = uuidv7();
    rows[form]?.push({ id, values });
    return id;
  };
  const sessions = courses.map((taught) => ({ id: uuidv7(), taught }));
  for (let at = 0; at < 60; at += 1) {
    const worker: Worker = {
      id: uuidv7(),
      unit: pick(places),
      cadre: pick(['SF', 'IDE', 'MED_GEN']),
      evidence: [],
    };
    workers.push(worker);
    const isGone = draw(8) === 0;
    add('assignment', {
      ...{ person: worker.id, facility: worker.unit, main: true, valid_from: '2015-01-01' },
      ...(isGone ? { valid_to: '2020-01-01' } : {}),
    });
    if (isGone) workers.pop();
    for (const competency of competencies.filter(() => draw(3) === 0)) {
      const [level, day] = [pick(levels), draw(5) === 0 ? null : monthsAgo(draw(40))];
      worker.evidence.push({ competency, level, day, until: null });
      add('person_competency', { person: worker.id, competency, level, evaluated: day });
    }
    if (draw(2) === 0) {
      const { id: held, taught } = pick(sessions);
      const [certified, withdrawn, passed] = [monthsAgo(draw(40)), draw(5) === 0, draw(4) > 0];
      const until = draw(2) === 0 ? later(certified, 18) : null;
      const participation = add('participation', {
        ...{
          session: held,
          course: taught.id,
          person: worker.id,
          status: 'COMPLETED',
          result: passed ? 'PASSED' : 'FAILED',
        },
        ...{ valid_from: '2020-03-02', valid_to: '2020-03-07', certified: passed ? certified : null, expires: until },
        ...(withdrawn ? { withdrawn: today, withdrawn_reason: 'test' } : {}),
      });
      if (passed && !withdrawn) worker.evidence.push({ ...taught, day: certified, until });
      const [competency, level, date] = [pick(competencies), pick(['0', '1', '2', '3']), monthsAgo(draw(40))];
      add('competency_assessment', { participation, competency, level, date });
      worker.evidence.push({ competency, level, day: date, until: null });
    }
  }
  const ofRows = rows.assignment?.map(({ values }) => String(values.person)) ?? [];
  await load(
    'person',
    ofRows.map((id, at) => {
      const cadre = [...workers].find((each) => each.id === id)?.cadre ?? 'SF';
      return { id, values: { surname: 'DIARRA', given_names: `Agent ${at}`, sex: 'F', position_cadre: cadre } };
    }),
  );
  await load(
    'course',
    courses.map(({ id, competency, level }) => ({
      id,
      values: { name: `${competency} ${level}`, topic: 'x', competencies: [{ competency, level }] },
    })),
  );
  const held = { starts: '2020-03-02', ends: '2020-03-06', seats: 200, status: 'DONE', name: 'Session' };
  await load(
    'training_session',
    sessions.map(({ id, taught }) => ({ id, values: { course: taught.id, unit: places[0], ...held } })),
  );
  await load(
    'competency_requirement',
    required.map((values) => ({ id: uuidv7(), values })),
  );
  for (const [form, list] of Object.entries(rows)) await load(form, list);
}

/** How many in these units lack each required competency, and why, worked out one person at a time. */
export function lackingAmong(units: readonly string[]) {
  return required
    .map(({ cadre, competency, level, valid_months }) => {
      const here = workers.filter((each) => each.cadre === cadre && units.includes(each.unit));
      const states = here.map(({ evidence }) => {
        const known = evidence.filter((each) => each.competency === competency);
        const high = known.filter((each) =>
          level === null ? each.level === null || each.level > '0' : each.level !== null && each.level >= level,
        );
        const fresh = high.filter(
          ({ day, until }) =>
            (valid_months === null || (day !== null && later(day, valid_months) > today)) &&
            (until === null || until >= today),
        );
        return fresh.length > 0 ? 'met' : known.length === 0 ? 'never' : high.length > 0 ? 'expired' : 'low';
      });
      const count = (state: string) => states.filter((each) => each === state).length;
      return {
        cadre,
        competency,
        people: here.length,
        never: count('never'),
        expired: count('expired'),
        low: count('low'),
      };
    })
    .toSorted((a, b) => `${a.cadre} ${a.competency}`.localeCompare(`${b.cadre} ${b.competency}`));
}
