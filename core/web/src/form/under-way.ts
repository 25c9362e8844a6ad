import { unansweredId } from '../api/attempt.ts';
import type { RecordChange } from '../api/records.ts';
import type { Sending } from '../state/drafts.ts';
import type { Part } from './problem-summary.ts';
import { envelopeOf } from './save.ts';

/** A change that was sent without an answer; nothing when it was never sent. */
export function changeUnderWay(change: RecordChange): Sending | undefined {
  const id = unansweredId(change);
  return id === undefined ? undefined : { kind: 'change', change, id };
}

/** New records that were sent without an answer. */
export function newUnderWay(envelope: string, parts: readonly Part[]): Sending {
  const entries = parts.map(({ entry }) => entry);
  return { kind: 'new', envelope: envelopeOf(envelope, entries) };
}
