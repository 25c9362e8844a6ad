import type { Scalar } from '@baara/model';
import fc from 'fast-check';

/** A country small enough to be looked through by hand. Units and records are known by number. */
export interface World {
  /** The parent of each unit: `null` for a root. */
  readonly parents: readonly (number | null)[];
  readonly records: readonly WorldRecord[];
}

export interface WorldRecord {
  readonly form: string;
  readonly owner: number | null;
  readonly values: Readonly<Record<string, Scalar>>;
  /** References to units and to records, by number. */
  readonly units: Readonly<Record<string, number | null>>;
  readonly records: Readonly<Record<string, number | null>>;
  readonly unknown: readonly string[];
  readonly languages: readonly string[];
  /** Open posts of a person: the first owns. */
  readonly places: readonly number[];
  readonly deleted: boolean;
}

const small = (most: number) => fc.nat({ max: most });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const topic = fc.constantFrom('x', 'y');

const blank = { values: {}, units: {}, records: {}, unknown: [], languages: [], places: [] };

const person = fc
  .record({
    surname: fc.constantFrom('Keita', 'Traoré', 'Diarra'),
    forename: fc.constantFrom('a', 'b'),
    sex: maybe(fc.constantFrom('f', 'm')),
    salary: maybe(fc.constantFrom(100, 200)),
    cadre: maybe(fc.constantFrom('doctor', 'driver')),
    phone: maybe(fc.constant('76123456')),
    birth: fc.constantFrom('known', 'empty', 'unknown'),
    languages: fc.subarray(['fr', 'bm']),
    places: fc.uniqueArray(small(7), { minLength: 1, maxLength: 3 }),
    owner: maybe(small(7)),
    deleted: fc.boolean(),
  })
  .map(({ birth, languages, places, owner, deleted, ...values }) => ({
    ...blank,
    form: 'person',
    owner,
    values: { ...values, birth_date: birth === 'known' ? '1980-02-03' : null },
    unknown: birth === 'unknown' ? ['birth_date'] : [],
    languages,
    places,
    deleted: deleted && values.forename === 'b',
  }));

const assignment = fc
  .record({ person: small(3), facility: small(7), main: fc.boolean(), owner: maybe(small(7)) })
  .map(({ person, facility, main, owner }) => ({
    ...blank,
    form: 'assignment',
    owner,
    values: { main },
    units: { facility },
    records: { person },
    deleted: false,
  }));

const about = (form: string, target: string, optional: boolean) =>
  fc
    .record({ target: optional ? maybe(small(3)) : small(3), unit: maybe(small(7)), owner: maybe(small(7)), topic })
    .map(({ target: record, unit, owner, topic }) => ({
      ...blank,
      form,
      owner,
      values: form === 'note' ? { body: topic } : { topic },
      units: form === 'visit' ? { facility: unit } : {},
      records: { [target]: record },
      deleted: false,
    }));

const loose = (form: string) =>
  fc.record({ owner: maybe(small(7)), topic, secret: maybe(topic) }).map(({ owner, topic, secret }) => ({
    ...blank,
    form,
    owner,
    values: form === 'memo' ? { topic, secret } : { topic },
    deleted: false,
  }));

const several = <T>(record: fc.Arbitrary<T>, least = 0) => fc.array(record, { minLength: least, maxLength: 4 });

/** Trees of one to eight units, mostly with one root; some records of every form. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    parents: fc.array(fc.option(fc.nat(), { nil: null, freq: 12 }), { maxLength: 7 }),
    people: fc.array(person, { minLength: 4, maxLength: 6 }),
    others: fc.tuple(
      several(assignment),
      several(about('note', 'person', false), 4).map((notes) => notes.slice(0, 4)),
      several(about('visit', 'person', true)),
      several(about('paper', 'note', false)),
      several(about('sanction', 'person', false)),
      several(loose('memo')),
      several(loose('notice')),
    ),
  })
  .map(({ parents, people, others }) => {
    const tree = [null, ...parents.map((parent, position) => (parent === null ? null : parent % (position + 1)))];
    const unitOf = (unit: number | null) => (unit === null ? null : unit % tree.length);
    const records = [...people, ...others.flat()].map((record) => ({
      ...record,
      owner: unitOf(record.owner),
      units: Object.fromEntries(Object.entries(record.units).map(([key, unit]) => [key, unitOf(unit)])),
      places: [...new Set(record.places.map((unit) => unit % tree.length))],
    }));
    return { parents: tree, records };
  });
