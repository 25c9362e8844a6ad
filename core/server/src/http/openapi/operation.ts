import type { JsonSchema } from './json-schema.ts';
import { reference, uuid } from './json-schema.ts';
import type { Permission } from './permissions.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security?: readonly unknown[];
  /** What it asks of its caller: `permissions.ts`. */
  readonly 'x-permission'?: Permission;
}

/** A route that concerns no single form. */
export interface Route {
  /** Below `/api/v1`. */
  readonly path: string;
  readonly method: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
  /** Without a session too. */
  readonly open?: true;
}

export const formParameter: Parameter = { name: 'form', in: 'path', required: true, schema: { type: 'string' } };
export const idParameter: Parameter = { name: 'id', in: 'path', required: true, schema: uuid };
export const ifMatch: Parameter = {
  ...{ name: 'If-Match', in: 'header', required: true },
  description: 'The revision that the writer saw.',
  schema: { type: 'string', examples: ['"3"'] },
};
export const idempotencyKey: Parameter = {
  ...{ name: 'Idempotency-Key', in: 'header' },
  description: 'The same key again writes nothing and answers as the first time.',
  schema: uuid,
};

export function query(name: string, description: string, schema: JsonSchema = { type: 'string' }): Parameter {
  return { name, in: 'query', description, schema };
}

export function jsonBody(schema: JsonSchema, example?: unknown): unknown {
  return { required: true, content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } };
}

export function answer(
  description: string,
  schema: JsonSchema,
  headers: Readonly<Record<string, string>> = {},
): unknown {
  const named = Object.entries(headers).map(([name, words]) => [
    name,
    { description: words, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(named.length > 0 ? { headers: Object.fromEntries(named) } : {}),
    content: { 'application/json': { schema } },
  };
}

export const revisionHeader = { ETag: 'The record’s revision.' };

/** The problems that a route may answer with, by status. */
export function problems(...statuses: readonly (keyof typeof meanings)[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: meanings[status], content: { 'application/problem+json': { schema: reference('Problem') } } },
    ]),
  );
}

const meanings = {
  400: 'The request is malformed: the parameter is named.',
  401: 'Signed out, or refused to sign in.',
  403: 'The role does not allow it, or the request comes from another site.',
  404: 'It does not exist, or lies outside the caller’s scope.',
  409: 'Somebody else changed the same field: both values are given.',
  410: 'The record is deleted.',
  413: 'Too large.',
  422: 'The record is invalid: every problem is given.',
  429: 'Too many attempts.',
} as const;
