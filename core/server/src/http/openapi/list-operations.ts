import { type JsonSchema, listOf, objectWith, reference, text, uuid } from './json-schema.ts';
import { answer, formParameter, idParameter, jsonBody, problems, query, type Route } from './operation.ts';

const whole: JsonSchema = { type: 'integer' };
const orNull = (type: string): JsonSchema => ({ type: [type, 'null'] });
const outcomes = ['ready', 'unchanged', 'refused', 'written', 'undone', 'kept'] as const;
const narrowing = [
  query('where', 'An expression as JSON.'),
  query('under', 'Only at or below this unit.', uuid),
  query('q', 'Words of the name search.'),
];
const view = objectWith({
  ...{ id: uuid, name: text(), query: text('The list’s address after `?`.') },
  ...{ role: orNull('string'), mine: { type: 'boolean' } },
});
const file = { schema: { type: 'string', format: 'binary' } };
const contents: JsonSchema = { type: 'object', additionalProperties: true };

function asked(verb: 'start' | 'undo', summary: string): Route {
  return {
    ...{ path: `/bulk/{id}/${verb}`, method: 'post', id: `bulk.${verb}`, tag: 'bulk', summary },
    parameters: [idParameter],
    body: jsonBody(objectWith({})),
    responses: { 202: answer('Asked for: follow `state`.', reference('Bulk')), ...problems(400, 401, 403, 404, 409) },
  };
}

/** What one does with a list: count its values, keep it as a file or a view, act on many of its records. */
export const listOperations: readonly Route[] = [
  {
    ...{ path: '/counts/{form}', method: 'get', id: 'counts.read', tag: 'lists', summary: 'How many have each value' },
    parameters: [
      formParameter,
      { ...query('fields', 'Choices and booleans, between commas.'), required: true },
      ...narrowing,
    ],
    responses: {
      200: answer(
        'By field; `more`: too many rows to count.',
        objectWith({
          more: { type: 'boolean' },
          fields: {
            type: 'object',
            additionalProperties: objectWith({
              values: { type: 'object', additionalProperties: whole },
              ...{ empty: whole, unknown: whole },
            }),
          },
        }),
      ),
      ...problems(400, 401, 403, 404),
    },
  },
  {
    ...{ path: '/exports/{form}', method: 'get', id: 'exports.read', tag: 'lists', summary: 'A list as a file' },
    parameters: [
      formParameter,
      { ...query('format', 'Of the file.', { type: 'string', enum: ['csv', 'xlsx'] }), required: true },
      { ...query('columns', 'Fields, between commas.'), required: true },
      ...narrowing,
      query('sort', 'Fields between commas, `-` before one for descending.'),
      query('as_of', 'What stood that day.', { type: 'string', format: 'date' }),
      query('ids', 'Only these records, between commas.'),
    ],
    responses: {
      200: {
        description: 'The file.',
        content: {
          'text/csv': file,
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file,
        },
      },
      ...problems(400, 401, 403, 404),
    },
  },
  {
    ...{
      path: '/views/{form}',
      method: 'get',
      id: 'views.read',
      tag: 'lists',
      summary: 'My columns and views of a list',
    },
    parameters: [formParameter],
    responses: {
      200: answer(
        'Columns are null until they are chosen.',
        objectWith({
          columns: { type: ['array', 'null'], items: text() },
          views: listOf(view),
          roles: listOf(objectWith({ id: text(), label: text() })),
        }),
      ),
      ...problems(401, 404),
    },
  },
  {
    ...{ path: '/views/{form}', method: 'post', id: 'views.save', tag: 'lists', summary: 'Keep a view' },
    parameters: [formParameter],
    body: jsonBody(objectWith({ name: text(), query: text(), role: text('Whose holders see it too.') }, ['name'])),
    responses: { 201: answer('The view.', view), ...problems(400, 401, 403, 404) },
  },
  {
    path: '/views/{form}/columns',
    ...{ method: 'put', id: 'views.columns', tag: 'lists', summary: 'Keep the columns of a list' },
    parameters: [formParameter],
    body: jsonBody(objectWith({ columns: { type: ['array', 'null'], items: text() } })),
    responses: { 204: { description: 'Kept.' }, ...problems(400, 401, 404) },
  },
  {
    ...{ path: '/views/{id}', method: 'patch', id: 'views.rename', tag: 'lists', summary: 'Rename a view' },
    parameters: [idParameter],
    body: jsonBody(objectWith({ name: text() })),
    responses: { 200: answer('The view.', view), ...problems(400, 401, 404) },
  },
  {
    ...{ path: '/views/{id}', method: 'delete', id: 'views.remove', tag: 'lists', summary: 'Remove a view' },
    parameters: [idParameter],
    responses: { 204: { description: 'Removed.' }, ...problems(400, 401, 403, 404) },
  },
  {
    ...{ path: '/bulk', method: 'get', id: 'bulk.list', tag: 'bulk', summary: 'My actions on many records' },
    parameters: [
      query('before', '`next` of the page before.', uuid),
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 50 }),
    ],
    responses: {
      200: answer('Newest first.', objectWith({ bulks: listOf(reference('Bulk')), next: orNull('string') })),
      ...problems(400, 401),
    },
  },
  {
    ...{
      path: '/bulk/{form}',
      method: 'post',
      id: 'bulk.create',
      tag: 'bulk',
      summary: 'Try one action on many records',
    },
    parameters: [formParameter],
    body: jsonBody(
      objectWith(
        {
          selection: {
            oneOf: [
              objectWith({ ids: listOf(uuid) }),
              objectWith({ where: reference('Expression'), under: uuid, q: text() }, []),
            ],
          },
          action: {
            oneOf: [
              objectWith({ do: { const: 'set' }, values: contents, unknown: listOf(text()) }, ['do', 'values']),
              objectWith({ do: { const: 'move' }, values: contents }),
              objectWith({ do: { const: 'event' }, form: text(), values: contents }),
              objectWith({ do: { const: 'delete' } }),
            ],
          },
          ...{ reason: text(), act: text() },
        },
        ['selection', 'action'],
      ),
    ),
    responses: {
      201: answer('It is tried now: follow `state`.', reference('Bulk'), { Location: 'The action.' }),
      ...problems(400, 401, 403, 404, 422),
    },
  },
  {
    ...{ path: '/bulk/{id}', method: 'get', id: 'bulk.read', tag: 'bulk', summary: 'One action on many records' },
    parameters: [idParameter],
    responses: { 200: answer('How it stands.', reference('Bulk')), ...problems(400, 401, 404) },
  },
  asked('start', 'Do what was tried'),
  asked('undo', 'Take it back'),
  {
    ...{
      path: '/bulk/{id}/lines',
      method: 'get',
      id: 'bulk.lines',
      tag: 'bulk',
      summary: 'What becomes of each record',
    },
    parameters: [
      idParameter,
      query('outcome', 'Only these.', { type: 'string', enum: outcomes }),
      query('after', '`next` of the page before.', { type: 'integer', minimum: 0 }),
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 200 }),
    ],
    responses: {
      200: answer('In order.', {
        type: 'object',
        properties: { lines: listOf(contents), next: orNull('integer') },
        required: ['lines', 'next'],
        additionalProperties: true,
      }),
      ...problems(400, 401, 404),
    },
  },
];

export const listSchemas: Readonly<Record<string, JsonSchema>> = {
  Bulk: {
    type: 'object',
    properties: {
      ...{ id: uuid, form: text(), createdAt: { type: 'string', format: 'date-time' }, action: contents },
      ...{ reason: orNull('string'), act: orNull('string') },
      state: { type: 'string', enum: ['checking', 'checked', 'running', 'done', 'undoing', 'undone', 'failed'] },
      ...{ total: whole, done: whole },
      counts: objectWith(Object.fromEntries(outcomes.map((outcome) => [outcome, whole]))),
    },
    required: ['id', 'form', 'createdAt', 'action', 'state', 'total', 'done', 'counts'],
    additionalProperties: true,
  },
};
