import { type Expression, type Grant, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, query, type Session } from '../database/index.ts';
import { openTestDatabase, systemSession, type TestDatabase } from '../testing/index.ts';
import { allowRead, type ReadRequest } from './index.ts';
import { accessModel, withRoles } from './property/model.ts';

const is = (path: readonly string[], value: string | number): Expression => ({
  op: 'eq',
  left: { op: 'field', path },
  right: { op: 'literal', value },
});

const [country, kayes, sikasso] = [uuidv7(), uuidv7(), uuidv7()];
const [awa, moussa] = [uuidv7(), uuidv7()];
const [ofAwa, ofMoussa] = [uuidv7(), uuidv7()];

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase({ model: accessModel });
  await db.run(({ connection }) =>
    connection.execute(`
      INSERT INTO unit (id, code, name) VALUES ('${country}', 'ML', 'Mali'), ('${kayes}', 'KA', 'Kayes'), ('${sikasso}', 'SI', 'Sikasso');
      INSERT INTO unit_closure (ancestor, descendant, depth) VALUES ('${country}', '${country}', 0), ('${kayes}', '${kayes}', 0),
        ('${sikasso}', '${sikasso}', 0), ('${country}', '${kayes}', 1), ('${country}', '${sikasso}', 1);
      INSERT INTO person (id, surname, forename, sex, salary, phone) VALUES ('${awa}', 'Traoré', 'Awa', 'f', 100, '76000001'), ('${moussa}', 'Keita', 'Moussa', 'm', 200, '76000002');
      INSERT INTO person_place (record, unit, owner, sort) VALUES ('${awa}', '${kayes}', TRUE, ''), ('${moussa}', '${sikasso}', TRUE, '');
      INSERT INTO note (id, person, body) VALUES ('${ofAwa}', '${awa}', 'x'), ('${ofMoussa}', '${moussa}', 'x')`),
  );
});
afterAll(() => db.close());

/** Reads as someone who holds these grants in Kayes. */
async function readAs(grants: readonly Grant[], request: ReadRequest): Promise<readonly Record<string, unknown>[]> {
  const model = withRoles(accessModel, { role: grants });
  const session: Session = {
    kind: 'user',
    user: uuidv7(),
    username: 'awa',
    language: 'fr',
    assignments: [{ id: uuidv7(), role: 'role', unit: kayes, from: '2020-01-01', to: null }],
  };
  return inTransaction({ database: db.database, model, session }, async () => {
    const plan = allowRead(request);
    const columns = [...plan.columns].map(([key, value]) => sql`, ${value} AS ${sql.identifier(key)}`);
    const order = [...plan.order.map((each) => sql`${each.sql} ${each.descending ? sql`DESC` : sql`ASC`}`), sql`t.id`];
    return query(
      sql`SELECT t.id::text AS id${sql.join(columns)} FROM ${plan.from} WHERE ${plan.where} ORDER BY ${sql.join(order, sql`, `)}`,
    );
  });
}

const people: Grant = { form: 'person', actions: ['read'], scope: 'unit' };
const directory: Grant = { form: 'person', actions: ['read'], fields: ['surname', 'forename'], scope: 'everywhere' };
const notes: Grant = { form: 'note', actions: ['read'], scope: 'everywhere' };
const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => id);

test('a user with no grant gets zero rows', async () => {
  expect(await readAs([], { form: 'person' })).toEqual([]);
  expect(await readAs([], { form: 'cadre' })).toEqual([]);
  expect(await readAs([notes], { form: 'person' })).toEqual([]);
});

test('a grant on a unit shows the records placed below it, and no other', async () => {
  expect(ids(await readAs([people], { form: 'person' }))).toEqual([awa]);
  expect(ids(await readAs([{ ...people, form: 'note' }], { form: 'note' }))).toEqual([ofAwa]);
});

describe('an unreadable field', () => {
  const refused = { code: 'access.field_denied', params: { field: 'salary' } };
  test('is refused in select', async () => {
    await expect(readAs([people], { form: 'person', select: ['salary'] })).rejects.toMatchObject(refused);
  });
  test('is refused in filter, however deep', async () => {
    const where: Expression = { op: 'or', args: [is(['sex'], 'f'), { op: 'not', arg: is(['salary'], 100) }] };
    await expect(readAs([people], { form: 'person', where })).rejects.toMatchObject(refused);
    await expect(readAs([people, notes], { form: 'note', where: is(['person', 'salary'], 100) })).rejects.toMatchObject(
      refused,
    );
  });
  test('is refused in sort', async () => {
    const sort = [{ field: 'salary', descending: false }];
    await expect(readAs([people], { form: 'person', sort })).rejects.toMatchObject(refused);
  });
  test('is refused in search', async () => {
    const grant: Grant = { ...people, fields: ['sex'] };
    await expect(readAs([grant], { form: 'person', q: 'keita' })).rejects.toMatchObject({
      code: 'access.field_denied',
      params: { field: 'surname' },
    });
  });
  test('is not among all fields', async () => {
    const [row] = await readAs([people], { form: 'person' });
    expect(row).toHaveProperty('surname');
    expect(row).not.toHaveProperty('salary');
  });
  test('hides what is computed from it', async () => {
    await expect(readAs([people], { form: 'person', select: ['pay'] })).rejects.toMatchObject({
      code: 'access.field_denied',
    });
  });
});

test('directory fields are read everywhere, the others in one’s own unit', async () => {
  const rows = await readAs([people, directory], { form: 'person', select: ['surname', 'phone'] });
  expect(rows).toEqual([
    { id: moussa, surname: 'Keita', phone: null },
    { id: awa, surname: 'Traoré', phone: '76000001' },
  ]);
});

test('filtering and sorting by a field of one’s own unit leaves only that unit', async () => {
  const none: Expression = { op: 'isEmpty', field: ['phone'] };
  expect(await readAs([people, directory], { form: 'person', where: none })).toEqual([]);
  const sort = [{ field: 'phone', descending: false }];
  expect(ids(await readAs([people, directory], { form: 'person', sort }))).toEqual([awa]);
});

test('filtering through a relation one cannot read has no effect', async () => {
  const female = is(['person', 'sex'], 'f');
  expect(await readAs([notes], { form: 'note', where: female })).toEqual([]);
  expect(await readAs([notes], { form: 'note', where: { op: 'not', arg: female } })).toEqual([]);
  expect(await readAs([notes, people], { form: 'note', where: is(['person', 'sex'], 'm') })).toEqual([]);
  expect(ids(await readAs([notes, people], { form: 'note', where: female }))).toEqual([ofAwa]);
});

test('sorting by a reference sorts by the title of what one may read, the rest last', async () => {
  const grants: Grant[] = [notes, { ...people, fields: ['surname'] }];
  const sort = [{ field: 'person', descending: false }];
  expect(ids(await readAs(grants, { form: 'note', sort }))).toEqual([ofAwa, ofMoussa]);
});

test('a filter that is not an expression over the form is refused, naming why', async () => {
  await expect(readAs([people], { form: 'person', where: is(['nobody'], 1) })).rejects.toMatchObject({
    code: 'request.unknown_field',
    params: { field: 'nobody' },
  });
  await expect(readAs([people], { form: 'person', where: is(['sex'], 1) })).rejects.toMatchObject({
    code: 'request.malformed',
    params: { parameter: 'where' },
  });
  await expect(readAs([people], { form: '__proto__' })).rejects.toMatchObject({ code: 'request.unknown_form' });
  await expect(readAs([people], { form: 'person', select: ['toString'] })).rejects.toMatchObject({
    code: 'request.unknown_field',
  });
});

test('the system reads everything', async () => {
  const model = accessModel;
  const rows = await inTransaction({ database: db.database, model, session: systemSession }, () => {
    const plan = allowRead({ form: 'person', select: ['salary'] });
    return query(sql`SELECT ${plan.columns.get('salary')} AS salary FROM person t WHERE ${plan.where} ORDER BY salary`);
  });
  expect(rows).toEqual([{ salary: 100 }, { salary: 200 }]);
});
