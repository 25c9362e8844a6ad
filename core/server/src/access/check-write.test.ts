import { type Grant, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, inTransaction, type Session } from '../database/index.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { checkAfter, checkBefore, registeringUnit, type WriteCheck } from './index.ts';
import { accessModel, withRoles } from './property/model.ts';

const [country, kayes, sikasso] = [uuidv7(), uuidv7(), uuidv7()];
const all: Grant = { form: '*', actions: ['read', 'create', 'update', 'delete'], scope: 'unit' };

let db: TestDatabase;
let awa: string;
let moussa: string;
let postOfAwa: string;

beforeAll(async () => {
  db = await openTestDatabase({ model: accessModel });
  await db.run(({ connection }) =>
    connection.execute(`
      INSERT INTO unit (id, code, name) VALUES ('${country}', 'ML', 'Mali'), ('${kayes}', 'KA', 'Kayes'), ('${sikasso}', 'SI', 'Sikasso');
      INSERT INTO unit_closure (ancestor, descendant, depth) VALUES ('${country}', '${country}', 0), ('${kayes}', '${kayes}', 0),
        ('${sikasso}', '${sikasso}', 0), ('${country}', '${kayes}', 1), ('${country}', '${sikasso}', 1)`),
  );
});
afterAll(() => db.close());

beforeEach(async () => {
  [awa, moussa, postOfAwa] = [uuidv7(), uuidv7(), uuidv7()];
  await db.run(({ connection }) =>
    connection.execute(`
      INSERT INTO person (id, surname, forename) VALUES ('${awa}', 'Traoré', 'Awa'), ('${moussa}', 'Keita', 'Moussa');
      INSERT INTO person_place (record, unit, owner, sort) VALUES ('${awa}', '${kayes}', TRUE, ''), ('${moussa}', '${sikasso}', TRUE, '');
      INSERT INTO assignment (id, person, facility, main, valid_from) VALUES ('${postOfAwa}', '${awa}', '${kayes}', TRUE, '2020-01-01')`),
  );
});

/** Runs `work` as someone who holds these grants at these units. */
function as<T>(
  work: () => Promise<T>,
  { units = [kayes], grants = [all] }: { units?: string[]; grants?: Grant[] } = {},
) {
  const session: Session = {
    kind: 'user',
    user: uuidv7(),
    username: 'awa',
    language: 'fr',
    assignments: units.map((unit) => ({ id: uuidv7(), role: 'role', unit, from: '2020-01-01', to: null })),
  };
  return inTransaction({ database: db.database, model: withRoles(accessModel, { role: grants }), session }, work);
}

/** Both halves of a check around a statement, as `records/` does it. */
async function write(check: WriteCheck, statement: ReturnType<typeof sql>): Promise<void> {
  await checkBefore(check);
  await execute(statement);
  await checkAfter(check);
}

const row = (id: string, values: WriteCheck['rows'][number]['values'] = {}) => ({ id, values });

function createVisit(facility: string): Promise<void> {
  const id = uuidv7();
  return write(
    { form: 'visit', action: 'create', rows: [row(id, { facility })] },
    sql`INSERT INTO visit (id, facility, owner) VALUES (${id}::uuid, ${facility}::uuid, ${registeringUnit('visit')}::uuid)`,
  );
}

function movePost(facility: string): Promise<void> {
  return write(
    { form: 'assignment', action: 'update', rows: [row(postOfAwa, { facility })] },
    sql`WITH moved AS (UPDATE assignment SET facility = ${facility}::uuid WHERE id = ${postOfAwa}::uuid)
      UPDATE person_place SET unit = ${facility}::uuid WHERE record = ${awa}::uuid`,
  );
}

function post(person: string, facility: string, main: boolean): Promise<void> {
  const id = uuidv7();
  const moved = main
    ? sql`, moved AS (UPDATE person_place SET unit = ${facility}::uuid WHERE record = ${person}::uuid)`
    : sql``;
  return write(
    { form: 'assignment', action: 'create', rows: [row(id, { person, facility, main })] },
    sql`WITH gone AS (DELETE FROM assignment WHERE person = ${person}::uuid)${moved}
      INSERT INTO assignment (id, person, facility, main, valid_from) VALUES (${id}::uuid, ${person}::uuid, ${facility}::uuid, ${main}, '2030-01-01')`,
  );
}

test('a user of one region cannot create in another', async () => {
  await as(() => createVisit(kayes));
  await expect(as(() => createVisit(sikasso))).rejects.toMatchObject({ code: 'access.denied' });
});

test('without any grant to create, nothing is created anywhere', async () => {
  const reader: Grant = { ...all, actions: ['read'] };
  await expect(as(() => createVisit(kayes), { grants: [reader] })).rejects.toMatchObject({ code: 'access.denied' });
});

test('moving a record between units needs rights on both', async () => {
  await expect(as(() => movePost(sikasso))).rejects.toMatchObject({ code: 'access.denied' });
  await expect(as(() => movePost(sikasso), { units: [sikasso] })).rejects.toMatchObject({ code: 'record.not_found' });
  await as(() => movePost(sikasso), { units: [kayes, sikasso] });
});

test('a region cannot take a person by posting them', async () => {
  const reads: Grant = { form: 'person', actions: ['read'], scope: 'everywhere' };
  await expect(as(() => post(moussa, kayes, true))).rejects.toMatchObject({
    code: 'record.invalid',
    problems: [{ code: 'field.not_found', field: 'person' }],
  });
  await expect(as(() => post(moussa, kayes, true), { grants: [all, reads] })).rejects.toMatchObject({
    code: 'access.denied',
  });
  await as(() => post(moussa, kayes, true), { units: [kayes, sikasso] });
});

test('a reference to a record that the writer may not read is refused, naming the field', async () => {
  await expect(as(() => post(moussa, kayes, false))).rejects.toMatchObject({
    code: 'record.invalid',
    problems: [{ code: 'field.not_found', field: 'person' }],
  });
});

describe('a change of a stored row', () => {
  const change = (id: string, key: string, grants: Grant[] = [all]) =>
    as(() => checkBefore({ form: 'person', action: 'update', rows: [row(id, { [key]: null })] }), { grants });
  const reads: Grant = { form: 'person', actions: ['read'], scope: 'everywhere' };

  test('is allowed in one’s own unit', () => change(awa, 'phone'));

  test('answers "not found" outside what one may read, as for what does not exist', async () => {
    await expect(change(moussa, 'phone')).rejects.toMatchObject({ code: 'record.not_found', status: 404 });
    await expect(change(uuidv7(), 'phone')).rejects.toMatchObject({ code: 'record.not_found', status: 404 });
  });

  test('answers "denied" where one may read only', async () => {
    await expect(change(moussa, 'phone', [all, reads])).rejects.toMatchObject({ code: 'access.denied', status: 403 });
  });

  test('of a field that no grant covers names the field', async () => {
    await expect(change(awa, 'salary')).rejects.toMatchObject({
      code: 'access.field_denied',
      params: { field: 'salary' },
    });
    const clerk: Grant = { form: 'person', actions: ['update'], fields: ['phone'], scope: 'unit' };
    await change(awa, 'phone', [reads, clerk]);
    await expect(change(awa, 'surname', [reads, clerk])).rejects.toMatchObject({ params: { field: 'surname' } });
  });

  test('by a second post’s unit is refused: it reads, the main post’s unit writes', async () => {
    await db.run(({ connection }) =>
      connection.execute(
        `INSERT INTO person_place (record, unit, owner, sort) VALUES ('${moussa}', '${kayes}', FALSE, '')`,
      ),
    );
    await expect(change(moussa, 'phone')).rejects.toMatchObject({ code: 'access.denied' });
  });

  test('is one statement for any number of rows', async () => {
    const before = db.database.statements();
    const rows = [awa, awa, awa].map((id) => row(id, { phone: null, surname: 'X', salary: null }));
    const named: Grant = { ...all, form: 'person', fields: ['phone', 'salary'] };
    await as(() => checkBefore({ form: 'person', action: 'update', rows }), { grants: [all, named] });
    // BEGIN with its opening, the check, COMMIT.
    expect(db.database.statements() - before).toBe(3);
  });
});
