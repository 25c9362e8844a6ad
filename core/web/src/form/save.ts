import { sendEnvelope, updateRecord } from '../api/records.ts';
import type { Operation } from '../api/types.ts';
import { changesOf, contents, type Entry } from './entry.ts';

interface Reasons {
  readonly nature: 'correction' | 'event';
  readonly reason: string;
  readonly act: string;
}

/** Sends the changed fields of a record, on top of the revision that the writer saw. */
export async function saveChange(entry: Entry, { nature, reason, act }: Reasons): Promise<void> {
  await updateRecord({
    form: entry.slice.id,
    id: entry.id,
    rev: entry.rev ?? 0,
    values: changesOf(entry),
    unknown: contents(entry).unknown,
    nature,
    ...(reason ? { reason } : {}),
    ...(act ? { act } : {}),
  });
}

/** Sends new records in one envelope; the same envelope sent again writes nothing twice. */
export async function saveNew(
  id: string,
  operations: readonly Operation[],
  why: { readonly act?: string; readonly reason?: string } = {},
): Promise<void> {
  await sendEnvelope({ id, operations, ...why });
}
