import { type JsonSchema, listOf, objectWith, text, uuid } from './json-schema.ts';
import { answer, formParameter, idParameter, jsonBody, problems, query, type Route } from './operation.ts';

const anything: JsonSchema = { type: 'object', additionalProperties: true };
const day: JsonSchema = { type: 'string', format: 'date' };
const moment: JsonSchema = { type: 'string', format: 'date-time' };
const secret: JsonSchema = { type: 'string', format: 'password' };
const invitation = objectWith({ token: text('Stands after `#` in the link; shown once.'), expires: moment });
const assignment = { role: text(), unit: uuid, from: day, to: day };
const assignmentParameter = { name: 'assignment', in: 'path' as const, required: true, schema: uuid };
const done = (description: string) => ({ 204: { description } });

type Verb = 'get' | 'post' | 'patch' | 'delete';
const own = (method: Verb, path: string, id: string, summary: string) => ({
  ...{ path: `/account${path}`, method, id: `account.${id}`, tag: 'account', summary },
});
const kept = (method: Verb, path: string, id: string, summary: string) => ({
  ...{ path: `/accounts${path}`, method, id: `accounts.${id}`, tag: 'accounts', summary },
  ...(path.includes('{assignment}')
    ? { parameters: [idParameter, assignmentParameter] }
    : path.includes('{id}')
      ? { parameters: [idParameter] }
      : {}),
});

const ownRoutes: readonly Route[] = [
  {
    ...own('get', '', 'read', 'My account: roles, sessions, tokens, delegations'),
    responses: { 200: answer('The account.', anything), ...problems(401, 403) },
  },
  {
    ...own('post', '/password', 'password', 'Change my password'),
    body: jsonBody(objectWith({ present: secret, password: secret })),
    responses: { ...done('Changed; my other sessions have ended.'), ...problems(400, 401, 403, 422) },
  },
  {
    ...own('post', '/mail', 'mail', 'Say where my reminders go by e-mail, and whether'),
    body: jsonBody(objectWith({ address: text('`""` for none.'), wanted: { type: 'boolean' } })),
    responses: { ...done('Set.'), ...problems(400, 401, 403, 422) },
  },
  {
    ...own('delete', '/sessions', 'sessions.end', 'End my other sessions'),
    responses: { ...done('Ended.'), ...problems(401, 403) },
  },
  {
    ...own('delete', '/sessions/{id}', 'session.end', 'End one of my sessions'),
    parameters: [idParameter],
    responses: { ...done('Ended.'), ...problems(400, 401, 403) },
  },
  {
    ...own('post', '/second-factor', 'factor.begin', 'Begin a second factor'),
    body: jsonBody(objectWith({ password: secret })),
    responses: {
      201: answer('For the telephone: RFC 6238.', objectWith({ secret: text(), uri: text() })),
      ...problems(400, 401, 403, 422),
    },
  },
  {
    ...own('post', '/second-factor/confirm', 'factor.confirm', 'Confirm it with a code'),
    body: jsonBody(objectWith({ code: text() })),
    responses: {
      200: answer('Shown once.', objectWith({ recoveryCodes: listOf(text()) })),
      ...problems(400, 401, 403, 422),
    },
  },
  {
    ...own('post', '/second-factor/remove', 'factor.remove', 'Do without a second factor'),
    body: jsonBody(objectWith({ password: secret })),
    responses: { ...done('Removed.'), ...problems(400, 401, 403, 422) },
  },
  {
    ...own('post', '/tokens', 'tokens.make', 'Make a token for a program'),
    body: jsonBody(
      objectWith(
        {
          name: text(),
          scope: { type: 'string', enum: ['read', 'write', 'part'] },
          forms: listOf(text()),
          actions: listOf({ type: 'string', enum: ['read', 'create', 'update', 'delete', 'export'] }),
          days: { type: 'integer', minimum: 1, maximum: 366 },
        },
        ['name', 'scope', 'days'],
      ),
    ),
    responses: {
      201: answer('For `Authorization: Bearer`; shown once.', objectWith({ id: uuid, token: text() })),
      ...problems(400, 401, 403, 422),
    },
  },
  {
    ...own('delete', '/tokens/{id}', 'tokens.revoke', 'End a token'),
    parameters: [idParameter],
    responses: { ...done('Ended.'), ...problems(400, 401, 403, 404) },
  },
  {
    ...own('get', '/deputies', 'deputies.read', 'Who could be my deputy'),
    responses: {
      200: answer(
        'Colleagues within my units.',
        objectWith({ deputies: listOf(objectWith({ id: uuid, name: text(), username: text() })) }),
      ),
      ...problems(401, 403),
    },
  },
  {
    ...own('post', '/delegations', 'delegations.give', 'Let a deputy act for me'),
    body: jsonBody(
      objectWith({ assignment: uuid, deputy: uuid, unit: uuid, from: day, to: day }, [
        ...['assignment', 'deputy', 'from', 'to'],
      ]),
    ),
    responses: { 201: answer('Given.', objectWith({ id: uuid })), ...problems(400, 401, 403, 404, 422) },
  },
  {
    ...own('delete', '/delegations/{id}', 'delegations.end', 'Take a delegation back'),
    parameters: [idParameter],
    responses: { ...done('Ended.'), ...problems(400, 401, 403, 404) },
  },
];

const keptRoutes: readonly Route[] = [
  {
    ...kept('get', '', 'list', 'The accounts that I keep'),
    parameters: [
      query('q', 'Part of a name or user name.'),
      query('state', 'Only these.', { type: 'string', enum: ['open', 'closed', 'waiting'] }),
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 200 }),
      query('cursor', '`next` of the page before.'),
    ],
    responses: {
      200: answer('By user name.', objectWith({ accounts: listOf(anything), next: { type: ['string', 'null'] } })),
      ...problems(400, 401, 403),
    },
  },
  {
    ...kept('get', '/roles', 'roles', 'Every role and what it may do'),
    responses: { 200: answer('The roles.', objectWith({ roles: listOf(anything) })), ...problems(401, 403) },
  },
  {
    ...kept('post', '', 'create', 'Open an account and make its link'),
    body: jsonBody(
      objectWith({ username: text(), name: text(), language: text(), ...assignment }, ['username', 'name', 'role']),
    ),
    responses: { 201: answer('The account, with its `invitation`.', anything), ...problems(400, 401, 403, 404, 422) },
  },
  {
    ...kept('get', '/{id}', 'read', 'An account with its roles and sessions'),
    responses: { 200: answer('The account.', anything), ...problems(400, 401, 403, 404) },
  },
  {
    ...kept('patch', '/{id}', 'change', 'Rename, close or open an account'),
    body: jsonBody(objectWith({ name: text(), disabled: { type: 'boolean' } }, [])),
    responses: { 200: answer('The account.', anything), ...problems(400, 401, 403, 404, 422) },
  },
  {
    ...kept('post', '/{id}/invitation', 'invite', 'Make a link by which a password is chosen'),
    responses: { 201: answer('Works once, for three days.', invitation), ...problems(400, 401, 403, 404) },
  },
  {
    ...kept('delete', '/{id}/sessions', 'sessions.end', 'Sign the account out everywhere'),
    responses: { ...done('Signed out.'), ...problems(400, 401, 403, 404) },
  },
  {
    ...kept('delete', '/{id}/second-factor', 'factor.remove', 'Take a lost second factor away'),
    responses: { ...done('Removed.'), ...problems(400, 401, 403, 404) },
  },
  {
    ...kept('post', '/{id}/assignments', 'roles.give', 'Give a role, at a unit, for a time'),
    body: jsonBody(objectWith(assignment, ['role'])),
    responses: { 201: answer('The account.', anything), ...problems(400, 401, 403, 404, 422) },
  },
  {
    ...kept('delete', '/{id}/assignments/{assignment}', 'roles.end', 'End a role today'),
    responses: { ...done('Ended.'), ...problems(400, 401, 403, 404) },
  },
  {
    ...kept('get', '/{id}/explanation', 'explain', 'Why can this user, or not, see this record'),
    parameters: [idParameter, query('form', 'The record’s form.'), query('record', 'Its id.', uuid)],
    responses: { 200: answer('Each grant and what it comes to.', anything), ...problems(400, 401, 403, 404) },
  },
];

const auditRoutes: readonly Route[] = [
  {
    ...{ path: '/audit', method: 'get', id: 'audit.read', tag: 'audit', summary: 'What was done, newest first' },
    parameters: [
      query('person', 'Did it, or had it done to their account.', uuid),
      query('action', 'Kinds, between commas.'),
      query('from', 'The first day.', day),
      query('to', 'The last day.', day),
      query('form', 'Of this form.'),
      query('record', 'Of this record.', uuid),
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 200 }),
      query('cursor', '`next` of the page before.', uuid),
    ],
    responses: {
      200: answer('Entries.', objectWith({ entries: listOf(anything), next: { type: ['string', 'null'] } })),
      ...problems(400, 401, 403),
    },
  },
  {
    ...{ path: '/audit/records/{form}/{id}', method: 'get', id: 'audit.record', tag: 'audit' },
    summary: 'Who opened a record',
    parameters: [
      formParameter,
      idParameter,
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 200 }),
      query('cursor', '`next` of the page before.', uuid),
    ],
    responses: {
      200: answer('Entries.', objectWith({ entries: listOf(anything), next: { type: ['string', 'null'] } })),
      ...problems(400, 401, 403, 404),
    },
  },
];

const invited = objectWith({ username: text(), name: text() });
const invitationRoutes: readonly Route[] = [
  {
    ...{
      path: '/invitations',
      method: 'post',
      id: 'invitations.read',
      tag: 'invitations',
      summary: 'Whose link it is',
    },
    open: true,
    body: jsonBody(objectWith({ token: text() })),
    responses: { 200: answer('Whose.', invited), ...problems(400, 410, 429) },
  },
  {
    ...{ path: '/invitations/use', method: 'post', id: 'invitations.use', tag: 'invitations' },
    summary: 'Choose a password with a link',
    open: true,
    body: jsonBody(objectWith({ token: text(), password: secret })),
    responses: { 200: answer('Sign in now.', invited), ...problems(400, 410, 422, 429) },
  },
];

/** Accounts, one's own and those that one keeps, and the audit. */
export const accountOperations: readonly Route[] = [...ownRoutes, ...keptRoutes, ...auditRoutes, ...invitationRoutes];
