import { BaaraError } from '@baara/model';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

/** The id that a question names. Throws `request.malformed`. */
export function idAsked(query: Readonly<Record<string, unknown>>, parameter: string): string {
  const value = query[parameter];
  if (typeof value !== 'string' || !uuid.test(value)) throw malformed(parameter, 'not_an_id');
  return value;
}

/** The text of a question that looks as `pattern` wants it, or nothing. Throws `request.malformed`. */
export function wordAsked(query: Readonly<Record<string, string>>, parameter: string, pattern: RegExp): string | null {
  const value = query[parameter];
  if (value === undefined || value === '') return null;
  if (!pattern.test(value)) throw malformed(parameter, 'unknown');
  return value;
}

export function malformed(parameter: string, reason: string): BaaraError {
  return new BaaraError({ code: 'request.malformed', params: { parameter, reason } });
}
