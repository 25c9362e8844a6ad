import { BaaraError } from '@baara/model';
import { Hono } from 'hono';
import { asSystem } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { inTransaction } from '../database/index.ts';
import {
  assignRole,
  createUser,
  disableUser,
  enableUser,
  endAssignment,
  endSessions,
  inviteUser,
  listAccounts,
  listSessions,
  mayGive,
  type Office,
  removeSecondFactor,
  renameUser,
  requireAdministration,
  rolesInForce,
} from '../sessions/index.ts';
import { onlyKeys, readObject, textOf } from './body.ts';
import { type Person, requirePerson } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { explanationOf } from './explanation.ts';
import { namedAssignments } from './named-assignments.ts';
import { date, id, malformed, oneOf, readQuery, wholeNumber, words } from './parameters.ts';
import { roleSummary } from './role-summary.ts';

/** The accounts that the caller keeps: the right `administer-users`, within its units. */
export function accountsRoutes(application: Application): Hono<Environment> {
  const { database, model } = application;
  const routes = new Hono<Environment>();
  const acting = ({ session }: Person): Office => ({ database, model, actor: session });

  /** The caller and the account of the address, which is theirs to keep. */
  const kept = async (c: RequestContext) => {
    const person = await requirePerson(c, application);
    const user = id(c.req.param('id') ?? '', 'id');
    await requireAdministration({ database, model }, person.session, user);
    return { person, user, office: acting(person) };
  };
  const answer = async (c: RequestContext, { session }: Person, user: string) => {
    const { accounts } = await listAccounts({ database, model }, session, { user });
    const [account] = accounts;
    if (!account) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
    const assignments = await namedAssignments(application, account.assignments, c.get('translator').language);
    return { ...account, assignments, sessions: await listSessions({ database, model }, { user }) };
  };

  routes.get('/', async (c) => {
    const { session } = await requirePerson(c, application);
    const question = readQuery(new URL(c.req.url).searchParams, {
      ...{ q: words(100), state: oneOf('open', 'closed', 'waiting'), limit: wholeNumber(1, 200), cursor: words(200) },
    });
    const { accounts, next } = await listAccounts({ database, model }, session, question);
    const held = accounts.flatMap(({ id: user, assignments }) => assignments.map((each) => ({ ...each, user })));
    const named = await namedAssignments(application, held, c.get('translator').language);
    return c.json({
      accounts: accounts.map((each) => ({
        ...each,
        assignments: named.filter(({ user }) => user === each.id).map(({ user: _, ...assignment }) => assignment),
      })),
      next,
    });
  });

  routes.get('/roles', async (c) => {
    const person = await requirePerson(c, application);
    await listAccounts({ database, model }, person.session, { limit: 1 });
    const { language } = c.get('translator');
    const roles = await rolesInForce({ database, model });
    return c.json({ roles: roles.map((role) => roleSummary(model, role, language)) });
  });

  routes.post('/', async (c) => {
    const person = await requirePerson(c, application);
    const body = await readObject(c);
    onlyKeys(body, ['username', 'name', 'language', 'role', 'unit', 'from', 'to']);
    const given = requiredAssignment(body);
    if (!(await mayGive({ database, model }, person.session, given)))
      throw new BaaraError({ code: 'access.denied', params: { right: 'administer-users' } });
    const office = acting(person);
    const language = textOf(body, 'language', 10);
    const user = await inTransaction({ database, model, session: asSystem('create an account') }, async () => {
      const created = await createUser(office, {
        username: textOf(body, 'username', 100) ?? '',
        name: textOf(body, 'name', 200) ?? '',
        ...(language ? { language } : {}),
      });
      await assignRole(office, { user: created, ...given });
      return created;
    });
    const { token, expires } = await inviteUser(office, user);
    return c.json({ ...(await answer(c, person, user)), invitation: { token, expires } }, 201);
  });

  routes.get('/:id', async (c) => {
    const { person, user } = await kept(c);
    return c.json(await answer(c, person, user));
  });

  routes.patch('/:id', async (c) => {
    const { person, user, office } = await kept(c);
    const body = await readObject(c);
    onlyKeys(body, ['name', 'disabled']);
    if (typeof body.disabled === 'boolean') {
      if (user === person.session.user) throw new BaaraError({ code: 'access.denied' });
      await (body.disabled ? disableUser(office, user) : enableUser(office, user));
    }
    const name = textOf(body, 'name', 200);
    if (name !== undefined) await renameUser(office, { user, name });
    return c.json(await answer(c, person, user));
  });

  routes.post('/:id/invitation', async (c) => {
    const { user, office } = await kept(c);
    return c.json(await inviteUser(office, user), 201);
  });
  routes.delete('/:id/sessions', async (c) => {
    const { user, office, person } = await kept(c);
    await endSessions(office, { user, except: person.present });
    return c.body(null, 204);
  });
  routes.delete('/:id/second-factor', async (c) => {
    const { user, office } = await kept(c);
    await removeSecondFactor(office, user);
    return c.body(null, 204);
  });

  routes.post('/:id/assignments', async (c) => {
    const { person, user, office } = await kept(c);
    const body = await readObject(c);
    onlyKeys(body, ['role', 'unit', 'from', 'to']);
    const given = requiredAssignment(body);
    // Nobody gives themselves a role: it takes another administrator.
    if (user === person.session.user) throw new BaaraError({ code: 'role.own', params: { role: given.role } });
    if (!(await mayGive({ database, model }, person.session, given)))
      throw new BaaraError({ code: 'access.denied', params: { right: 'administer-users' } });
    await assignRole(office, { user, ...given });
    return c.json(await answer(c, person, user), 201);
  });
  routes.delete('/:id/assignments/:assignment', async (c) => {
    const { person, user, office } = await kept(c);
    const assignment = id(c.req.param('assignment'), 'assignment');
    const { assignments } = await answer(c, person, user);
    if (!assignments.some((each) => each.id === assignment))
      throw new BaaraError({ code: 'record.not_found', params: { form: 'assignment', id: assignment } });
    await endAssignment(office, { assignment });
    return c.body(null, 204);
  });

  routes.get('/:id/explanation', async (c) => {
    const { person, user } = await kept(c);
    const { form, record } = readQuery(new URL(c.req.url).searchParams, { form: words(64), record: id });
    if (!form) throw malformed('form', 'missing');
    if (!record) throw malformed('record', 'missing');
    return c.json(await explanationOf(application, { session: person.session, user, form, record }));
  });
  return routes;
}

function requiredAssignment(body: Readonly<Record<string, unknown>>) {
  const role = textOf(body, 'role', 100);
  if (!role) {
    const problem = { code: 'field.required', field: 'role', params: {} };
    throw new BaaraError({ code: 'record.invalid', problems: [problem] });
  }
  const unit = textOf(body, 'unit', 36);
  const [from, to] = [textOf(body, 'from', 10), textOf(body, 'to', 10)];
  return {
    ...{ role, unit: unit ? id(unit, 'unit') : null },
    ...(from ? { from: date(from, 'from') } : {}),
    ...(to ? { to: date(to, 'to') } : {}),
  };
}
