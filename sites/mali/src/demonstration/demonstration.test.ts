import { readFileSync } from 'node:fs';
import { compose, type DemonstrationBatch, nameKey, nameTokens, validateRecord } from '@baara/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '../accounts.ts';
import { mali } from '../site.ts';
import { regions } from '../tree/divisions.ts';
import { formerRegions } from '../tree/former-divisions.ts';
import { unitId } from '../tree/ids.ts';
import { projected } from '../tree/population.ts';
import { reference } from '../tree/reference.ts';
import { demonstration } from './demonstration.ts';

type Row = DemonstrationBatch['rows'][number];
const options = { people: 23_604, seed: 20_260_101, today: '2026-11-22' };
const model = compose(mali);

const tables = new Map<string, Row[]>();
const faults: string[] = [];
const rowsOf = (form: string): readonly Row[] => tables.get(form) ?? [];
const text = (row: Row | undefined, key: string): string => String(row?.values[key] ?? '');

/** The region of 2012 in which a unit lies today; the central services have none. */
const regionOf = new Map<string, string>();
/** Each person's present main facility. */
const facilityOf = new Map<string, string>();

beforeAll(() => {
  const known = new Set<string>();
  for (const { form, rows } of [...reference(options.today), ...demonstration(options)]) {
    if (rows.length > 1000) faults.push(`${form}: ${rows.length} rows in a batch`);
    const table = tables.get(form);
    if (table) table.push(...rows);
    else tables.set(form, [...rows]);
    for (const row of rows) {
      if (known.has(row.id)) faults.push(`${form}: ${row.id} twice`);
      known.add(row.id);
    }
    const references = Object.values(model.forms[form]?.fields ?? {}).filter(
      (field) => field.kind === 'ref' || field.kind === 'tree_ref',
    );
    for (const row of rows) {
      for (const { key } of references) {
        if (row.values[key] && !known.has(text(row, key)))
          faults.push(`${form}.${key}: ${text(row, key)} is not there yet`);
      }
    }
  }
  const parents = new Map(rowsOf('unit').map((row) => [row.id, text(row, 'parent')]));
  const formers = new Map(regions.map((region) => [unitId(region.code), region.former]));
  for (const { id } of rowsOf('unit')) {
    let at: string | undefined = id;
    while (at && !formers.has(at)) at = parents.get(at);
    if (at) regionOf.set(id, formers.get(at) ?? '');
  }
  for (const row of rowsOf('assignment')) {
    if (row.values.main === true && row.values.valid_to === undefined)
      facilityOf.set(text(row, 'person'), text(row, 'facility'));
  }
});

const countedCadres = new Set(
  (model.forms.cadre?.items ?? []).filter((item) => item.attributes?.counted_in_density).map((item) => item.code),
);
const regionOfPerson = (row: Row): string => regionOf.get(facilityOf.get(row.id) ?? '') ?? '';

function densityIn(name: string): number {
  const region = formerRegions.find((each) => each.name === name);
  const heads = rowsOf('person').filter(
    (row) => countedCadres.has(text(row, 'position_cadre')) && regionOfPerson(row) === name,
  );
  return (heads.length * 10_000) / projected(region?.population2009 ?? 0);
}

describe('the demonstration country', () => {
  it('comes in batches of a thousand rows at most, each row once, parents before children', () => {
    expect(faults).toEqual([]);
  });

  it('has the 20,000 public and 3,604 private workers of the papers', () => {
    const publics = new Set(
      (model.forms.statut?.items ?? []).filter((item) => item.attributes?.public).map((item) => item.code),
    );
    const inPublic = rowsOf('person').filter((row) => publics.has(text(row, 'position_statut'))).length;
    expect([inPublic, rowsOf('person').length - inPublic]).toEqual([20_000, 3_604]);
  });

  it('has about 1,500 facilities, nearly all of them with somebody at work', () => {
    const territory = new Set(['COUNTRY', 'REGION', 'CERCLE', 'COMMUNE', 'HEALTH_DISTRICT']);
    const facilities = rowsOf('unit').filter((row) => !territory.has(text(row, 'type')));
    expect(Math.abs(facilities.length - 1_500)).toBeLessThan(10);
    const staffed = new Set(facilityOf.values());
    expect(facilities.filter((row) => !staffed.has(row.id)).length).toBeLessThan(60);
  });

  it('keeps 69 % of the specialists and pharmacists in Bamako', () => {
    const rare = rowsOf('person').filter((row) => ['MED_SPE', 'PHARM'].includes(text(row, 'position_cadre')));
    const inBamako = rare.filter((row) => regionOfPerson(row) === 'Bamako');
    expect(inBamako.length / rare.length).toBeCloseTo(0.69, 2);
  });

  it('has 6 qualified providers for 10,000 people, from 3 in Mopti to 23 in Bamako, with the populations of 2017', () => {
    const byRegion = Object.fromEntries(formerRegions.map(({ name }) => [name, densityIn(name)]));
    expect(byRegion.Mopti).toBeCloseTo(3, 1);
    expect(byRegion.Bamako).toBeCloseTo(23, 0);
    expect(Math.min(...Object.values(byRegion))).toBe(byRegion.Mopti);
    expect(Math.max(...Object.values(byRegion))).toBe(byRegion.Bamako);
    const people = formerRegions.reduce((all, region) => all + projected(region.population2009), 0);
    const counted = rowsOf('person').filter((row) => countedCadres.has(text(row, 'position_cadre'))).length;
    expect((counted * 10_000) / people).toBeCloseTo(6, 1);
  });

  it('leaves midwives rare where the road ends', () => {
    const areaOf = new Map(rowsOf('unit').map((row) => [row.id, text(row, 'area')]));
    const midwives = rowsOf('person').filter((row) => text(row, 'position_cadre') === 'SF');
    const remote = midwives.filter((row) =>
      ['RURAL', 'ISOLATED'].includes(areaOf.get(facilityOf.get(row.id) ?? '') ?? ''),
    );
    expect(remote.length / midwives.length).toBeLessThan(0.3);
    expect(midwives.filter((row) => text(row, 'sex') === 'F').length / midwives.length).toBeGreaterThan(0.97);
  });

  it('gives nobody a matricule or a NINA that is another’s', () => {
    for (const key of ['mali_matricule', 'mali_nina']) {
      const given = rowsOf('person').flatMap((row) => (row.values[key] ? [text(row, key)] : []));
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('has posts held by one person each, of their cadre and where they work, and others to fill', () => {
    const posts = new Map(rowsOf('post').map((row) => [row.id, row]));
    const people = new Map(rowsOf('person').map((row) => [row.id, row]));
    const holders = rowsOf('assignment').filter(({ values }) => values.post !== undefined);
    expect(new Set(holders.map((row) => text(row, 'post'))).size).toBe(holders.length);
    const misplaced = holders.filter((row) => {
      const post = posts.get(text(row, 'post'));
      const cadre = text(people.get(text(row, 'person')), 'position_cadre');
      return text(post, 'unit') !== text(row, 'facility') || text(post, 'cadre') !== cadre || row.values.valid_to;
    });
    expect(misplaced).toEqual([]);
    expect(holders.length).toBeGreaterThan(50);
    const open = [...posts.values()].filter((row) => text(row, 'status') === 'OPEN');
    expect(open.length - holders.length).toBeGreaterThan(50);
  });

  it('keeps each main post and each career apart in time', () => {
    const overlaps = ['assignment', 'career'].flatMap((form) => {
      const byPerson = new Map<string, Row[]>();
      for (const row of rowsOf(form)) {
        if (row.values.main === false) continue;
        const person = text(row, 'person');
        byPerson.set(person, [...(byPerson.get(person) ?? []), row]);
      }
      return [...byPerson.values()].flatMap((rows) => {
        const sorted = rows.toSorted((a, b) => text(a, 'valid_from').localeCompare(text(b, 'valid_from')));
        return sorted.flatMap((row, index) => {
          const next = sorted[index + 1];
          const end = text(row, 'valid_to') || '9999-12-31';
          const wrong = end <= text(row, 'valid_from') || (next && end > text(next, 'valid_from'));
          return wrong ? [`${form} ${row.id}`] : [];
        });
      });
    });
    expect(overlaps).toEqual([]);
  });

  it('tells of some workers of the north how they became so: students of the school of Gao, linked to their file', () => {
    const people = new Map(rowsOf('person').map((row) => [row.id, row]));
    const linked = rowsOf('student').filter((row) => row.values.person);
    expect(linked.length).toBeGreaterThan(8);
    const strange = linked.filter((row) => {
      const person = people.get(text(row, 'person'));
      return text(person, 'birth_date') !== text(row, 'birth_date') || text(row, 'state') !== 'in_post';
    });
    expect(strange).toEqual([]);
    const students = ['student', 'year_result', 'clinical_placement', 'exam_result', 'diploma', 'intake', 'teacher'];
    expect(students.reduce((sum, form) => sum + rowsOf(form).length, 0)).toBeLessThan(700);
    const learnt = new Set(rowsOf('education').map((row) => text(row, 'person')));
    const north = rowsOf('person').filter(
      (row) =>
        ['Gao', 'Tombouctou', 'Kidal'].includes(regionOfPerson(row)) &&
        text(row, 'position_cadre') === 'IDE' &&
        learnt.has(row.id),
    );
    const gao = rowsOf('school').find((row) => text(row, 'acronym') === 'EIG')?.id;
    const share = north.filter((row) => text(row, 'schools_school') === gao).length / north.length;
    expect(share).toBeGreaterThan(0.8);
  });

  it('says how many a centre should have, once for each cadre, so that its page shows who is missing', () => {
    const keys = rowsOf('staffing_norm').map((row) => `${text(row, 'unit_type')} ${text(row, 'cadre')}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys.map((key) => key.split(' ')[0]))).toEqual(new Set(['CSCOM', 'CSREF']));
  });

  it('tells by which steps each record came to its state, in order, each by somebody of the demonstration who may take it', () => {
    const roles = new Map(accounts.map(({ username, role }) => [username, role]));
    const wrong: string[] = [];
    let told = 0;
    for (const workflow of Object.values(model.workflows ?? {})) {
      for (const { id, values, passages = [] } of rowsOf(workflow.form)) {
        let [state, day] = [workflow.initial, ''];
        for (const { transition, on, by } of passages) {
          told += 1;
          const way = workflow.transitions.find(({ key, from }) => key === transition && from.includes(state));
          const grants = by === null ? [] : (model.roles[roles.get(by) ?? '']?.grants ?? []);
          const named = `${workflow.id}.${transition}`;
          const may =
            by === null ||
            grants.some(
              ({ form, actions, transitions = [] }) =>
                transitions.includes(named) ||
                (way?.who !== undefined && actions.includes(way.who) && (form === '*' || form === workflow.form)),
            );
          if (!way || !may || !/^\d{4}-\d\d-\d\d$/u.test(on) || on < day || on > options.today)
            wrong.push(`${workflow.id} ${id} ${transition} ${on} ${by}`);
          [state, day] = [way?.to ?? '', on];
        }
        if (passages.length > 0 && state !== values[workflow.field]) wrong.push(`${workflow.id} ${id} ends ${state}`);
        // Whoever stands anywhere but where new records do has come there somehow.
        const stands = values[workflow.field] ?? workflow.existing;
        if (workflow.form !== 'assignment' && passages.length === 0 && stands !== workflow.initial)
          wrong.push(`${workflow.id} ${id} ${String(stands)} without a history`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(told).toBeGreaterThan(1_000);
    expect(told).toBeLessThan(3_000);
  });

  it('writes only records that the site itself would accept', () => {
    const codes = new Map(
      Object.values(model.forms).map((form) => [form.id, new Set(form.items.map((item) => item.code))]),
    );
    const problems = [...tables].flatMap(([id, rows]) => {
      const form = model.forms[id];
      if (!form) return [`no form ${id}`];
      const chosen = Object.values(form.fields).flatMap((field) => (field.kind === 'choice' ? [field] : []));
      // Every eleventh of the long tables: all cadres and regions come by.
      return rows
        .filter((_, index) => rows.length < 4_000 || index % 11 === 0)
        .flatMap((row) => {
          const values = row.values as Parameters<typeof validateRecord>[0]['values'];
          const found = validateRecord({ form, model, values, unknown: [], today: options.today })
            .filter((problem) => problem.params.severity !== 'warning')
            .map((problem) => `${id}.${problem.field} ${problem.code} ${JSON.stringify(row.values)}`);
          const strange = chosen.filter(({ key, list }) => row.values[key] && !codes.get(list)?.has(text(row, key)));
          return [...found, ...strange.map(({ key }) => `${id}.${key} = ${text(row, key)}`)];
        });
    });
    expect(problems.slice(0, 5)).toEqual([]);
  });

  it('shares nobody with the staff list of Sikasso, not even somebody who might be taken for one', () => {
    const path = new URL('../../../../tests/fixtures/personnel-sikasso.csv', import.meta.url);
    const lines = readFileSync(path, 'latin1').split(/\r?\n/).slice(4);
    const listed = lines.map((line) => line.split(';')).filter((cells) => cells.length > 10);
    expect(listed.length).toBeGreaterThan(1_190);
    const numbers = new Set(listed.flatMap((cells) => [cells[1], cells[17]].filter(Boolean)));
    const people = new Set(
      listed.flatMap((cells) => alike({ surname: cells[2] ?? '', given: cells[3] ?? '', born: isoOf(cells[5] ?? '') })),
    );
    const shared = rowsOf('person').filter((row) => {
      const [surname, given, born] = [text(row, 'surname'), text(row, 'given_names'), text(row, 'birth_date')];
      if (numbers.has(text(row, 'mali_matricule')) || numbers.has(text(row, 'mali_nina'))) return true;
      return alike({ surname, given, born }).some((each) => people.has(each));
    });
    expect(shared.map((row) => row.values)).toEqual([]);
  });

  it('is the same again for the same seed and day, and another for another seed', () => {
    const start = (seed: number) => {
      const taken: DemonstrationBatch[] = [];
      for (const batch of demonstration({ ...options, seed })) {
        taken.push(batch);
        if (taken.filter(({ form }) => form === 'person').length === 3) break;
      }
      return JSON.stringify(taken);
    };
    const [once, again, other] = [start(7), start(7), start(8)];
    expect(once === again).toBe(true);
    expect(once === other).toBe(false);
  });

  it('begins to flow at once, however many people are asked for', () => {
    const persons: number[] = [];
    for (const { form, rows } of demonstration({ ...options, people: 1_000_000 })) {
      if (form === 'person') persons.push(rows.length);
      if (persons.length === 5) break;
    }
    expect(persons).toEqual([500, 500, 500, 500, 500]);
  });
});

/** One key for each given name: two people of one surname and birth date who share a key may be the same. */
function alike({ surname, given, born }: { surname: string; given: string; born: string }): string[] {
  return nameTokens(given).map((name) => `${nameKey(surname)} ${name} ${born}`);
}

function isoOf(french: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4})$/.exec(french) ?? [];
  return `${year.length === 2 ? `19${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
