import type { Values } from '../api/types.ts';
import type { Draft, DraftPart, Sending } from '../state/drafts.ts';
import { changesOf, type Entry } from './entry.ts';
import type { Part } from './problem-summary.ts';

/** What is typed beside the fields (a reason, an act), each under the name of its control. */
export type Words = Readonly<Record<string, string>>;

const wordsPart = 'said';

/** What is kept of the records of a page; `envelope` is the idempotency id of new ones. */
export function draftOf(
  parts: readonly Part[],
  about: {
    readonly envelope?: string;
    readonly title?: string;
    readonly address?: string;
    readonly sending?: Sending | undefined;
    readonly words?: Words;
  } = {},
): Draft {
  const { envelope, title, address, sending, words } = about;
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
    ...(address ? { address } : {}),
    ...(sending ? { sending } : {}),
    title: title || titleTyped(parts[0]?.entry),
    parts: {
      ...Object.fromEntries(kept),
      ...(words ? { [wordsPart]: { values: words, unknown: [], labels: {} } } : {}),
    },
  };
}

/** A new record by what its title is made of. */
function titleTyped(entry: Entry | undefined): string {
  if (!entry) return '';
  const words = entry.slice.title.map((key) => {
    const value = entry.values[key];
    return typeof value === 'string' ? (entry.labels[key]?.[value] ?? value) : '';
  });
  return words.filter(Boolean).join(' ');
}

/** What was typed and cannot be read yet. */
function typedOf(entry: Entry): Values {
  const faulty = Object.entries(entry.faults).filter(([, faults]) => faults.length > 0);
  return Object.fromEntries(faulty.map(([key]) => [key, entry.values[key] ?? null]));
}

/** The words of a draft; none where it was kept without. */
export function wordsOf(draft: Draft): Words {
  const words = Object.entries(draft.parts[wordsPart]?.values ?? {});
  return Object.fromEntries(words.map(([name, value]) => [name, String(value ?? '')]));
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
