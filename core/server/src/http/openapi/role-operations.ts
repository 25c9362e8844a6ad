import { type JsonSchema, listOf, objectWith, text, uuid } from './json-schema.ts';
import { answer, jsonBody, type Parameter, problems, type Route } from './operation.ts';

const anything: JsonSchema = { type: 'object', additionalProperties: true };
const roleParameter: Parameter = { name: 'role', in: 'path', required: true, schema: text() };
const ruleParameter: Parameter = { name: 'rule', in: 'path', required: true, schema: uuid };
const tag = 'roles';
const actions: JsonSchema = { type: 'string', enum: ['read', 'create', 'update', 'delete', 'export', 'import'] };
const rule = objectWith(
  {
    verb: { type: 'string', enum: ['add', 'withhold', 'limit'] },
    form: text('A form’s id, or `*`: every form that is not sensitive.'),
    actions: listOf(actions),
    fields: { oneOf: [listOf(text()), { type: 'null' }] },
    scope: { type: 'string', enum: ['unit', 'everywhere'] },
    condition: text('The id of a declared condition on the form.'),
    why: text(),
  },
  ['verb', 'form', 'actions', 'why'],
);

/** Roles and a country's own rules about them. */
export const roleOperations: readonly Route[] = [
  {
    ...{ path: '/roles', method: 'get', id: 'roles.list', tag, summary: 'Every role, and how many hold it' },
    responses: { 200: answer('The roles.', objectWith({ roles: listOf(anything) })), ...problems(401, 403) },
  },
  {
    ...{ path: '/roles', method: 'post', id: 'roles.make', tag, summary: 'Make a role of the country’s own' },
    body: jsonBody(objectWith({ id: text(), label_fr: text(), label_en: text(), why: text() })),
    responses: {
      201: answer('Made, without any right yet.', objectWith({ id: text() })),
      ...problems(400, 401, 403, 409, 422),
    },
  },
  {
    ...{ path: '/roles/choices', method: 'get', id: 'roles.choices', tag, summary: 'What a rule may name' },
    responses: { 200: answer('Forms with their fields, and conditions.', anything), ...problems(401, 403) },
  },
  {
    ...{
      path: '/roles/{role}',
      method: 'get',
      id: 'roles.read',
      tag,
      summary: 'One role in words, its rules, who holds it',
    },
    parameters: [roleParameter],
    responses: { 200: answer('The role.', anything), ...problems(401, 403, 404) },
  },
  {
    ...{
      path: '/roles/{role}/rules',
      method: 'post',
      id: 'roles.rules.add',
      tag,
      summary: 'Add to a role, or narrow it',
    },
    parameters: [roleParameter],
    body: jsonBody(rule),
    responses: { 200: answer('The role as it is now.', anything), ...problems(400, 401, 403, 404, 422) },
  },
  {
    ...{
      path: '/roles/{role}/rules/{rule}/end',
      method: 'post',
      id: 'roles.rules.end',
      tag,
      summary: 'Take a rule back',
    },
    parameters: [roleParameter, ruleParameter],
    body: jsonBody(objectWith({ why: text() })),
    responses: { 200: answer('The role as it is now.', anything), ...problems(400, 401, 403, 404, 422) },
  },
];
