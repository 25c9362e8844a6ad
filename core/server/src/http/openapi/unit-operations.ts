import { type JsonSchema, listOf, objectWith, reference, text, uuid } from './json-schema.ts';
import { answer, idParameter, jsonBody, problems, query, type Route } from './operation.ts';

const day: JsonSchema = { type: 'string', format: 'date' };
const orNull = (type: string): JsonSchema => ({ type: [type, 'null'] });
const closed = query('closed', 'Closed units too.', { type: 'string', enum: ['include'] });
const values: JsonSchema = {
  type: 'object',
  description: 'The new unit, as the form of units has it.',
  additionalProperties: true,
};
const childIds = listOf(uuid);
const newUnit = objectWith({ id: uuid, values }, ['values']);

const why = { act: text('The act that justifies it.'), reason: text() };
const whatIf = query('preview', '`1`: say what would change hands, and keep nothing.', { type: 'string', enum: ['1'] });

/** A reorganisation: its own facts beside the day, the act and the reason. */
function reorganisation(
  verb: string,
  summary: string,
  facts: Readonly<Record<string, JsonSchema>>,
  example: Readonly<Record<string, unknown>>,
  required = Object.keys(facts),
): Route {
  return {
    ...{ path: `/units/{id}/${verb}`, method: 'post', id: `units.${verb}`, tag: 'units', summary },
    parameters: [idParameter, whatIf],
    body: jsonBody(
      objectWith({ on: { ...day, description: 'The first day of the new order.' }, ...why, ...facts }, [
        'on',
        ...required,
      ]),
      { on: '2026-07-01', ...example },
    ),
    responses: {
      200: answer('What was written; with `preview`, what would change hands.', {
        oneOf: [reference('EnvelopeResult'), reference('ReorganisationPreview')],
      }),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  };
}

const place = '0199f2b6-0000-7000-8000-000000000002';

/** Units of the organisation tree: finding one, what its page shows, reorganising it. */
export const unitOperations: readonly Route[] = [
  {
    ...{ path: '/units', method: 'get', id: 'units.read', tag: 'units', summary: 'Units of the organisation tree' },
    parameters: [
      query('q', 'Words of the name or code.'),
      query('under', 'At or below this unit; without `q`, directly below it.', uuid),
      closed,
      query('limit', '20 when absent.', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
    ],
    responses: {
      200: answer(
        'Best first.',
        objectWith({
          units: listOf(
            objectWith(
              {
                id: uuid,
                title: text(),
                type: text(),
                within: listOf(text('From the top down.')),
                closed: { const: true },
              },
              ['id', 'title', 'within'],
            ),
          ),
          more: { type: 'boolean' },
        }),
      ),
      ...problems(400, 401, 403, 404),
    },
  },
  {
    ...{ path: '/units/browse', method: 'get', id: 'units.browse', tag: 'units', summary: 'One level of the tree' },
    parameters: [
      query('parent', 'The units directly below it; absent: the roots.', uuid),
      query('as_of', 'The tree as it stood that day.', day),
      closed,
    ],
    responses: {
      200: answer(
        'By name.',
        objectWith(
          {
            units: listOf(
              objectWith(
                {
                  ...{ id: uuid, name: orNull('string'), type: orNull('string'), status: orNull('string') },
                  ...{ children: { type: 'integer' }, records: { type: 'integer' }, closed: { const: true } },
                },
                ['id', 'name', 'type', 'status', 'children'],
              ),
            ),
            counts: text('The form that `records` counts.'),
          },
          ['units'],
        ),
      ),
      ...problems(400, 401, 404),
    },
  },
  {
    ...{ path: '/units/{id}', method: 'get', id: 'units.one', tag: 'units', summary: 'Where a unit hangs' },
    parameters: [idParameter],
    responses: {
      200: answer(
        'The units above it, from the top down, and since when it is as it is.',
        objectWith({
          ...{ id: uuid, title: text(), within: listOf(objectWith({ id: uuid, title: text() })) },
          since: { type: ['string', 'null'], format: 'date' },
        }),
      ),
      ...problems(400, 401, 404),
    },
  },
  {
    path: '/units/{id}/panels/{panel}',
    ...{ method: 'get', id: 'units.panel', tag: 'units', summary: 'What a panel counts at a unit and below' },
    parameters: [idParameter, { name: 'panel', in: 'path', required: true, schema: text() }],
    responses: {
      200: answer(
        'In the order of the panel’s list.',
        objectWith({
          lines: listOf(
            objectWith({
              ...{ code: orNull('string'), label: orNull('string') },
              ...{ count: { type: 'integer' }, norm: orNull('number') },
            }),
          ),
        }),
      ),
      ...problems(400, 401, 403, 404),
    },
  },
  reorganisation('rename', 'Give a unit another name', { name: text() }, { name: 'CSRéf de Sikasso' }),
  reorganisation(
    'change',
    'Give a unit another type or status',
    { type: text('A code of the list.'), status: text('A code of the list.') },
    { type: 'CSREF' },
    [],
  ),
  reorganisation(
    'open',
    'Open a new unit below this one',
    { id: uuid, values },
    { values: { name: 'CSCom de Banankabougou' } },
    ['values'],
  ),
  reorganisation('move', 'Hang a unit elsewhere', { parent: uuid }, { parent: place }),
  reorganisation('close', 'Close a unit', {}, {}),
  reorganisation(
    'split',
    'Split a unit into two or more',
    {
      into: listOf({
        oneOf: [
          objectWith({ id: uuid, values, children: childIds }, ['values']),
          objectWith({ unit: uuid, children: childIds }, ['unit']),
        ],
      }),
    },
    { into: [{ unit: place }, { values: { name: 'Koutiala' }, children: [] }] },
  ),
  reorganisation(
    'merge',
    'Merge units into one',
    { with: listOf(uuid), into: { oneOf: [objectWith({ unit: uuid }), newUnit] } },
    { with: [place], into: { values: { name: 'Sikasso' } } },
    ['into'],
  ),
];

const counts: JsonSchema = { type: 'object', additionalProperties: { type: 'integer' } };

/** What a reorganisation would do to who reads what. */
export const unitSchemas: Readonly<Record<string, JsonSchema>> = {
  ReorganisationPreview: {
    type: 'object',
    properties: {
      units: listOf({
        type: 'object',
        properties: { unit: {}, gained: listOf({}), lost: listOf({}) },
        additionalProperties: true,
      }),
      records: { ...counts, description: 'Form → how many of its records lie there.' },
    },
    required: ['units', 'records'],
    additionalProperties: true,
  },
};
