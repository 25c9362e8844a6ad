/** How values travel: as PostgreSQL's own text in both directions, on both engines, so that both mean the same. */

/** A parameter as it is sent. */
export type Encoded = string | null;

const oid = {
  bool: 16,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  jsonb: 3802,
} as const;

/** The types of arrays, with the type of their elements (0: text as it stands). */
const arrays: ReadonlyMap<number, number> = new Map([
  [1000, oid.bool],
  [1005, oid.int2],
  [1007, oid.int4],
  [1016, oid.int8],
  [1021, oid.float4],
  [1022, oid.float8],
  [1231, oid.numeric],
  [1115, oid.timestamp],
  [1185, oid.timestamptz],
  [199, oid.json],
  [3807, oid.jsonb],
  [1002, 0],
  [1003, 0],
  [1009, 0],
  [1014, 0],
  [1015, 0],
  [1182, 0],
  [2951, 0],
]);

type Decoder = (text: string) => unknown;

const timestamp: Decoder = (text) => text.replace(' ', 'T');

const scalars: ReadonlyMap<number, Decoder> = new Map<number, Decoder>([
  [oid.bool, (text) => text === 't'],
  [oid.int2, Number],
  [oid.int4, Number],
  [oid.int8, Number],
  [oid.oid, Number],
  [oid.float4, Number],
  [oid.float8, Number],
  [oid.numeric, Number],
  [oid.json, (text) => JSON.parse(text)],
  [oid.jsonb, (text) => JSON.parse(text)],
  [oid.timestamp, timestamp],
  [oid.timestamptz, (text) => (timestamp(text) as string).replace(/\+00$/, 'Z')],
]);

/** The types that are decoded, for drivers that ask. */
export const decodedTypes: readonly number[] = [...scalars.keys(), ...arrays.keys()];

/** The decoder of a type's text, or null when it stays text (dates: `2026-01-31`; uuid; text). */
export function decoder(type: number): Decoder | null {
  const element = arrays.get(type);
  if (element === undefined) return scalars.get(type) ?? null;
  const decode = scalars.get(element) ?? ((text: string) => text);
  return (text) => decodeArray(text, decode);
}

/**
 * Text of a parameter. Arrays become PostgreSQL arrays; other objects become JSON: to store a JSON array, pass
 * `JSON.stringify(list)`. In a fragment an array is written `sql.param(list)`: bare, Drizzle makes a list `($1, $2)` of it.
 */
export function encode(value: unknown): Encoded {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return encodeArray(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One string in one pass: an import sends hundreds of values in each of its parameters. */
function encodeArray(values: readonly unknown[]): string {
  let text = '{';
  for (const [at, value] of values.entries()) text += at === 0 ? encodeElement(value) : `,${encodeElement(value)}`;
  return `${text}}`;
}

function encodeElement(value: unknown): string {
  if (typeof value === 'string') return inQuotes(value);
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return encodeArray(value);
  const text = encode(value);
  return text === null ? 'NULL' : inQuotes(text);
}

function inQuotes(text: string): string {
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

/** Reads the text form of an array: `{a,"b c",NULL,{…}}`. */
function decodeArray(text: string, decode: Decoder): unknown[] {
  let at = text.indexOf('{') + 1;
  const list = (): unknown[] => {
    const values: unknown[] = [];
    while (text[at] !== '}') {
      if (text[at] === ',') at += 1;
      if (text[at] === '{') {
        at += 1;
        values.push(list());
      } else if (text[at] === '"') values.push(decode(quoted()));
      else values.push(bare());
    }
    at += 1;
    return values;
  };
  const quoted = (): string => {
    let value = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      value += text[at];
    }
    at += 1;
    return value;
  };
  const bare = (): unknown => {
    const from = at;
    while (text[at] !== ',' && text[at] !== '}') at += 1;
    const value = text.slice(from, at);
    return value === 'NULL' ? null : decode(value);
  };
  return list();
}
