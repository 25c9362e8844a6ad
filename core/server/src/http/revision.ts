import type { RequestContext } from './environment.ts';
import { id, malformed } from './parameters.ts';

/** Says a record's revision: `ETag: "3"`. */
export function giveRevision(c: RequestContext, rev: number): void {
  c.header('ETag', `"${rev}"`);
}

/** The revision that the writer saw, from `If-Match: "3"`; required, so that nobody overwrites what they have not seen. */
export function seenRevision(c: RequestContext): number {
  const header = c.req.header('if-match');
  if (header === undefined) throw malformed('If-Match', 'missing');
  const rev = /^(?:W\/)?"?(\d{1,9})"?$/u.exec(header.trim())?.[1];
  if (rev === undefined) throw malformed('If-Match', 'not_accepted', { expected: '"3"' });
  return Number(rev);
}

/** The writer's idempotency id, when the request bears one. */
export function idempotencyKey(c: RequestContext): string | undefined {
  const header = c.req.header('idempotency-key');
  return header === undefined ? undefined : id(header, 'Idempotency-Key');
}
