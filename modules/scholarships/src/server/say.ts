import { BaaraError, type Text } from '@baara/model';

/** A refusal in words of this module’s own, of a record. */
export function refusal(form: string, record: string, message: Text): BaaraError {
  return new BaaraError({
    code: 'record.invalid',
    problems: [{ code: 'workflow.condition', form, record, params: { rule: 'scholarships', message } }],
  });
}

/** What a caller sent and cannot be. */
export function malformed(parameter: string): BaaraError {
  return new BaaraError({ code: 'request.malformed', params: { parameter } });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** An id as it was sent. Throws `request.malformed`. */
export function idIn(given: Readonly<Record<string, unknown>>, parameter: string): string {
  const value = given[parameter];
  if (typeof value !== 'string' || !uuid.test(value)) throw malformed(parameter);
  return value;
}

/** A month as it was sent, `2026-03`. Throws `request.malformed`. */
export function monthIn(given: Readonly<Record<string, unknown>>, parameter: string): string {
  const value = given[parameter];
  if (typeof value !== 'string' || !/^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])$/u.test(value)) throw malformed(parameter);
  return value;
}
