import fc from 'fast-check';
import type { JsonSchema } from '../../core/server/src/http/openapi/json-schema.ts';
import { anything, date, id, number, sometimes, text } from './hostile.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/**
 * Values of a schema, and in one of 40 places something else: another type, a bound that is passed, a key that is not known.
 * Past `depth` levels only simple values follow.
 */
export function schemaValue(schema: JsonSchema, schemas: Schemas, depth = 5): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: soundValue(schema, schemas, depth) }, anything);
}

function soundValue(schema: JsonSchema, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  if (depth < 0) return fc.constant(null);
  if (schema.$ref !== undefined) return soundValue(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map((each) => soundValue(each, schemas, depth)));
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [schema.type as string | undefined];
  return fc.oneof(...types.map((type) => valueOfType(type, schema, schemas, depth)));
}

function valueOfType(
  type: string | undefined,
  schema: JsonSchema,
  schemas: Schemas,
  depth: number,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? 0, max: Math.max(schema.maximum ?? 500, schema.minimum ?? 0) }),
        number,
      );
    case 'string':
      return stringOf(schema);
    case 'array':
      return fc.array(schemaValue(schema.items ?? {}, schemas, depth - 1), { maxLength: 3 });
    case 'object':
      return objectOf(schema, schemas, depth);
    default:
      return anything;
  }
}

function stringOf({ format, examples = [] }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return id;
  if (format === 'date') return date;
  const shown = examples.filter((example) => typeof example === 'string');
  return shown.length > 0 ? fc.oneof(fc.constantFrom(...shown), text) : text;
}

function objectOf(schema: JsonSchema, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const required = new Set(schema.required ?? []);
  const properties = Object.entries(schema.properties ?? {}).map(([key, each]) => {
    const value = schemaValue(each, schemas, depth - 1);
    // A required key is missing now and then.
    return [key, sometimes(value, required.has(key) ? 97 : 45)] as const;
  });
  // A key that nobody knows.
  const open = schema.additionalProperties === true || properties.length === 0;
  const name = fc.oneof(text, fc.constantFrom('id', 'rev', 'owner', 'admin'));
  const stranger = sometimes(fc.tuple(name, anything), open ? 70 : 3);
  return fc
    .tuple(fc.record(Object.fromEntries(properties)), stranger)
    .map(([known, more]) =>
      Object.fromEntries(
        [...Object.entries(known), ...(more ? [more] : [])].filter(([, value]) => value !== undefined),
      ),
    );
}
