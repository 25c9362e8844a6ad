import { BaaraError } from '@baara/model';

/** Refuses a request because of one parameter; `reason` is a key of the catalogue `requests`. */
export function malformed(
  parameter: string,
  reason: string,
  facts: Readonly<Record<string, unknown>> = {},
): BaaraError {
  return new BaaraError({ code: 'request.malformed', params: { parameter, reason, ...facts } });
}
