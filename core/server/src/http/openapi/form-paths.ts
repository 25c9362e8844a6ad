import { type Action, type ModelForm, timelineKinds, wording } from '@baara/model';
import { exampleValues } from './example.ts';
import { fieldSchemas } from './field-schema.ts';
import { type JsonSchema, listOf, objectWith, reference, text, uuid } from './json-schema.ts';
import {
  answer,
  idempotencyKey,
  idParameter,
  ifMatch,
  jsonBody,
  type OperationObject,
  problems,
  query,
  revisionHeader,
} from './operation.ts';
import { passagesOfForm } from './passage-operations.ts';

export interface DescribedForm {
  readonly form: ModelForm;
  readonly can: readonly Action[];
  readonly language: string;
}

type Paths = Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;

/** The schemas of a form: its values, a record of it, a page of them, and what a save answers. */
export function formSchemas({ form, language }: DescribedForm): Readonly<Record<string, JsonSchema>> {
  const values: JsonSchema = {
    type: 'object',
    title: wording(form.label, language),
    properties: fieldSchemas(form.fields, language),
    additionalProperties: false,
  };
  const unknown = listOf(text());
  const record = objectWith(
    {
      ...{ id: uuid, form: { const: form.id }, rev: { type: 'integer' }, title: text(), values: reference(form.id) },
      ...{ unknown, labels: reference('Labels'), deleted: { const: true } },
      place: listOf(objectWith({ unit: uuid, title: text() })),
      can: listOf({ type: 'string', enum: ['update', 'delete', 'move'] }),
      children: { type: 'object', additionalProperties: { type: 'array', items: {} } },
    },
    ['id', 'form', 'rev', 'title', 'values', 'unknown', 'labels'],
  );
  const page = objectWith(
    {
      rows: listOf(reference(`${form.id}.record`)),
      next: { type: ['string', 'null'] },
      previous: { type: ['string', 'null'] },
      total: objectWith({ count: { type: 'integer' }, more: { type: 'boolean' } }),
    },
    ['rows', 'next', 'previous'],
  );
  const saved = objectWith({
    record: { oneOf: [reference(`${form.id}.record`), { type: 'null' }] },
    warnings: listOf(reference('Warning')),
    repeated: { type: 'boolean' },
  });
  return { [form.id]: values, [`${form.id}.record`]: record, [`${form.id}.page`]: page, [`${form.id}.saved`]: saved };
}

/** The routes of a form that the caller may use. */
export function formPaths(described: DescribedForm): Paths {
  const { form, can, language } = described;
  const tags = [wording(form.plural, language)];
  const of = (verb: string) => ({ operationId: `${verb}.${form.id}`, tags });
  const saved = (description: string) => answer(description, reference(`${form.id}.saved`), revisionHeader);
  const label = wording(form.label, language);
  const reads = can.includes('read');
  const why = { reason: text(), act: text('The act that justifies it.') };

  const collection = {
    ...(reads
      ? {
          get: {
            ...of('list'),
            summary: tags[0] ?? label,
            parameters: listParameters,
            responses: { 200: answer('A page.', reference(`${form.id}.page`)), ...problems(400, 401, 403, 404) },
          },
        }
      : {}),
    ...(can.includes('create')
      ? {
          post: {
            ...{ ...of('create'), summary: `${label} +`, parameters: [idempotencyKey] },
            requestBody: jsonBody(
              objectWith({ id: uuid, values: reference(form.id), unknown: listOf(text()), ...why }, ['values']),
              { values: exampleValues(form) },
            ),
            responses: { 201: saved('Created.'), ...problems(400, 401, 403, 404, 409, 422) },
          },
        }
      : {}),
  };
  const one = {
    ...(reads
      ? {
          get: {
            ...{ ...of('read'), summary: label },
            parameters: [idParameter, including, asOf],
            responses: {
              200: answer('The record.', reference(`${form.id}.record`), revisionHeader),
              ...problems(400, 401, 404),
            },
          },
        }
      : {}),
    ...(can.includes('update')
      ? {
          patch: {
            ...{ ...of('update'), summary: `${label} ✎`, parameters: [idParameter, ifMatch, idempotencyKey] },
            requestBody: jsonBody(
              objectWith(
                {
                  values: reference(form.id),
                  unknown: listOf(text()),
                  nature: { type: 'string', enum: ['correction', 'event'] },
                  ...why,
                },
                [],
              ),
              { values: Object.fromEntries(Object.entries(exampleValues(form)).slice(0, 1)) },
            ),
            responses: { 200: saved('Saved.'), ...problems(400, 401, 403, 404, 409, 410, 422) },
          },
        }
      : {}),
    ...(can.includes('delete')
      ? {
          delete: {
            ...{ ...of('delete'), summary: `${label} −`, parameters: [idParameter, ifMatch, idempotencyKey] },
            requestBody: jsonBody(objectWith(why, ['reason'])),
            responses: { 200: saved('Deleted; it can be restored.'), ...problems(400, 401, 403, 404, 409) },
          },
        }
      : {}),
  };
  const restore = {
    ...of('restore'),
    summary: `${label} ↺`,
    parameters: [idParameter],
    requestBody: jsonBody(objectWith(why, [])),
    responses: { 200: saved('Restored.'), ...problems(401, 403, 404) },
  };
  const history = {
    ...of('history'),
    summary: `${label} ⏱`,
    parameters: [
      idParameter,
      query('include', 'Those that belong to it too.', { type: 'string', enum: ['children'] }),
      pageLimit,
      cursor,
    ],
    responses: { 200: answer('Newest first.', reference('History')), ...problems(401, 404) },
  };
  const timeline = {
    ...of('timeline'),
    summary: `${label} ↕`,
    parameters: [
      idParameter,
      query('kind', `Kinds, between commas: ${timelineKinds.join(', ')}.`, { type: 'string' }),
      query('holding', 'Only rows that hold a file.', { type: 'string', enum: ['files'] }),
      pageLimit,
      cursor,
    ],
    responses: {
      200: answer('Rows of its child forms, newest first.', reference('Timeline')),
      ...problems(400, 401, 404),
    },
  };
  const neighbours = {
    ...of('neighbours'),
    summary: `${label} ↔`,
    parameters: [idParameter, ...listParameters.filter(({ name }) => ['where', 'under', 'q', 'sort'].includes(name))],
    responses: {
      200: answer('Before and after it in that list.', reference('Neighbours')),
      ...problems(400, 401, 404),
    },
  };
  const at = `/records/${form.id}`;
  return withoutEmpty({
    [at]: collection,
    [`${at}/{id}`]: one,
    [`${at}/{id}/restore`]: can.includes('delete') ? { post: restore } : {},
    [`${at}/{id}/history`]: reads ? { get: history } : {},
    [`${at}/{id}/timeline`]: reads && form.kind === 'record' ? { get: timeline } : {},
    [`${at}/{id}/passages`]: reads && form.kind === 'record' ? passagesOfForm(of) : {},
    [`${at}/{id}/neighbours`]: reads && form.kind === 'record' ? { get: neighbours } : {},
  });
}

const including = query(
  'include',
  '`children`: the first of each form that belongs to it. `summary`: how many of each, and its posts.',
  {
    type: 'string',
    enum: ['children', 'summary'],
  },
);
const pageLimit = query('limit', '50 when absent.', { type: 'integer', minimum: 1, maximum: 200, default: 50 });
const cursor = query('cursor', '`next` of a page.');
const asOf = query('as_of', 'What stood on that date.', { type: 'string', format: 'date' });

const listParameters = [
  query('where', 'An expression as JSON.', { type: 'string' }),
  query('under', 'A unit’s id: only what is at or below it today.', uuid),
  query('q', 'Words of the name search.'),
  query('sort', 'Field keys, `-` before one for descending.', { type: 'string', examples: ['surname,-birth_date'] }),
  query('select', 'Field keys to return.'),
  query('limit', '50 when absent; 0: no rows, only `total`.', {
    type: 'integer',
    minimum: 0,
    maximum: 200,
    default: 50,
  }),
  query('cursor', '`next` or `previous` of a page with the same sort.'),
  query('count', 'Whether the total is wanted.', {
    type: 'string',
    enum: ['none', 'capped', 'exact'],
    default: 'none',
  }),
  query('include', 'Where each record works today.', { type: 'string', enum: ['place'] }),
  query('deleted', 'Deleted rows too.', { type: 'string', enum: ['include'] }),
  asOf,
];

function withoutEmpty(paths: Readonly<Record<string, Readonly<Record<string, OperationObject | undefined>>>>): Paths {
  return Object.fromEntries(
    Object.entries(paths).filter(([, operations]) => Object.keys(operations).length > 0),
  ) as Paths;
}
