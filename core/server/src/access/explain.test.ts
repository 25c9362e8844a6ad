import { type Grant, uuidv7 } from '@baara/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type Session } from '../database/index.ts';
import { assignRole, createUser, type Office } from '../sessions/index.ts';
import { openTestDatabase, systemSession, type TestDatabase } from '../testing/index.ts';
import { explainAccess } from './index.ts';
import { accessModel, withRoles } from './property/model.ts';

const [country, kayes, sikasso] = [uuidv7(), uuidv7(), uuidv7()];
const [awa, sira] = [uuidv7(), uuidv7()];
const today = '2026-06-15';
const female: Grant = {
  form: 'person',
  actions: ['read', 'update'],
  scope: 'unit',
  when: { op: 'eq', left: { op: 'field', path: ['sex'] }, right: { op: 'literal', value: 'f' } },
};
const model = withRoles(accessModel, {
  reader: [{ form: '*', actions: ['read'], scope: 'unit' }],
  midwives: [female],
  notes: [{ form: 'note', actions: ['read'], scope: 'everywhere' }],
});

let db: TestDatabase;
let office: Office;
beforeAll(async () => {
  db = await openTestDatabase({ model: accessModel });
  office = { database: db.database, model, today };
  await db.run(({ connection }) =>
    connection.execute(`
      INSERT INTO unit (id, code, name) VALUES ('${country}', 'ML', 'Mali'), ('${kayes}', 'KA', 'Kayes'), ('${sikasso}', 'SI', 'Sikasso');
      INSERT INTO unit_closure (ancestor, descendant, depth) VALUES ('${country}', '${country}', 0), ('${kayes}', '${kayes}', 0),
        ('${sikasso}', '${sikasso}', 0), ('${country}', '${kayes}', 1), ('${country}', '${sikasso}', 1);
      INSERT INTO person (id, surname, sex) VALUES ('${awa}', 'Traoré', 'f'), ('${sira}', 'Sidibé', 'm');
      INSERT INTO person_place (record, unit, owner, sort) VALUES ('${awa}', '${kayes}', TRUE, ''), ('${awa}', '${sikasso}', FALSE, ''), ('${sira}', '${kayes}', TRUE, '')`),
  );
});
afterAll(() => db.close());

interface Held {
  readonly role: string;
  readonly unit: string | null;
  readonly from?: string;
  readonly to?: string;
}

async function verdicts(held: readonly Held[], record: string, form = 'person') {
  const user = await createUser(office, { username: uuidv7(), name: 'Awa' });
  for (const each of held) await assignRole(office, { user, from: '2020-01-01', ...each });
  const explanation = await inTransaction({ ...office, session: systemSession }, () =>
    explainAccess({ user, form, record }),
  );
  return {
    mayRead: explanation.mayRead,
    grants: explanation.grants.map(({ role, assignment, reading, writing }) => [
      role,
      assignment.unit,
      reading,
      writing,
    ]),
  };
}

test('the grant, role and unit that allow are named', async () => {
  expect(await verdicts([{ role: 'reader', unit: kayes }], awa)).toEqual({
    mayRead: true,
    grants: [['reader', kayes, 'allows', 'no_action']],
  });
});

test('why no grant allows is said of each', async () => {
  const held = [
    { role: 'reader', unit: sikasso },
    { role: 'midwives', unit: kayes },
    { role: 'reader', unit: kayes, to: '2026-06-15' },
    { role: 'reader', unit: kayes, from: '2026-06-16' },
    { role: 'notes', unit: null },
  ];
  expect(await verdicts(held, sira)).toEqual({
    mayRead: false,
    grants: [
      ['reader', sikasso, 'outside_unit', 'no_action'],
      ['midwives', kayes, 'condition', 'condition'],
      ['reader', kayes, 'ended', 'ended'],
      ['reader', kayes, 'not_begun', 'not_begun'],
    ],
  });
});

test('a second post’s unit reads and does not write', async () => {
  expect(await verdicts([{ role: 'midwives', unit: sikasso }], awa)).toEqual({
    mayRead: true,
    grants: [['midwives', sikasso, 'allows', 'outside_unit']],
  });
});

test('at the unit that holds every other, even a record without a place is seen', async () => {
  const memo = uuidv7();
  await db.run(({ connection }) => connection.execute(`INSERT INTO memo (id) VALUES ('${memo}')`));
  const at = (unit: string) => verdicts([{ role: 'reader', unit }], memo, 'memo');
  expect(await at(country)).toEqual({ mayRead: true, grants: [['reader', country, 'allows', 'no_action']] });
  expect(await at(kayes)).toMatchObject({ mayRead: false });
});

test('a record that does not exist is said not to', async () => {
  const user = await createUser(office, { username: uuidv7(), name: 'Awa' });
  const explanation = await inTransaction({ ...office, session: systemSession }, () =>
    explainAccess({ user, form: 'person', record: uuidv7() }),
  );
  expect(explanation).toMatchObject({ exists: false, mayRead: false, grants: [] });
});

test('only who administers users may ask', async () => {
  const session: Session = { kind: 'user', user: uuidv7(), username: 'awa', language: 'fr', assignments: [] };
  const asked = inTransaction({ ...office, session }, () =>
    explainAccess({ user: uuidv7(), form: 'person', record: awa }),
  );
  await expect(asked).rejects.toMatchObject({ code: 'access.denied', params: { right: 'administer-users' } });
});
