import { type JsonSchema, listOf, objectWith, text, uuid } from './json-schema.ts';
import { answer, idempotencyKey, idParameter, ifMatch, jsonBody, problems, query, type Route } from './operation.ts';

const anything: JsonSchema = { type: 'object', additionalProperties: true };
const whole: JsonSchema = { type: 'integer' };
const named = (name: string) => ({ name, in: 'path' as const, required: true, schema: text() });

/** Where a record stands in its workflows, and taking it on: the operations of a form's `passages`. */
export const passagesOfForm = (
  of: (verb: string) => { readonly operationId: string; readonly tags: readonly string[] },
) => ({
  get: {
    ...of('passages'),
    summary: 'Where a record stands: its ways on, why a way is refused, its passages',
    parameters: [idParameter],
    responses: {
      200: answer('One standing for each workflow.', objectWith({ standings: listOf(anything) })),
      ...problems(400, 401, 404),
    },
  },
  post: {
    ...of('pass'),
    summary: 'Take a transition',
    parameters: [idParameter, ifMatch, idempotencyKey],
    requestBody: jsonBody(
      objectWith(
        {
          ...{ workflow: text(), transition: text(), reason: text(), act: text('The act that justifies it.') },
          values: { ...anything, description: 'The fields that the transition asks.' },
        },
        ['workflow', 'transition'],
      ),
      { workflow: 'assignment_validation', transition: 'send_back', reason: 'La date ne correspond pas à l’acte.' },
    ),
    responses: {
      200: answer('Taken; the revision is in the ETag too.', anything),
      ...problems(400, 401, 403, 404, 409, 410, 422),
    },
  },
});

/** What waits for whoever asks. */
export const passageOperations: readonly Route[] = [
  {
    ...{ path: '/tasks', method: 'get', id: 'tasks.count', tag: 'workflows', summary: 'What waits for me' },
    responses: {
      200: answer(
        'By workflow and state, counted to 1,000.',
        objectWith({
          groups: listOf(
            objectWith({
              ...{ workflow: text(), form: text(), state: text(), count: whole },
              ...{ more: { type: 'boolean' }, overdue: whole },
            }),
          ),
        }),
      ),
      ...problems(401),
    },
  },
  {
    path: '/tasks/{workflow}/{state}',
    ...{ method: 'get', id: 'tasks.list', tag: 'workflows', summary: 'The records of a state that wait for me' },
    parameters: [
      ...[named('workflow'), named('state'), query('cursor', '`next` of the page before.')],
      query('limit', '50 when absent.', { type: 'integer', minimum: 1, maximum: 200 }),
    ],
    responses: {
      200: answer('A page of the form’s records; `due`: record → its deadline.', {
        ...anything,
        examples: [{ rows: [{ id: '0199f2b6-0000-7000-8000-000000000002' }], due: {} }],
        properties: { rows: listOf(anything), next: text(), due: anything },
      }),
      ...problems(400, 401),
    },
  },
  {
    path: '/tasks/{workflow}/preview',
    ...{ method: 'post', id: 'tasks.preview', tag: 'workflows', summary: 'Why a transition is refused, of several' },
    parameters: [named('workflow')],
    body: jsonBody(objectWith({ transition: text(), ids: listOf(uuid), values: anything })),
    responses: {
      200: answer('Without refusals it may be taken.', objectWith({ records: listOf(anything) })),
      ...problems(400, 401, 403),
    },
  },
];

const state: JsonSchema = { type: 'string', enum: ['waiting', 'running', 'done', 'failed'] };

/** Notices to whoever asks, and the work that runs beside requests. */
export const noticeOperations: readonly Route[] = [
  {
    ...{
      path: '/notices',
      method: 'get',
      id: 'notices.read',
      tag: 'notices',
      summary: 'What the application tells me',
    },
    responses: {
      200: answer(
        'Newest first, twenty at most.',
        objectWith({
          unread: whole,
          notices: listOf(
            objectWith({
              id: text(),
              kind: text(),
              facts: anything,
              link: text(),
              at: text(),
              read: { type: 'boolean' },
            }),
          ),
        }),
      ),
      ...problems(401, 403),
    },
  },
  {
    ...{ path: '/notices/read', method: 'post', id: 'notices.mark', tag: 'notices', summary: 'Mark mine as read' },
    responses: { 204: { description: 'Marked.' }, ...problems(401, 403) },
  },
  {
    ...{ path: '/jobs', method: 'get', id: 'jobs.list', tag: 'jobs', summary: 'Work that runs beside requests' },
    parameters: [
      query('state', 'Only these.', state),
      query('limit', '50 when absent.', { type: 'integer', minimum: 1, maximum: 200 }),
      query('cursor', '`next` of the page before.'),
    ],
    responses: {
      200: answer(
        'Newest first, with how many there are in each state.',
        objectWith({ jobs: listOf(anything), next: { type: ['string', 'null'] }, counts: anything }),
      ),
      ...problems(400, 401, 403),
    },
  },
  {
    ...{ path: '/jobs/{id}/retry', method: 'post', id: 'jobs.retry', tag: 'jobs', summary: 'Have a job tried again' },
    parameters: [idParameter],
    responses: { 204: { description: 'It is tried at once.' }, ...problems(400, 401, 403, 404) },
  },
];
