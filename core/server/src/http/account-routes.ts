import { Hono } from 'hono';
import { roleOf } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { areNoticesMailed } from '../notices/index.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmPassword,
  confirmSecondFactor,
  delegate,
  delegationsOf,
  deputiesFor,
  endSessions,
  listSessions,
  listTokens,
  mailAddressOf,
  makeToken,
  removeSecondFactor,
  revokeDelegation,
  revokeToken,
  secondFactorOf,
  setMailAddress,
  tokenScopes,
} from '../sessions/index.ts';
import { onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { requirePerson } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { namedAssignments } from './named-assignments.ts';
import { date, id, malformed, oneOf } from './parameters.ts';
import { roleSummary } from './role-summary.ts';

const longestToken = 366;
const actions = ['read', 'create', 'update', 'delete', 'export'] as const;

/** One's own account: password, second factor, sessions, tokens for programs, deputies. */
export function accountRoutes(application: Application): Hono<Environment> {
  const { database, model } = application;
  const routes = new Hono<Environment>();
  const me = async (c: RequestContext) => {
    const { session, present } = await requirePerson(c, application);
    return { session, present, user: session.user, office: { database, model, actor: session } };
  };

  routes.get('/', async (c) => {
    const { session, user, present, office } = await me(c);
    const { language } = c.get('translator');
    const held = new Map(session.assignments.map((each) => [each.role, each]));
    const roles = [...held.values()].flatMap((each) => roleOf(model, each) ?? []);
    return c.json({
      username: session.username,
      secondFactor: await secondFactorOf(office, user),
      withheld: session.withheld ?? [],
      assignments: await namedAssignments(application, session.assignments, language),
      roles: roles.map((role) => roleSummary(model, role, language)),
      delegations: await namedAssignments(application, await delegationsOf(office, user), language),
      sessions: await listSessions(office, { user, present }),
      tokens: await listTokens(office, user),
      mail: { ...(await mailAddressOf(office, user)), offered: areNoticesMailed(database) },
    });
  });

  routes.post('/password', async (c) => {
    const { user, office, present: session } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['present', 'password']);
    const [present, password] = [requiredText(body, 'present', 1000), requiredText(body, 'password', 1000)];
    await changePassword(office, { user, session, present, password });
    return c.body(null, 204);
  });

  routes.post('/mail', async (c) => {
    const { user, office } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['address', 'wanted']);
    const { wanted } = body;
    if (typeof wanted !== 'boolean') throw malformed('wanted', 'not_a_choice', { choices: 'true, false' });
    await setMailAddress(office, { user, address: textOf(body, 'address', 300) ?? '', wanted });
    return c.body(null, 204);
  });

  routes.delete('/sessions', async (c) => {
    const { user, office, present } = await me(c);
    await endSessions(office, { user, except: present });
    return c.body(null, 204);
  });
  routes.delete('/sessions/:id', async (c) => {
    const { user, office } = await me(c);
    await endSessions(office, { user, session: id(c.req.param('id'), 'id') });
    return c.body(null, 204);
  });

  routes.post('/second-factor', async (c) => {
    const { user, office } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['password']);
    await confirmPassword(office, { user, password: requiredText(body, 'password', 1000) });
    return c.json(await beginSecondFactor(office, user), 201);
  });
  routes.post('/second-factor/confirm', async (c) => {
    const { user, office } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['code']);
    const codes = await confirmSecondFactor(office, { user, code: requiredText(body, 'code', 20) });
    return c.json({ recoveryCodes: codes });
  });
  routes.post('/second-factor/remove', async (c) => {
    const { user, office } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['password']);
    await confirmPassword(office, { user, password: requiredText(body, 'password', 1000) });
    await removeSecondFactor(office, user);
    return c.body(null, 204);
  });

  routes.post('/tokens', async (c) => {
    const { user, office } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['name', 'scope', 'forms', 'actions', 'days']);
    const scope = oneOf(...tokenScopes)(requiredText(body, 'scope', 10), 'scope');
    const part = readPart(body, scope, Object.keys(model.forms));
    const { days } = body;
    if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > longestToken)
      throw malformed('days', 'not_a_number', { min: 1, max: longestToken });
    return c.json(await makeToken(office, { user, scope, days, ...part, name: textOf(body, 'name', 100) ?? '' }), 201);
  });
  routes.delete('/tokens/:id', async (c) => {
    const { user, office } = await me(c);
    await revokeToken(office, { user, token: id(c.req.param('id'), 'id') });
    return c.body(null, 204);
  });

  routes.get('/deputies', async (c) => {
    const { session, office } = await me(c);
    return c.json({ deputies: await deputiesFor(office, session) });
  });
  routes.post('/delegations', async (c) => {
    const { session, office } = await me(c);
    const body = await readObject(c);
    onlyKeys(body, ['assignment', 'deputy', 'unit', 'from', 'to']);
    const unit = textOf(body, 'unit', 36);
    const made = await delegate(office, session, {
      assignment: id(requiredText(body, 'assignment', 36), 'assignment'),
      deputy: id(requiredText(body, 'deputy', 36), 'deputy'),
      ...(unit ? { unit: id(unit, 'unit') } : {}),
      from: date(requiredText(body, 'from', 10), 'from'),
      to: date(requiredText(body, 'to', 10), 'to'),
    });
    return c.json({ id: made }, 201);
  });
  routes.delete('/delegations/:id', async (c) => {
    const { session, office } = await me(c);
    await revokeDelegation(office, session, id(c.req.param('id'), 'id'));
    return c.body(null, 204);
  });
  return routes;
}

type Part = { readonly part?: { readonly forms: readonly string[]; readonly actions: readonly string[] } };

/** The forms and actions of a token for a part; another has none. */
function readPart(body: Readonly<Record<string, unknown>>, scope: string, forms: readonly string[]): Part {
  if (scope === 'part')
    return { part: { forms: chosen(body, 'forms', forms), actions: chosen(body, 'actions', actions) } };
  for (const key of ['forms', 'actions']) if (body[key] !== undefined) throw malformed(key, 'unknown');
  return {};
}

function chosen(body: Readonly<Record<string, unknown>>, key: string, known: readonly string[]): readonly string[] {
  const given = body[key];
  if (given === undefined) throw malformed(key, 'missing');
  if (!Array.isArray(given)) throw malformed(key, 'not_a_list');
  if (given.length === 0) throw malformed(key, 'missing');
  return [...new Set(given.map((each) => oneOf(...known)(String(each), key)))];
}
