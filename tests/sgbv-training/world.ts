import { uuidv7 } from '@baara/model';
import type { Random } from '../../sites/mali/src/demonstration/random.ts';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
  readonly located_in: string | null;
}

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly unit: string;
  readonly area: readonly string[];
  readonly opened: string;
  readonly closed: string | null;
}

interface Dated {
  readonly id: string;
  readonly organisation: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

export interface Contact extends Dated {
  readonly person: string | null;
  readonly name: string | null;
  readonly participation: string | null;
  readonly trained_elsewhere: string | null;
}

interface Link extends Dated {
  readonly refers_to: string;
}

interface Participation {
  readonly id: string;
  readonly person: string | null;
  readonly status: string;
  readonly result: string | null;
  /** Whether its course is one on violence. */
  readonly sgbv: boolean;
  readonly last_day: string;
}

type Row = { readonly id: string } & Readonly<Record<string, string | boolean | readonly string[] | number | null>>;

/**
 * A country of a few districts drawn at random: communes under cercles, under districts and under a region alone; organisations,
 * contacts, links and participations between 2020 and 2024.
 */
export function worldOf(random: Random) {
  const units: Unit[] = [];
  const unit = (name: string, type: string, parent: string | null, located_in: string | null = null): Unit => {
    const made = { id: uuidv7(), name, type, parent, located_in };
    units.push(made);
    return made;
  };
  const country = unit('Mali', 'COUNTRY', null);
  const regions = ['Sikasso', 'Gao'].map((name) => unit(name, 'REGION', country.id));
  const districts = regions.flatMap((region, at) =>
    [1, 2, 3].map((number) => {
      const name = `${region.name} ${number}`;
      const cercle = number === 3 ? null : unit(`Cercle de ${name}`, 'CERCLE', region.id);
      const district = unit(name, 'HEALTH_DISTRICT', region.id, cercle?.id ?? null);
      for (let order = 0; order < 5; order += 1)
        unit(`Commune ${at}${number}${order}`, 'COMMUNE', (order > 2 ? district : (cercle ?? district)).id);
      for (let order = 0; order < 3; order += 1)
        unit(`CSCom ${at}${number}${order}`, 'CSCOM', district.id, cercle?.id ?? null);
      return district;
    }),
  );
  unit('Commune sans district', 'COMMUNE', (regions[0] as Unit).id);

  const anyDay = () => `${random.between(2020, 2024)}-${String(random.between(1, 12)).padStart(2, '0')}-15`;
  const laterDay = (from: string) =>
    random.chance(0.4) ? `${Number(from.slice(0, 4)) + random.between(1, 3)}-06-10` : null;
  const places = units.filter(({ type }) => type === 'COMMUNE' || type === 'CSCOM');
  const communes = units.filter(({ type }) => type === 'COMMUNE');
  const organisations = Array.from({ length: 24 }, (_, at): Organisation => {
    const opened = anyDay();
    const area = random.chance(0.4) ? [...new Set([random.pick(communes).id, random.pick(communes).id])] : [];
    const type = random.pick(['COMMUNITY', 'HEALTH_CENTRE', 'HOSPITAL', 'POLICE']);
    return {
      id: uuidv7(),
      name: `Organisation ${at}`,
      type,
      unit: random.pick(places).id,
      area,
      opened,
      closed: laterDay(opened),
    };
  });

  const people = Array.from({ length: 10 }, () => uuidv7());
  const [sgbvCourse, otherCourse] = [uuidv7(), uuidv7()];
  const sessions = Array.from({ length: 6 }, (_, at) => ({
    id: uuidv7(),
    course: at < 4 ? sgbvCourse : otherCourse,
    last_day: anyDay(),
  }));
  const guests: Participation[] = [];
  const participations = sessions.flatMap(({ id: session, course, last_day }) =>
    [...people, null, null, null].flatMap((person) => {
      if (!random.chance(0.4)) return [];
      const made = {
        ...{ id: uuidv7(), person, last_day, sgbv: course === sgbvCourse, session },
        status: random.pick(['COMPLETED', 'COMPLETED', 'ABSENT']),
        result: random.pick(['PASSED', 'FAILED', null]),
      };
      if (person === null) guests.push(made);
      return [made];
    }),
  );
  const dated = (organisation: string) => {
    const valid_from = anyDay();
    return { id: uuidv7(), organisation, valid_from, valid_to: laterDay(valid_from) };
  };
  const contacts = organisations.flatMap(({ id }) =>
    Array.from({ length: random.between(0, 2) }, (): Contact => {
      const person = random.chance(0.5) ? random.pick(people) : null;
      const guest = person === null && random.chance(0.6) ? random.pick(guests).id : null;
      const name = person === null ? `Contact ${random.between(1, 99)}` : null;
      return {
        ...dated(id),
        person,
        name,
        participation: guest,
        trained_elsewhere: random.chance(0.2) ? anyDay() : null,
      };
    }),
  );
  const links = organisations.flatMap(({ id }) =>
    random.chance(0.7)
      ? [{ ...dated(id), refers_to: random.pick(organisations.filter((other) => other.id !== id)).id } as Link]
      : [],
  );
  const future = { last: uuidv7(), other: uuidv7() };
  const held = (id: string, course: string, day: string): Row => ({
    ...{ id, course, name: `Session du ${day}`, unit: country.id, starts: day, ends: day, status: 'DONE', seats: 100 },
  });
  const rows: readonly (readonly [form: string, rows: readonly Row[]])[] = [
    ['unit', units.map((each, at) => ({ ...each, code: `U${at}`, status: 'OPEN' }))],
    [
      'unit_state',
      units.map(({ id, name, type, parent }) => ({
        id: uuidv7(),
        unit: id,
        name,
        type,
        parent,
        status: 'OPEN',
        valid_from: '2000-01-01',
      })),
    ],
    ['person', people.map((id, at) => ({ id, surname: 'TRAORÉ', given_names: `Agent ${at}`, sex: 'F' }))],
    [
      'course',
      [
        { id: sgbvCourse, name: 'Prise en charge des VBG', topic: 'VBG', category: 'SGBV', status: 'OPEN' },
        { id: otherCourse, name: 'SONU de base', topic: 'SONU', category: 'CLINICAL', status: 'OPEN' },
      ],
    ],
    [
      'training_session',
      [
        ...sessions.map(({ id, course, last_day }) => held(id, course, last_day)),
        held(future.last, sgbvCourse, '2026-03-06'),
        held(future.other, otherCourse, '2026-03-06'),
      ],
    ],
    [
      'participation',
      participations.map(({ id, person, session, status, result, last_day }) => ({
        ...{ id, session, person, status, result, valid_from: last_day, valid_to: `${last_day.slice(0, 8)}16` },
        guest_name: person === null ? 'Invité' : null,
      })),
    ],
    ['referral_organisation', organisations.map((each) => ({ ...each }))],
    ['referral_contact', contacts.map((each) => ({ ...each }))],
    ['referral_link', links.map((each) => ({ ...each }))],
  ];
  return {
    ...{ organisations, contacts, links, districts, rows, participations },
    units: new Map(units.map((each) => [each.id, each])),
    sessions: { session: future.last, other: future.other },
  };
}
