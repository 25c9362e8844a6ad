import { malformed } from './malformed.ts';
import { parseJson } from './parse-json.ts';

export { malformed } from './malformed.ts';

/** Reads one parameter from its text, or refuses the request naming it. */
export type Reader<T> = (raw: string, parameter: string) => T;

type Readers = Readonly<Record<string, Reader<unknown>>>;
type Read<R extends Readers> = { -readonly [K in keyof R]?: R[K] extends Reader<infer T> ? T : never };

/**
 * Reads a query string: every parameter must be among `readers` and stand once; absent and empty ones are left out.
 *
 * @example readQuery(new URLSearchParams('limit=20'), { limit: wholeNumber(1, 200) }) // { limit: 20 }
 */
export function readQuery<R extends Readers>(query: URLSearchParams, readers: R): Read<R> {
  const values: Record<string, unknown> = {};
  for (const [parameter, raw] of query) {
    if (parameter === 'language') continue;
    const reader = Object.hasOwn(readers, parameter) ? readers[parameter] : undefined;
    if (!reader || Object.hasOwn(values, parameter)) throw malformed(parameter, 'unknown');
    // No PostgreSQL text holds NUL: whatever the parameter is, it names nothing.
    if (raw.includes('\u0000')) throw malformed(parameter, 'not_a_character');
    if (raw !== '') values[parameter] = reader(raw, parameter);
  }
  return values as Read<R>;
}

export function words(max: number): Reader<string> {
  return (raw, parameter) => {
    if (raw.length > max) throw malformed(parameter, 'too_long', { max });
    return raw;
  };
}

export function wholeNumber(min: number, max: number): Reader<number> {
  return (raw, parameter) => {
    const value = Number(raw);
    if (!/^-?\d{1,15}$/u.test(raw) || value < min || value > max)
      throw malformed(parameter, 'not_a_number', { min, max });
    return value;
  };
}

export function oneOf<const T extends string>(...choices: readonly T[]): Reader<T> {
  return (raw, parameter) => {
    const found = choices.find((choice) => choice === raw);
    if (found === undefined) throw malformed(parameter, 'not_a_choice', { choices: choices.join(', ') });
    return found;
  };
}

/** A calendar date, `2026-01-31`, that exists; there was no year 0. */
export const date: Reader<string> = (raw, parameter) => {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(raw) ? Date.parse(`${raw}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || raw < '0001' || new Date(time).toISOString().slice(0, 10) !== raw)
    throw malformed(parameter, 'not_a_date');
  return raw;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

export const id: Reader<string> = (raw, parameter) => {
  if (!uuid.test(raw)) throw malformed(parameter, 'not_an_id');
  return raw.toLowerCase();
};

/** `surname,-birth_date` → its parts. Whether the keys exist is for `access/` to say. */
export function keys(max: number): Reader<readonly string[]> {
  return (raw, parameter) => {
    const parts = raw.split(',').map((part) => part.trim());
    if (parts.length > max) throw malformed(parameter, 'too_long', { max });
    if (parts.some((part) => part === '')) throw malformed(parameter, 'missing');
    return parts;
  };
}

export const json: Reader<unknown> = parseJson;
