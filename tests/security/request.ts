import type { Model } from '@baara/model';
import fc from 'fast-check';
import type { OpenApiDocument } from '../../core/server/src/http/openapi/document.ts';
import type { JsonSchema } from '../../core/server/src/http/openapi/json-schema.ts';
import type { OperationObject, Parameter } from '../../core/server/src/http/openapi/operation.ts';
import { chain } from './chain.ts';
import { conditionOf } from './condition.ts';
import { anything, brokenBody, date, fileBody, id, recalled, sometimes, text } from './hostile.ts';
import { schemaValue } from './schema-value.ts';

/** A request as it is sent, but for what `§id7§` and `§cursor7§` stand for. */
export interface GeneratedRequest {
  /** `PATCH /records/person/{id}`: where it came from. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Who sends it: a demonstration account, or nobody at all. */
  readonly as: string | null;
}

/** Requests to every operation of a document, each as often as the others: most nearly right, some not at all. */
export function requestsOf(document: OpenApiDocument, model: Model): fc.Arbitrary<GeneratedRequest> {
  const forms = Object.values(model.forms);
  const general = conditionOf(forms);
  const conditions = new Map(forms.map((form) => [form.id, conditionOf([form])]));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      requestOf({
        ...{ document, model, path, method, operation },
        condition: conditions.get(path.split('/')[2] ?? '') ?? general,
      }),
    ),
  );
  return fc.oneof(...operations);
}

interface Described {
  readonly document: OpenApiDocument;
  readonly model: Model;
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
  readonly condition: fc.Arbitrary<unknown>;
}

function requestOf(described: Described): fc.Arbitrary<GeneratedRequest> {
  const { path, method, operation } = described;
  const parameters = operation.parameters ?? [];
  const placed = pathOf(path, parameters, described);
  const asked = queryOf(
    parameters.filter((parameter) => parameter.in === 'query'),
    described,
  );
  const body = bodyOf(described);
  // Signing out would leave the rest of the run outside.
  const people =
    path === '/session' && method === 'delete'
      ? [null]
      : [...Array(12).fill('national'), 'north', 'north', 'nobody', null];
  return fc
    .record({ placed, asked, headers: headersOf(parameters), body, as: fc.constantFrom(...people) })
    .map(({ placed, asked, headers, body, as }) => ({
      operation: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: `/api/v1${placed}${asked === '' ? '' : `?${asked}`}`,
      headers: { ...headers, ...(body?.type === undefined ? {} : { 'content-type': body.type }) },
      ...(body === null ? {} : { body: body.bytes }),
      as,
    }));
}

function pathOf(path: string, parameters: readonly Parameter[], { document, model }: Described): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    const name = /^\{(\w+)\}$/u.exec(part)?.[1];
    if (name === undefined) return fc.constant(part);
    const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema ?? {};
    const likely =
      name === 'form' || name === 'list' ? fc.constantFrom(...Object.keys(model.forms)) : plain(schema, document);
    return fc.oneof(
      { weight: 40, arbitrary: likely.map(encoded) },
      text.map(encoded),
      fc.constantFrom('%', '%00', '%ff', '%ED%A0%80', '..%2f..', '%2e%2e', 'a'),
    );
  });
  return fc.tuple(...parts).map((each) => each.join('/'));
}

function queryOf(parameters: readonly Parameter[], described: Described): fc.Arbitrary<string> {
  const likely = parameters.map((parameter) => {
    const pair = parameterValue(parameter, described).map((value) => `${parameter.name}=${value}`);
    return sometimes(pair, parameter.required ? 95 : parameter.name === 'where' ? 60 : 30);
  });
  const stray = fc.oneof(
    fc.tuple(text, text).map(([name, value]) => `${encoded(name)}=${encoded(value)}`),
    fc.constantFrom('limit=1&limit=2', 'x', '%', '=', '&&', 'language=xx'),
  );
  return fc
    .tuple(fc.tuple(...likely), fc.oneof({ weight: 24, arbitrary: fc.constant(undefined) }, stray))
    .map(([pairs, more]) => [...pairs, more].filter((pair) => pair !== undefined).join('&'));
}

function parameterValue({ name, schema }: Parameter, { document, model, condition }: Described): fc.Arbitrary<string> {
  const fields = [...new Set(Object.values(model.forms).flatMap((form) => Object.keys(form.fields)))];
  const keys = fc
    .array(fc.tuple(fc.constantFrom('', '', '-'), fc.constantFrom(...fields, 'id', 'nothing')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pairs) => pairs.map(([sign, key]) => sign + key).join(','));
  const forged = anything.map((value) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url'));
  const likely = new Map<string, fc.Arbitrary<string>>([
    ['where', condition.map((each) => JSON.stringify(each))],
    ['sort', keys],
    ['select', keys],
    ['columns', keys],
    ['cursor', fc.oneof({ weight: 2, arbitrary: recalled('cursor') }, forged)],
    ['form', fc.constantFrom(...Object.keys(model.forms))],
    ['as_of', date],
  ]).get(name);
  return fc.oneof(
    { weight: 40, arbitrary: (likely ?? plain(schema, document)).map(encoded) },
    text.map(encoded),
    fc.constantFrom('%', '%00', '%ff', ''),
  );
}

function plain(schema: JsonSchema, { components }: OpenApiDocument): fc.Arbitrary<string> {
  return schemaValue(schema, components.schemas, 1).map((value) =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  );
}

function headersOf(parameters: readonly Parameter[]): fc.Arbitrary<Readonly<Record<string, string>>> {
  const wants = (name: string) => parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);
  const revisions = [
    '"1"',
    '"1"',
    '"2"',
    '"3"',
    '1',
    'W/"1"',
    '*',
    '"0"',
    '"-1"',
    '"99999999999999999999"',
    '"2147483648"',
    '"1", "2"',
    'abc',
    '',
  ];
  const each = fc.record({
    'if-match': sometimes(fc.constantFrom(...revisions), wants('If-Match') ? 92 : 4),
    'idempotency-key': sometimes(
      fc.oneof({ weight: 6, arbitrary: id }, fc.constantFrom('x', '', '1'.repeat(9000))),
      wants('Idempotency-Key') ? 25 : 2,
    ),
    'accept-language': sometimes(
      fc.constantFrom('fr', 'en', 'bm', '*', 'xx-YY;q=9', ';;;', 'q'.repeat(5000), '__proto__'),
      25,
    ),
    'if-none-match': sometimes(fc.constantFrom('*', '"x"', 'W/"', '","'), 4),
    origin: sometimes(fc.constantFrom('http://localhost', 'https://elsewhere.example', 'null', '://'), 5),
    'sec-fetch-site': sometimes(fc.constantFrom('same-origin', 'cross-site', 'none', 'x'), 5),
    range: sometimes(fc.constantFrom('bytes=0-', 'bytes=5-1', 'lines=1-'), 3),
  });
  return each.map((headers) =>
    Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined)),
  );
}

interface Body {
  readonly type?: string;
  readonly bytes: string | Uint8Array;
}

const strangeTypes = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/json; charset=utf-16',
  'application/problem+json',
  '/',
  ';',
];

function bodyOf({ document, path, operation, method, condition }: Described): fc.Arbitrary<Body | null> {
  const described = operation.requestBody as
    | { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
    | undefined;
  const content = Object.entries(described?.content ?? {});
  if (content.length === 0) {
    // Even a request that takes no body may bring one; GET and HEAD cannot.
    return method === 'get'
      ? fc.constant(null)
      : fc.oneof(
          { weight: 9, arbitrary: fc.constant(null) },
          brokenBody.map((bytes) => ({ type: 'application/json', bytes })),
        );
  }
  const chained = chain.map((value): Body => ({ type: 'application/json', bytes: JSON.stringify(value) }));
  const sound = content.map(([type, { schema }]) =>
    type.includes('json')
      ? withConditions(schemaValue(schema, document.components.schemas), condition).map(
          (value): Body => ({ type, bytes: JSON.stringify(value) ?? 'null' }),
        )
      : fileBody.map((bytes): Body => ({ type: type.includes('*') ? 'application/octet-stream' : type, bytes })),
  );
  return fc.oneof(
    {
      weight: 60,
      arbitrary: path === '/envelopes' ? fc.oneof(...sound, { weight: 3, arbitrary: chained }) : fc.oneof(...sound),
    },
    { weight: 5, arbitrary: brokenBody.map((bytes): Body => ({ type: content[0]?.[0] ?? 'application/json', bytes })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.oneof(...sound), fc.constantFrom(...strangeTypes))
        .map(([{ bytes }, type]): Body => ({ bytes, type })),
    },
    { weight: 2, arbitrary: fc.constant(null) },
  );
}

/** The document says of a condition that it is an expression: a schema of one would accept all that is refused here. */
function withConditions(body: fc.Arbitrary<unknown>, condition: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(body, condition)
    .map(([value, where]) =>
      typeof value === 'object' && value !== null && 'where' in value ? { ...value, where } : value,
    );
}

/** A text in a URL; half a character has no encoding there. */
function encoded(value: string): string {
  return encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8')).replaceAll('%C2%A7', '§');
}
