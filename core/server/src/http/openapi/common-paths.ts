import { accountOperations } from './account-operations.ts';
import { importOperations } from './import-operations.ts';
import { type JsonSchema, listOf, objectWith, reference, text, uuid } from './json-schema.ts';
import { listOperations } from './list-operations.ts';
import {
  answer,
  formParameter,
  idempotencyKey,
  idParameter,
  jsonBody,
  type OperationObject,
  problems,
  query,
  type Route,
} from './operation.ts';
import { noticeOperations, passageOperations } from './passage-operations.ts';
import { roleOperations } from './role-operations.ts';
import { unitOperations } from './unit-operations.ts';
import { vocabularyOperations } from './vocabulary-operations.ts';

const anything: JsonSchema = { type: 'object', additionalProperties: true };
const limit = query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 200 });
const credentials = objectWith(
  {
    username: text(),
    password: { type: 'string', format: 'password' },
    code: text('Where the account has a second factor.'),
  },
  ['username', 'password'],
);

const routes: readonly Route[] = [
  {
    path: '/session',
    method: 'get',
    id: 'session.read',
    tag: 'session',
    summary: 'Who am I',
    open: true,
    responses: { 200: answer('Who asks, their roles and rights.', anything) },
  },
  {
    path: '/session',
    method: 'post',
    id: 'session.open',
    tag: 'session',
    summary: 'Sign in',
    open: true,
    body: jsonBody(credentials, { username: 'awa', password: '…' }),
    responses: { 200: answer('Signed in; the cookie is set.', anything), ...problems(400, 401, 429) },
  },
  {
    path: '/session',
    method: 'patch',
    id: 'session.language',
    tag: 'session',
    summary: 'Change my language',
    body: jsonBody(objectWith({ language: text() }), { language: 'en' }),
    responses: { 200: answer('Remembered.', anything), ...problems(400, 401) },
  },
  {
    path: '/session',
    method: 'delete',
    id: 'session.close',
    tag: 'session',
    summary: 'Sign out',
    responses: { 204: { description: 'Signed out.' } },
  },
  {
    path: '/model',
    method: 'get',
    id: 'model.overview',
    tag: 'model',
    summary: 'The site and the names of its forms',
    responses: { 200: answer('The overview, with an ETag.', anything), ...problems(401) },
  },
  {
    path: '/model/{form}',
    method: 'get',
    id: 'model.form',
    tag: 'model',
    summary: 'One whole form',
    parameters: [formParameter],
    responses: { 200: answer('The form, with an ETag.', anything), ...problems(401, 404) },
  },
  {
    path: '/lists/{list}',
    method: 'get',
    id: 'lists.read',
    tag: 'choosing',
    summary: 'Items of a list',
    parameters: [
      { name: 'list', in: 'path', required: true, schema: text() },
      query('q', 'Words of the label or the code.'),
      query('parent', 'Only items under this one.'),
      query('code', 'Only these codes.'),
      query('retired', 'Retired items too.', { type: 'string', enum: ['include'] }),
      limit,
    ],
    responses: {
      200: answer(
        'In the list’s order.',
        objectWith({
          items: listOf(
            objectWith({ code: text(), label: text(), parent: text(), retired: { const: true }, replaced_by: text() }, [
              'code',
              'label',
            ]),
          ),
          more: { type: 'boolean' },
        }),
      ),
      ...problems(400, 401, 403, 404),
    },
  },
  {
    path: '/duplicates/{form}',
    method: 'get',
    id: 'duplicates.read',
    tag: 'choosing',
    summary: 'Probable duplicates of a record being typed',
    parameters: [
      formParameter,
      query('values', 'What is typed so far, as JSON.'),
      query('except', 'Not this record.', uuid),
    ],
    responses: {
      200: answer('Best first.', objectWith({ duplicates: listOf(anything) })),
      ...problems(400, 401, 403, 404),
    },
  },
  {
    path: '/files',
    method: 'post',
    id: 'files.send',
    tag: 'files',
    summary: 'Send a file',
    parameters: [query('name', 'The file’s name.')],
    body: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
    responses: {
      201: answer(
        'Put its id into a field.',
        objectWith({ id: uuid, name: text(), type: text(), size: { type: 'integer' } }),
      ),
      ...problems(400, 401, 413, 422),
    },
  },
  {
    path: '/files/{id}',
    method: 'get',
    id: 'files.read',
    tag: 'files',
    summary: 'Fetch a file',
    parameters: [idParameter],
    responses: {
      200: {
        description: 'The file.',
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
      ...problems(401, 404),
    },
  },
  {
    ...{
      path: '/home',
      method: 'get',
      id: 'home.read',
      tag: 'pages',
      summary: 'The first page: figures, and what waits',
    },
    parameters: [query('under', 'Of this unit; absent: the caller’s own.', uuid)],
    responses: {
      200: answer(
        'Counted for this caller.',
        objectWith({
          unit: { oneOf: [objectWith({ id: uuid, title: text() }), { type: 'null' }] },
          figures: listOf(anything),
          imports: listOf(anything),
          tasks: listOf(anything),
        }),
      ),
      ...problems(400, 401, 404),
    },
  },
  {
    ...{
      path: '/search',
      method: 'get',
      id: 'search.read',
      tag: 'choosing',
      summary: 'What words name, in every form',
    },
    parameters: [
      { ...query('q', 'The words.'), required: true },
      query('limit', 'Of each form; 5 when absent.', { type: 'integer', minimum: 1, maximum: 20, default: 5 }),
    ],
    responses: {
      200: answer(
        'By form.',
        objectWith({
          groups: listOf(
            objectWith({
              ...{ form: text(), more: { type: 'boolean' } },
              records: listOf(objectWith({ id: uuid, title: text(), detail: text() })),
            }),
          ),
        }),
      ),
      ...problems(400, 401),
    },
  },
  {
    ...{ path: '/parts/{module}/{name}', method: 'get', id: 'parts.read', tag: 'parts' },
    summary: 'What the server part of a module answers',
    parameters: [
      { name: 'module', in: 'path', required: true, schema: text() },
      { name: 'name', in: 'path', required: true, schema: text() },
    ],
    responses: { 200: answer('As the module says.', {}), ...problems(400, 401, 403, 404) },
  },
  {
    ...{ path: '/parts/{module}/{name}', method: 'post', id: 'parts.act', tag: 'parts' },
    summary: 'What the server part of a module does',
    parameters: [
      { name: 'module', in: 'path', required: true, schema: text() },
      { name: 'name', in: 'path', required: true, schema: text() },
      idempotencyKey,
    ],
    body: jsonBody({ type: 'object' }),
    responses: { 200: answer('As the module says.', {}), ...problems(400, 401, 403, 404, 409, 422) },
  },
  {
    path: '/envelopes',
    method: 'post',
    id: 'envelopes.apply',
    tag: 'envelopes',
    summary: 'Several operations, all or none',
    body: jsonBody(reference('Envelope')),
    responses: {
      200: answer('What was written.', reference('EnvelopeResult')),
      ...problems(400, 401, 403, 404, 409, 410, 422),
    },
  },
];

const everyRoute: readonly Route[] = [
  ...routes,
  ...unitOperations,
  ...importOperations,
  ...listOperations,
  ...passageOperations,
  ...noticeOperations,
  ...vocabularyOperations,
  ...accountOperations,
  ...roleOperations,
];

/** The routes that concern no single form. */
export function commonPaths(): Readonly<Record<string, Readonly<Record<string, OperationObject>>>> {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const { path, method, id, tag, summary, parameters, body, responses, open } of everyRoute) {
    paths[path] ??= {};
    (paths[path] as Record<string, OperationObject>)[method] = {
      ...{ operationId: id, tags: [tag], summary, responses },
      ...(parameters ? { parameters } : {}),
      ...(body ? { requestBody: body } : {}),
      ...(open ? { security: [] } : {}),
    };
  }
  return paths;
}
