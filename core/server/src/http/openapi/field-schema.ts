import { type ModelField, wording } from '@baara/model';
import type { JsonSchema } from './json-schema.ts';

/** How one field travels: every field may be empty, so every type also allows null. */
export function fieldSchema(field: ModelField, language: string): JsonSchema {
  const { pattern, type, ...facts } = valueSchema(field, language);
  return {
    type: typeof type === 'string' ? [type, 'null'] : (type ?? ['null']),
    ...facts,
    // Patterns are whole-string in the Model and partial in JSON Schema.
    ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
    title: wording(field.label, language),
    ...(field.help ? { description: wording(field.help, language) } : {}),
    ...(field.readonly || field.kind === 'computed' || field.kind === 'sequence' ? { readOnly: true } : {}),
  };
}

function valueSchema(field: ModelField, language: string): JsonSchema {
  switch (field.kind) {
    case 'text':
    case 'identifier':
      return { type: 'string', maxLength: field.maxLength, ...(field.pattern ? { pattern: field.pattern } : {}) };
    case 'long_text':
      return { type: 'string', maxLength: field.maxLength };
    case 'integer':
    case 'money':
      return { type: 'integer', ...bounds(field) };
    case 'decimal':
      return { type: 'number', ...bounds(field) };
    case 'date':
      return { type: 'string', format: 'date', examples: ['2026-01-31'] };
    case 'month':
      return { type: 'string', pattern: '[0-9]{4}-(?:0[1-9]|1[0-2])', examples: ['2026-01'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', examples: ['code'], description: `→ /lists/${field.list}` };
    case 'choices':
      return { type: 'array', items: { type: 'string', description: `→ /lists/${field.list}` } };
    case 'ref':
    case 'tree_ref':
      return { type: 'string', format: 'uuid', description: `→ ${field.form}` };
    case 'refs':
      return { type: 'array', items: { type: 'string', format: 'uuid', description: `→ ${field.form}` } };
    case 'file':
    case 'image':
      return { type: 'string', format: 'uuid', description: '→ /files' };
    case 'phone':
      return { type: 'string', examples: ['+22376123456'] };
    case 'email':
      return { type: 'string', format: 'email' };
    case 'sequence':
      return { type: 'string', examples: [`${field.prefix}${'1'.padStart(field.digits, '0')}`] };
    case 'gps':
      return {
        type: 'object',
        properties: {
          latitude: { type: 'number', minimum: -90, maximum: 90 },
          longitude: { type: 'number', minimum: -180, maximum: 180 },
        },
        required: ['latitude', 'longitude'],
      };
    case 'computed':
      return computed[field.result];
    case 'group':
      return {
        type: 'array',
        ...(field.max === undefined ? {} : { maxItems: field.max }),
        items: { type: 'object', properties: fieldSchemas(field.fields, language) },
      };
  }
}

/** The schemas of several fields, hidden ones left out. */
export function fieldSchemas(
  fields: Readonly<Record<string, ModelField>>,
  language: string,
): Readonly<Record<string, JsonSchema>> {
  const shown = Object.values(fields).filter(({ hidden }) => !hidden);
  return Object.fromEntries(shown.map((field) => [field.key, fieldSchema(field, language)]));
}

const computed = {
  text: { type: 'string' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  boolean: { type: 'boolean' },
} as const;

function bounds({ min, max }: { readonly min?: number; readonly max?: number }): JsonSchema {
  return { ...(min === undefined ? {} : { minimum: min }), ...(max === undefined ? {} : { maximum: max }) };
}
