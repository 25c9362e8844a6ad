import { type Expression, type Model, type ModelForm, type ModelRole, thisRecord, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { execute, inTransaction, query } from '../database/index.ts';
import { applyEnvelope } from '../records/index.ts';
import { assignRole, createUser } from '../sessions/index.ts';
import { field, form, kinds, systemSession, text, tinyModel } from '../testing/index.ts';
import { ids, openTestServer, password, type TestServer } from './testing.ts';

/** Whether somebody has a row of `form` that says `value`: a body's members, a school's students. */
const hasOne = (form: string, field: string, value: string, match: string): Expression => ({
  ...{ op: 'aggregate', fact: 'exists', form, match: [{ there: 'person', here: match }] },
  where: { op: 'eq', left: { op: 'field', path: [field] }, right: { op: 'literal', value } },
});

const person = field('ref', { form: 'person', parent: true }, kinds.required);
const ofPerson: ModelForm['place'] = [{ kind: 'via', field: 'person' }];

function model(): Model {
  const tiny = tinyModel((forms) => ({
    ...forms,
    registration: form('registration', {
      fields: { person, council: kinds.words() },
      title: ['council'],
      place: ofPerson,
    }),
    enrolment: form('enrolment', { fields: { person, school: kinds.words() }, title: ['school'], place: ofPerson }),
    sanction: form('sanction', {
      fields: { person, topic: kinds.words() },
      title: ['topic'],
      place: ofPerson,
      sensitive: true,
    }),
  }));
  const condition = (id: string, of: string, when: Expression) =>
    [id, { id, module: 'tiny', form: of, label: text(id), when }] as const;
  const conditions = Object.fromEntries([
    condition('members', 'person', hasOne('registration', 'council', 'physicians', thisRecord.path.join())),
    condition('members_notes', 'note', hasOne('registration', 'council', 'physicians', 'person')),
    condition('students', 'person', hasOne('enrolment', 'school', 'INFSS', thisRecord.path.join())),
    condition('women', 'person', {
      op: 'eq',
      left: { op: 'field', path: ['sex'] },
      right: { op: 'literal', value: 'f' },
    }),
  ]);
  const when = (id: string) => conditions[id]?.when as Expression;
  const role = (id: string, grants: ModelRole['grants'], rights: readonly string[] = []): ModelRole => ({
    ...{ id, label: text(id), module: 'tiny', grants, rights },
  });
  const named = { actions: ['read'] as const, fields: ['surname', 'forename'], scope: 'everywhere' as const };
  const roles = [
    role(
      'administrator',
      [{ form: '*', actions: ['read'], scope: 'unit' }],
      ['administer-roles', 'administer-users', 'see-audit'],
    ),
    role('order', [
      { ...named, form: 'person', when: when('members') },
      { form: 'note', actions: ['read'], fields: '*', scope: 'everywhere', when: when('members_notes') },
    ]),
    role('clerk', [
      { form: 'sanction', actions: ['read'], scope: 'unit' },
      { form: 'person', actions: ['read'], scope: 'everywhere' },
      { form: 'note', actions: ['read'], scope: 'unit' },
    ]),
    role('school', [{ ...named, form: 'person', when: when('students') }]),
  ];
  return { ...tiny, conditions, roles: { ...tiny.roles, ...Object.fromEntries(roles.map((each) => [each.id, each])) } };
}

let site: TestServer;
let chief: TestServer['request'];
let south: TestServer['request'];
let order: TestServer['request'];
let school: TestServer['request'];

beforeAll(async () => {
  site = await openTestServer(model());
  const { database, model: composed } = site.application;
  const office = { database, model: composed };
  for (const [username, role] of [
    ['chief', 'administrator'],
    ['order', 'order'],
    ['school', 'school'],
  ] as const) {
    const user = await createUser(office, { username, name: `Compte ${username}`, password, language: 'fr' });
    await assignRole(office, { user, role, unit: null });
  }
  const values = (id: string) => ({ person: id });
  await inTransaction({ ...office, session: systemSession }, () =>
    applyEnvelope({
      id: uuidv7(),
      operations: [
        { do: 'create', form: 'registration', id: uuidv7(), values: { ...values(ids.awa), council: 'physicians' } },
        { do: 'create', form: 'enrolment', id: uuidv7(), values: { ...values(ids.moussa), school: 'INFSS' } },
        { do: 'create', form: 'note', id: uuidv7(), values: { ...values(ids.awa), body: 'membre' } },
        { do: 'create', form: 'note', id: uuidv7(), values: { ...values(ids.moussa), body: 'élève' } },
        { do: 'create', form: 'sanction', id: uuidv7(), values: { ...values(ids.moussa), topic: 'blâme' } },
      ],
    }),
  );
  [chief, south, order, school] = await Promise.all([
    site.as('chief'),
    site.as('south'),
    site.as('order'),
    site.as('school'),
  ]);
});
afterAll(() => site.close());
beforeEach(async () => {
  const { database, model: composed } = site.application;
  await inTransaction({ database, model: composed, session: systemSession }, async () => {
    await execute(sql`DELETE FROM baara_role_rule`);
    await execute(sql`DELETE FROM baara_role`);
  });
});

type Rule = Readonly<Record<string, unknown>>;
interface Role {
  readonly rules: readonly { readonly id: string; readonly words: string; readonly endedAt: string | null }[];
}

const rule = (given: Rule) => ({ verb: 'add', actions: ['read'], scope: 'unit', why: 'Décision 12/2026', ...given });
const post = (path: string, json: unknown, as = chief) => as(`/api/v1/roles${path}`, { method: 'POST', json });
async function ruled(role: string, given: Rule): Promise<Role> {
  const response = await post(`/${role}/rules`, rule(given));
  expect({ status: response.status, told: response.status === 200 ? '' : await response.clone().text() }).toEqual({
    status: 200,
    told: '',
  });
  return (await response.json()) as Role;
}
const end = async (role: string, { rules }: Role) =>
  (await post(`/${role}/rules/${rules[0]?.id}/end`, { why: 'Fin de la décision' })).status;

async function rows(as: TestServer['request'], path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const response = await as(`/api/v1/records/${path}`);
  return ((await response.json()) as { rows: { values: Record<string, unknown> }[] }).rows.map(({ values }) => values);
}
const surnames = async (as: TestServer['request']) => (await rows(as, 'person')).map(({ surname }) => surname);

test('a private body sees its own members, and a school its own students, and nothing else of them or of others', async () => {
  expect(await rows(order, 'person')).toEqual([{ surname: 'Traoré', forename: 'Awa' }]);
  expect((await rows(order, 'note')).map(({ body }) => body)).toEqual(['membre']);
  expect(await rows(school, 'person')).toEqual([{ surname: 'Diarra', forename: 'Moussa' }]);
  expect(await rows(school, 'note')).toEqual([]);
  expect((await order(`/api/v1/records/person/${ids.moussa}`)).status).toBe(404);
  const found = await order('/api/v1/search?q=Diarra').then((each) => each.json());
  expect(found).toEqual({ groups: [] });
});

test('what a role gives alike on several forms is said once, with their names', async () => {
  const answer = (await chief('/api/v1/roles/clerk').then((each) => each.json())) as { readonly grants: unknown };
  expect(answer.grants).toEqual([
    {
      actions: 'Consulter',
      extent: 'tous les champs non confidentiels · dans sa structure',
      forms: ['notes', 'sanctions'],
    },
    { actions: 'Consulter', extent: 'tous les champs non confidentiels · dans tout le pays', forms: ['persons'] },
  ]);
});

test('a rule adds to a role at once for all who hold it, and taking it back restores the role', async () => {
  expect(await rows(south, 'sanction')).toEqual([]);
  const added = await ruled('manager', { form: 'sanction', actions: ['read', 'export'] });
  expect(added.rules.map(({ words }) => words)).toEqual([
    'Consulter, Exporter · sanctions · tous les champs non confidentiels · dans sa structure',
  ]);
  expect((await rows(south, 'sanction')).map(({ topic }) => topic)).toEqual(['blâme']);
  expect(await end('manager', added)).toBe(200);
  expect(await rows(south, 'sanction')).toEqual([]);
});

test('a rule takes an action, some fields, or all but the rows of a condition, and nothing of the definition is lost', async () => {
  const remove = () =>
    south(`/api/v1/records/note/${uuidv7()}`, {
      method: 'DELETE',
      json: { reason: 'x' },
      headers: { 'if-match': '"1"' },
    });
  expect((await remove()).status).toBe(404);
  const patch = () =>
    south(`/api/v1/records/person/${ids.moussa}`, {
      method: 'PATCH',
      json: { values: { phone: '76000000' } },
      headers: { 'if-match': '"1"' },
    });
  const update = await ruled('manager', { verb: 'withhold', form: 'person', actions: ['update'] });
  expect((await patch()).status).toBe(403);
  expect(await surnames(south)).toEqual(['Diarra']);
  await end('manager', update);
  const fields = await ruled('manager', { verb: 'withhold', form: 'person', actions: ['read'], fields: ['forename'] });
  expect(Object.keys((await rows(south, 'person'))[0] ?? {})).not.toContain('forename');
  expect((await south('/api/v1/records/person?select=forename')).status).toBe(403);
  await end('manager', fields);
  const women = await ruled('manager', { verb: 'limit', form: 'person', condition: 'women' });
  expect(await surnames(south)).toEqual([]);
  await end('manager', women);
  expect(Object.keys((await rows(south, 'person'))[0] ?? {})).toContain('forename');
});

test('a country makes a role of its own, gives it rights in words, and a colleague holds it', async () => {
  const made = await post('', { id: 'observer', label_fr: 'Observateur', label_en: 'Observer', why: 'Projet' });
  expect(made.status).toBe(201);
  expect((await post('', { id: 'observer', label_fr: 'x', label_en: 'x', why: 'x' })).status).toBe(409);
  await ruled('observer', { form: 'person', fields: ['surname'], scope: 'everywhere' });
  const { database, model: composed } = site.application;
  const office = { database, model: composed };
  const user = await createUser(office, { username: 'observer', name: 'Observateur', password, language: 'fr' });
  await assignRole(office, { user, role: 'observer', unit: ids.north });
  const observer = await site.as('observer');
  expect(await rows(observer, 'person')).toEqual([{ surname: 'Diarra' }, { surname: 'Traoré' }]);
  const me = (await observer('/api/v1/session').then((each) => each.json())) as { roles: { label: string }[] };
  expect(me.roles.map(({ label }) => label)).toEqual(['Observateur']);
  const read = (await chief('/api/v1/roles/observer').then((each) => each.json())) as { holders: unknown };
  expect(read.holders).toMatchObject([{ name: 'Observateur', unit: { title: 'Nord' } }]);
});

test('what a rule names must be known, and each fault is told by its name', async () => {
  const faults = async (given: Rule) => {
    const response = await post('/manager/rules', rule(given));
    const { problems } = (await response.json()) as { problems: { field: string; params: { value: string } }[] };
    return [response.status, ...problems.map(({ field, params }) => `${field}: ${params.value}`)];
  };
  expect(await faults({ form: 'nothing' })).toEqual([422, 'form: nothing']);
  expect(await faults({ form: 'person', fields: ['shoe_size'] })).toEqual([422, 'fields: shoe_size']);
  expect(await faults({ form: 'person', condition: 'members_notes' })).toEqual([422, 'condition: members_notes']);
  expect(await faults({ form: '*', fields: ['surname'] })).toEqual([422, 'fields: surname']);
  expect(await faults({ form: 'person', verb: 'limit', scope: 'everywhere' })).toEqual([422, 'scope: ']);
  expect(await faults({ form: 'person', actions: ['rule'], why: '' })).toEqual([422, 'actions: rule', 'why: ']);
});

test('only who keeps the roles of the country does, and never their own', async () => {
  for (const path of ['', '/manager', '/choices']) expect((await south(`/api/v1/roles${path}`)).status).toBe(403);
  expect((await post('/manager/rules', rule({ form: 'person' }), south)).status).toBe(403);
  const widened = await post('/administrator/rules', rule({ form: 'sanction' }));
  expect(widened.status).toBe(403);
  expect(await widened.json()).toMatchObject({ code: 'role.own' });
  const narrowed = await ruled('administrator', { verb: 'withhold', form: 'note' });
  expect(await end('administrator', narrowed)).toBe(403);
  const [me] = await inTransaction({ ...site.application, session: systemSession }, () =>
    query(sql`SELECT id::text AS id FROM baara_user WHERE username = 'chief'`),
  );
  const given = await chief(`/api/v1/accounts/${me?.id}/assignments`, { method: 'POST', json: { role: 'manager' } });
  expect(await given.json()).toMatchObject({ code: 'role.own' });
});

test('the audit says what a role was and what it is, in words, by whom and why', async () => {
  await ruled('order', { verb: 'withhold', form: 'person', actions: ['read'], fields: ['forename'] });
  const page = (await chief('/api/v1/audit?action=role_changed').then((each) => each.json())) as {
    entries: readonly { readonly username: string; readonly reason: string; readonly details: Rule }[];
  };
  expect(page.entries[0]).toMatchObject({
    username: 'chief',
    reason: 'Décision 12/2026',
    details: {
      role: 'order',
      before: ['Consulter · persons · champs\u00a0: surname, forename · dans tout le pays · seulement members'],
      after: ['Consulter · persons · champs\u00a0: surname · dans tout le pays · seulement members'],
    },
  });
});

test('the audit says who changed a list, the tree, and several records at once', async () => {
  const manager = await site.as('national');
  const kinds = async () =>
    ((await chief('/api/v1/audit').then((each) => each.json())) as { entries: { kind: string }[] }).entries.map(
      ({ kind }) => kind,
    );
  const values = { code: 'surgeon', label_fr: 'Chirurgien', label_en: 'Surgeon' };
  expect((await manager('/api/v1/records/cadre', { method: 'POST', json: { values } })).status).toBe(201);
  expect(await kinds()).toContain('list_changed');
  const renamed = await manager(`/api/v1/units/${ids.north}/rename`, {
    method: 'POST',
    json: { on: '2026-01-01', name: 'Septentrion' },
  });
  expect(renamed.status).toBe(200);
  expect(await kinds()).toContain('tree_changed');
});
