/** As much of JSON Schema 2020-12 as the document uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly readOnly?: boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
export const text = (description?: string): JsonSchema => ({ type: 'string', ...(description ? { description } : {}) });
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** An object with these properties and no others; `required` defaults to all of them. */
export function objectWith(
  properties: Readonly<Record<string, JsonSchema>>,
  required = Object.keys(properties),
): JsonSchema {
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}
