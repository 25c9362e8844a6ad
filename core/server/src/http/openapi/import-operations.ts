import { type JsonSchema, listOf, objectWith, reference, text, uuid } from './json-schema.ts';
import { answer, formParameter, idParameter, jsonBody, problems, query, type Route } from './operation.ts';

const anything: JsonSchema = { type: 'object', additionalProperties: true };
const whole: JsonSchema = { type: 'integer' };
const orNull = (type: string): JsonSchema => ({ type: [type, 'null'] });
const answered = (description: string) => answer(description, reference('Import'));
const decision: JsonSchema = { type: 'string', enum: ['import', 'skip'] };
const bytes = { schema: { type: 'string', format: 'binary' } };

function run(path: string, summary: string, required: readonly string[]): Route {
  return {
    ...{ path: `/imports/{id}/${path}`, method: 'post', id: `imports.${path}`, tag: 'imports', summary },
    parameters: [idParameter],
    body: jsonBody(objectWith({ reason: text() }, [...required])),
    responses: {
      202: answered('Asked for: follow `state` and `progress`.'),
      ...problems(400, 401, 403, 404, 409, 422),
    },
  };
}

/** Files that become records: upload, mapping, dry run, decisions, start, undo. */
export const importOperations: readonly Route[] = [
  {
    ...{ path: '/imports', method: 'get', id: 'imports.list', tag: 'imports', summary: 'My latest imports' },
    parameters: [query('form', 'Only of this form.')],
    responses: {
      200: answer('The latest twenty.', objectWith({ imports: listOf(reference('Import')) })),
      ...problems(400, 401),
    },
  },
  {
    ...{ path: '/imports/{form}', method: 'post', id: 'imports.send', tag: 'imports', summary: 'Send a file' },
    parameters: [formParameter, query('name', 'The file’s name.')],
    body: { required: true, content: { 'text/csv': bytes, 'application/octet-stream': bytes } },
    responses: {
      201: answer('Its columns matched as far as they can be.', reference('Import'), { Location: 'The import.' }),
      ...problems(400, 401, 403, 404, 413, 422),
    },
  },
  {
    ...{ path: '/imports/{id}', method: 'get', id: 'imports.read', tag: 'imports', summary: 'One import' },
    parameters: [idParameter],
    responses: { 200: answered('How it stands.'), ...problems(400, 401, 404) },
  },
  {
    path: '/imports/{id}/mapping',
    ...{ method: 'put', id: 'imports.mapping', tag: 'imports', summary: 'Say what the columns mean' },
    parameters: [idParameter],
    body: jsonBody(objectWith({ mapping: listOf(reference('ColumnMapping')) }), {
      mapping: [{ column: 0, target: { form: 'person', field: 'surname' } }],
    }),
    responses: {
      200: answered('Remembered for the next file with the same columns.'),
      ...problems(400, 401, 404, 409, 422),
    },
  },
  run('dry-run', 'Try: say what each line would become', []),
  run('start', 'Import the lines that are ready', []),
  run('undo', 'Take the whole import back', ['reason']),
  {
    ...{
      path: '/imports/{id}/lines',
      method: 'get',
      id: 'imports.lines',
      tag: 'imports',
      summary: 'Lines of a dry run',
    },
    parameters: [
      idParameter,
      query('outcome', 'Only these; absent: all that have something to say.', {
        type: 'string',
        enum: ['ready', 'refused', 'held', 'undecided', 'already', 'normalised'],
      }),
      query('after', '`next` of the page before.', { type: 'integer', minimum: 0 }),
      query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 500 }),
    ],
    responses: {
      200: answer(
        'In the file’s order.',
        objectWith({ lines: listOf(reference('ImportLine')), next: orNull('integer') }),
      ),
      ...problems(400, 401, 404),
    },
  },
  {
    path: '/imports/{id}/decisions',
    ...{ method: 'put', id: 'imports.decisions', tag: 'imports', summary: 'Decide on held lines' },
    parameters: [idParameter],
    body: jsonBody(
      {
        oneOf: [
          objectWith({ all: decision }),
          objectWith({
            decisions: { type: 'object', description: 'Row → decision.', additionalProperties: decision },
          }),
        ],
      },
      { decisions: { 29: 'import', 117: 'skip' } },
    ),
    responses: {
      200: answered('A held line without a decision is not imported.'),
      ...problems(400, 401, 404, 409),
    },
  },
  {
    path: '/imports/{id}/refused.csv',
    ...{ method: 'get', id: 'imports.refused', tag: 'imports', summary: 'The refused lines, to mend and send again' },
    parameters: [idParameter],
    responses: {
      200: { description: 'The lines with their reasons.', content: { 'text/csv': { schema: { type: 'string' } } } },
      ...problems(400, 401, 404),
    },
  },
];

/** What imports answer with. */
export const importSchemas: Readonly<Record<string, JsonSchema>> = {
  ColumnMapping: objectWith(
    {
      column: { type: 'integer', minimum: 0 },
      target: {
        oneOf: [
          objectWith(
            { form: text(), field: text(), level: text('A unit above, which tells apart units of the same name.') },
            ['form', 'field'],
          ),
          { type: 'null' },
        ],
      },
    },
    ['column', 'target'],
  ),
  Import: {
    type: 'object',
    properties: {
      ...{ id: uuid, form: text(), name: text(), createdAt: { type: 'string', format: 'date-time' } },
      state: {
        type: 'string',
        enum: ['uploaded', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone', 'failed'],
      },
      sheet: {
        ...anything,
        description: 'What the file turned out to be: kind, encoding, header row, columns, samples.',
      },
      mapping: listOf(reference('ColumnMapping')),
      targets: { ...listOf(anything), description: 'What a column may be matched to.' },
      counts: {
        oneOf: [
          objectWith({
            ...{ rows: whole, ready: whole, refused: whole, held: whole },
            ...{ normalised: whole, already: whole, imported: whole, skipped: whole },
          }),
          { type: 'null' },
        ],
      },
      progress: { oneOf: [objectWith({ done: whole, of: orNull('integer') }), { type: 'null' }] },
      problem: {
        oneOf: [objectWith({ code: { type: 'string' }, params: anything }), { type: 'null' }],
        description: 'Why it stopped, or what an undo left: a code of errors with its params.',
      },
    },
    required: [
      'id',
      'form',
      'name',
      'createdAt',
      'state',
      'sheet',
      'mapping',
      'targets',
      'counts',
      'progress',
      'problem',
    ],
    additionalProperties: true,
  },
  ImportLine: {
    type: 'object',
    properties: {
      ...{ row: whole, outcome: { type: 'string', enum: ['ready', 'refused', 'held', 'already'] } },
      ...{ cells: listOf(text()), reasons: listOf(reference('FieldProblem')), notes: listOf(anything) },
      duplicates: listOf({
        oneOf: [objectWith({ row: whole }), objectWith({ record: uuid, title: orNull('string') })],
      }),
      decision: { type: ['string', 'null'], enum: ['import', 'skip', null] },
    },
    required: ['row', 'outcome', 'cells', 'reasons', 'notes', 'duplicates', 'decision'],
    additionalProperties: true,
  },
};
