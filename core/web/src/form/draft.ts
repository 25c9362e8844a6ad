import type { Values } from '../api/types.ts';
import type { Draft, DraftPart } from '../state/drafts.ts';
import { changesOf, type Entry } from './entry.ts';
import type { Part } from './problem-summary.ts';

/** What is kept of the records of a page; `envelope` is the idempotency id of new ones. */
export function draftOf(parts: readonly Part[], envelope?: string): Draft {
  const kept = parts.map(({ entry, prefix: part }): [string, DraftPart] => [
    part,
    {
      id: entry.id,
      values: entry.rev === null ? entry.values : { ...changesOf(entry), ...typedOf(entry) },
      unknown: entry.unknown,
      labels: entry.labels,
    },
  ]);
  return {
    at: new Date().toISOString(),
    rev: parts[0]?.entry.rev ?? null,
    ...(envelope ? { envelope } : {}),
    parts: Object.fromEntries(kept),
  };
}

/** What was typed and cannot be read yet. */
function typedOf(entry: Entry): Values {
  const faulty = Object.entries(entry.faults).filter(([, faults]) => faults.length > 0);
  return Object.fromEntries(faulty.map(([key]) => [key, entry.values[key] ?? null]));
}

/** A record of the page with its draft laid over it. */
export function withDraft(entry: Entry, draft: Draft, part: string): Entry {
  const kept = draft.parts[part];
  if (!kept) return entry;
  return {
    ...entry,
    id: kept.id ?? entry.id,
    rev: entry.rev === null ? null : Math.min(draft.rev ?? entry.rev, entry.rev),
    values: { ...entry.values, ...kept.values },
    unknown: kept.unknown,
    labels: { ...entry.labels, ...kept.labels },
  };
}
