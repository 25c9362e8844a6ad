import { BaaraError, uuidv7 } from '@baara/model';
import { type RecordChange, readRecord, sendEnvelope } from '../api/records.ts';
import type { Envelope, Operation } from '../api/types.ts';
import { changesOf, contents, type Entry, isChanged, sendable } from './entry.ts';

/** Why a record is changed. */
export interface Reasons {
  readonly nature: 'correction' | 'event';
  readonly reason: string;
  readonly act: string;
}

/** The changed fields of a record, on top of the revision that the writer saw. */
export function changeOf(entry: Entry, { nature, reason, act }: Reasons): RecordChange {
  return {
    form: entry.slice.id,
    id: entry.id,
    rev: entry.rev ?? 0,
    values: changesOf(entry),
    unknown: contents(entry).unknown,
    nature,
    ...(reason ? { reason } : {}),
    ...(act ? { act } : {}),
  };
}

/** New records in the envelope in which they are, or were, sent. */
export function envelopeOf(id: string, entries: readonly Entry[]): Envelope {
  return { id, operations: entries.map(operationOf) };
}

/**
 * Sends new records in one envelope; the same envelope sent again writes nothing twice. When one had arrived though its answer was
 * lost, and more was typed since, what differs from it is sent as a change.
 */
export async function saveNew(id: string, entries: readonly Entry[]): Promise<void> {
  try {
    await sendEnvelope(envelopeOf(id, entries));
  } catch (thrown) {
    if (!isCode(thrown, 'envelope.mismatch')) throw thrown;
    const stored = await Promise.all(entries.map(uponStored));
    const operations = stored.filter((entry) => entry.rev === null || isChanged(entry)).map(operationOf);
    if (operations.length > 0) await sendEnvelope({ id: uuidv7(), operations });
  }
}

function operationOf(entry: Entry): Operation {
  const { slice, id, rev } = entry;
  if (rev === null) return { do: 'create', form: slice.id, id, ...sendable(entry) };
  return { do: 'update', form: slice.id, id, rev, values: changesOf(entry), unknown: contents(entry).unknown };
}

/** What was typed on top of what the server has of it. */
async function uponStored(entry: Entry): Promise<Entry> {
  try {
    const { rev, values, unknown } = await readRecord(entry.slice.id, entry.id);
    return { ...entry, rev, saved: { values, unknown } };
  } catch (thrown) {
    if (isCode(thrown, 'record.not_found')) return entry;
    throw thrown;
  }
}

function isCode(thrown: unknown, code: BaaraError['code']): boolean {
  return thrown instanceof BaaraError && thrown.code === code;
}
