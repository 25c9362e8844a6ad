import { type Html, html } from '../../parts/index.ts';
import type { JsonSchema } from '../openapi/json-schema.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The name of the schema that a reference points to. */
export function referenceName(schema: JsonSchema): string | undefined {
  return schema.$ref?.split('/').at(-1);
}

/** A schema in a few words: `text, at most 120 characters`. */
export function typeWords(schema: JsonSchema): Html {
  const name = referenceName(schema);
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`;
  if (schema.oneOf) return html`${schema.oneOf.map((each, index) => [index > 0 ? ' | ' : '', typeWords(each)])}`;
  if (schema.items) return html`[ ${typeWords(schema.items)} ]`;
  const types = [schema.type ?? (schema.const === undefined ? 'any' : JSON.stringify(schema.const))].flat();
  const limits = [
    schema.format,
    schema.enum?.map((each) => JSON.stringify(each)).join(' | '),
    schema.pattern,
    schema.maxLength !== undefined && `≤ ${schema.maxLength}`,
    schema.minimum !== undefined && `≥ ${schema.minimum}`,
    schema.maximum !== undefined && `≤ ${schema.maximum}`,
  ].filter((each) => typeof each === 'string');
  return html`${types.filter((type) => type !== 'null').join(' | ')}${limits.map((limit) => html` <code>${limit}</code>`)}`;
}

/** The properties of an object as a table; what is named elsewhere is linked. */
export function schemaTable(schema: JsonSchema, schemas: Schemas): Html {
  const name = referenceName(schema);
  const found = name === undefined ? schema : (schemas[name] ?? schema);
  const properties = Object.entries(found.properties ?? {});
  if (properties.length === 0) return html`<p>${typeWords(schema)}</p>`;
  const rows = properties.map(
    ([key, property]) => html`<tr>
      <th scope="row"><code>${key}</code>${found.required?.includes(key) ? ' *' : ''}</th>
      <td>${typeWords(property)}</td>
      <td>${property.title}${property.title && property.description ? ' — ' : ''}${property.description}</td>
    </tr>`,
  );
  return html`<div class="wide"><table><tbody>${rows}</tbody></table></div>`;
}
