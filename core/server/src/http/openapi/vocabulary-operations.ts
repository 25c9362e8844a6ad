import { type JsonSchema, listOf, objectWith, text } from './json-schema.ts';
import { answer, jsonBody, problems, query, type Route } from './operation.ts';

const whole: JsonSchema = { type: 'integer' };
const contents: JsonSchema = { type: 'object', additionalProperties: true };
const list = { name: 'list', in: 'path', required: true, schema: text() } as const;

/** What those who keep lists do with them; values are written as any other record is. */
export const vocabularyOperations: readonly Route[] = [
  {
    ...{
      path: '/vocabulary',
      method: 'get',
      id: 'vocabulary.lists',
      tag: 'vocabulary',
      summary: 'The lists of the site',
    },
    responses: {
      200: answer(
        'How many values each has, which forms choose from it, what one may do.',
        objectWith({
          lists: listOf(
            objectWith({ list: text(), values: whole, retired: whole, forms: listOf(text()), can: listOf(text()) }),
          ),
        }),
      ),
      ...problems(401),
    },
  },
  {
    path: '/vocabulary/{list}',
    ...{ method: 'get', id: 'vocabulary.values', tag: 'vocabulary', summary: 'The values of a list, in order' },
    parameters: [
      list,
      query('q', 'Words of a wording, or the beginning of a code.'),
      query('parent', 'Only under this code; absent, without `q`: the top of the hierarchy.'),
      query('show', 'Which.', { type: 'string', enum: ['current', 'retired', 'all'], default: 'current' }),
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 200 }),
      query('cursor', '`next` of the page before.'),
    ],
    responses: {
      200: answer('Records with their origin, how many stand under each, and what one may do.', contents),
      ...problems(400, 401, 404),
    },
  },
  {
    path: '/vocabulary/{list}/uses',
    ...{ method: 'get', id: 'vocabulary.uses', tag: 'vocabulary', summary: 'How many records hold each value' },
    parameters: [list, { ...query('codes', 'Between commas.'), required: true }],
    responses: {
      200: answer(
        'By field, as far as one may read; `more`: at least so many.',
        objectWith({
          uses: listOf(
            objectWith({
              code: text(),
              fields: listOf(objectWith({ form: text(), field: text(), count: whole })),
              more: { type: 'boolean' },
            }),
          ),
        }),
      ),
      ...problems(400, 401, 404),
    },
  },
  {
    path: '/vocabulary/{list}/order',
    ...{ method: 'post', id: 'vocabulary.order', tag: 'vocabulary', summary: 'Put a value before another' },
    parameters: [list],
    body: jsonBody(objectWith({ code: text(), before: { type: ['string', 'null'] } }), { code: 'SF', before: 'IDE' }),
    responses: {
      200: answer('How many values were written.', objectWith({ moved: whole })),
      ...problems(400, 401, 403, 404, 409),
    },
  },
  {
    path: '/demonstration',
    ...{ method: 'get', id: 'demonstration.read', tag: 'demonstration', summary: 'Whether this is a demonstration' },
    responses: {
      200: answer(
        'Since when (null: a register in earnest), and what people have made of it.',
        objectWith({
          since: { type: ['string', 'null'], format: 'date' },
          ...{ saves: whole, files: whole, imports: whole, accounts: whole },
          state: { type: 'string', enum: ['none', 'waiting', 'running', 'failed'] },
        }),
      ),
      ...problems(401, 403),
    },
  },
  {
    path: '/demonstration/progress',
    ...{ method: 'get', id: 'demonstration.progress', tag: 'demonstration', summary: 'How far a new beginning is' },
    open: true,
    responses: {
      200: answer('Rows written so far; null when none runs.', objectWith({ rows: { type: ['integer', 'null'] } })),
    },
  },
  {
    path: '/demonstration/reset',
    ...{ method: 'post', id: 'demonstration.reset', tag: 'demonstration', summary: 'Begin the demonstration anew' },
    body: jsonBody(objectWith({ confirm: text('The site’s name.') })),
    responses: {
      202: { description: 'Asked for. Every session ends with it.' },
      ...problems(400, 401, 403, 409, 422),
    },
  },
];
