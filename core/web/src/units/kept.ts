import { draftOf, wordsOf } from '../form/draft.ts';
import type { Entry } from '../form/entry.ts';
import { dropDraft, findDraft, type Draft as Kept, keepDraft } from '../state/drafts.ts';
import { type Draft, emptyDraft, newPart, type Subject } from './draft.ts';

/** What was typed of a new unit: the rest of an entry follows from its form. */
type Typed = Pick<Entry, 'id' | 'values' | 'unknown' | 'labels'>;

const pageOf = ({ slice, view, verb }: Subject): string => `${slice.id}/${view.id}/${verb}`;

/** Keeps what is said of a reorganisation on the device, to be offered where it was said. */
export function keepReorganisation(subject: Subject, draft: Draft): void {
  const { fresh, parts, accepted: _, ...said } = draft;
  const typed = { ...said, fresh: typedOf(fresh), parts: parts.map(({ entry }) => typedOf(entry)) };
  const address = window.location.pathname + window.location.search;
  const words = { reorganisation: JSON.stringify(typed) };
  keepDraft(pageOf(subject), draftOf([], { title: subject.view.title, address, words }));
}

export function keptReorganisation(subject: Subject): Kept | null {
  return findDraft(pageOf(subject));
}

export function dropReorganisation(subject: Subject): void {
  dropDraft(pageOf(subject));
}

/** What was said, laid over an empty draft. That people may be left without a place is accepted anew each time. */
export function resumedReorganisation(subject: Subject, kept: Kept): Draft {
  const empty = emptyDraft(subject);
  const { fresh, parts, ...said } = JSON.parse(wordsOf(kept).reorganisation ?? '{}') as Omit<
    Partial<Draft>,
    'fresh' | 'parts'
  > & { readonly fresh?: Typed; readonly parts?: readonly Typed[] };
  const { slice, view } = subject;
  return {
    ...empty,
    ...said,
    fresh: { ...empty.fresh, ...fresh },
    parts: parts?.map((typed) => ({ entry: { ...newPart(slice, view).entry, ...typed } })) ?? empty.parts,
  };
}

function typedOf({ id, values, unknown, labels }: Entry): Typed {
  return { id, values, unknown, labels };
}
