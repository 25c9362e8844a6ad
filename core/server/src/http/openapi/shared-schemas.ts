import { errorCodes, timelineKinds } from '@baara/model';
import { type JsonSchema, listOf, objectWith, reference, text, uuid } from './json-schema.ts';

const anything: JsonSchema = { type: 'object', additionalProperties: true };
const problemFacts = { code: text(), form: text(), record: text(), field: text(), params: anything };

/** What every form's routes share. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: {
    ...objectWith({
      type: { type: 'string', format: 'uri-reference' },
      code: { type: 'string', enum: Object.keys(errorCodes) },
      title: text('The sentence for the person, in their language.'),
      status: { type: 'integer' },
      params: anything,
      problems: listOf(reference('FieldProblem')),
      request: text('Finds the line of the server’s log.'),
    }),
    examples: [
      {
        type: '/api/docs#record.invalid',
        code: 'record.invalid',
        title: 'La fiche n’est pas enregistrée : corrigez les champs signalés.',
        status: 422,
        params: {},
        problems: [
          {
            code: 'field.required',
            form: 'person',
            field: 'surname',
            params: {},
            message: 'Nom : ce champ est obligatoire.',
          },
        ],
        request: '0199f2c0-7a11-7c35-9b1d-6f0f7f3f0b42',
      },
    ],
  },
  FieldProblem: objectWith({ ...problemFacts, message: text() }, ['code', 'params', 'message']),
  Warning: objectWith(problemFacts, ['code', 'params']),
  Expression: {
    type: 'object',
    description: 'A node of the expression language: `op` and its parts.',
    properties: { op: text() },
    required: ['op'],
    additionalProperties: true,
    examples: [{ op: 'eq', left: { op: 'field', path: ['cadre'] }, right: { op: 'literal', value: 'medecin' } }],
  },
  HistoryEntry: objectWith({
    rev: { type: 'integer' },
    at: { type: 'string', format: 'date-time' },
    user: { type: ['string', 'null'] },
    userName: { type: ['string', 'null'] },
    verb: { type: 'string', enum: ['create', 'update', 'delete', 'restore'] },
    nature: { type: ['string', 'null'], enum: ['correction', 'event', null] },
    reason: { type: ['string', 'null'] },
    act: { type: ['string', 'null'] },
    fields: listOf(objectWith({ field: text(), before: {}, after: {} })),
  }),
  History: objectWith({
    entries: listOf(reference('HistoryEntry')),
    next: { type: ['string', 'null'] },
    labels: { ...anything, description: 'With children: form → field → id or code → wording.' },
  }),
  Timeline: objectWith({
    rows: listOf(
      objectWith({
        ...{ form: text(), kind: { type: 'string', enum: [...timelineKinds] }, lasts: { type: 'boolean' } },
        from: { type: 'string', format: 'date' },
        to: { type: ['string', 'null'], format: 'date', description: 'The last day.' },
        record: anything,
        units: {
          ...anything,
          description: 'Field → what the unit was called on the first day, and the units above it.',
        },
        files: anything,
      }),
    ),
    next: { type: ['string', 'null'] },
    kinds: { type: 'object', additionalProperties: { type: 'integer' } },
  }),
  Neighbours: objectWith({ previous: reference('Neighbour'), next: reference('Neighbour') }),
  Neighbour: { oneOf: [objectWith({ id: uuid, title: text() }), { type: 'null' }] },
  Labels: {
    type: 'object',
    description: 'Field → id or code → wording.',
    additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
  },
  Operation: {
    oneOf: [
      objectWith({ do: { const: 'create' }, form: text(), id: uuid, values: anything, unknown: listOf(text()) }, [
        'do',
        'form',
        'id',
        'values',
      ]),
      objectWith(
        {
          ...{ do: { const: 'update' }, form: text(), id: uuid, rev: { type: 'integer' }, values: anything },
          ...{ unknown: listOf(text()), nature: { type: 'string', enum: ['correction', 'event'] } },
        },
        ['do', 'form', 'id', 'rev', 'values'],
      ),
      objectWith({ do: { const: 'delete' }, form: text(), id: uuid, rev: { type: 'integer' } }),
      objectWith({ do: { const: 'restore' }, form: text(), id: uuid }),
      objectWith(
        {
          ...{ do: { const: 'pass' }, form: text(), id: uuid, rev: { type: 'integer' } },
          ...{ workflow: text(), transition: text(), values: anything },
        },
        ['do', 'form', 'id', 'rev', 'workflow', 'transition'],
      ),
    ],
  },
  Envelope: objectWith({ id: uuid, operations: listOf(reference('Operation')), reason: text(), act: text() }, [
    'id',
    'operations',
  ]),
  EnvelopeResult: objectWith({
    id: uuid,
    repeated: { type: 'boolean' },
    records: listOf(objectWith({ form: text(), id: uuid, rev: { type: 'integer' } })),
    warnings: listOf(reference('Warning')),
  }),
};
