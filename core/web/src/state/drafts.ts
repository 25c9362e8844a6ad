import type { RecordChange } from '../api/records.ts';
import type { Envelope, Labels, Values } from '../api/types.ts';
import { session } from './session.ts';
import { createStore } from './store.ts';

/** Work that was not saved, kept on this computer for its author: power cuts come without warning. */
export interface Draft {
  readonly at: string;
  /** The revision that the writer saw: what others changed since is merged with the draft, or asked about, never overwritten. */
  readonly rev: number | null;
  /** The idempotency id by which new records were, or will be, sent. */
  readonly envelope?: string;
  /** Whom or what it is about, as far as that is known. */
  readonly title?: string;
  /** Where it is offered back, when that is not the page of the record itself: the one over which a dialog stood. */
  readonly address?: string;
  /** What was sent when nobody answered: sent again as it is, it is written once. */
  readonly sending?: Sending;
  readonly parts: Readonly<Record<string, DraftPart>>;
}

/** A save on its way: new records in their envelope, or a change with its idempotency id. */
export type Sending =
  | { readonly kind: 'new'; readonly envelope: Envelope }
  | { readonly kind: 'change'; readonly change: RecordChange; readonly id: string };

/** One of this user's drafts as the shell tells of it. */
export interface KeptDraft {
  /** The page that keeps it: what `findDraft` takes. */
  readonly page: string;
  readonly form: string;
  /** Where it is offered back. */
  readonly address: string;
  readonly at: string;
  readonly title: string;
  readonly state: 'kept' | 'unsent';
}

export interface DraftPart {
  readonly id?: string;
  /** Of a new record all its values, of another those that were changed. */
  readonly values: Values;
  readonly unknown: readonly string[];
  readonly labels: Labels;
}

/** What this device holds that was not sent, the latest first. */
export const unsent = createStore<readonly KeptDraft[]>([]);

const prefix = 'baara.draft.';
const days = 7;

function keyOf(page: string): string {
  return `${prefix}${session.get()?.user?.id ?? ''}.${page}`;
}

export function keepDraft(page: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(page), JSON.stringify(draft));
  } catch {
    // A full store must not stop the work: the draft is a second chance, not the record.
  }
  tell();
}

/** The draft of a page, unless it is older than a week. */
export function findDraft(page: string): Draft | null {
  const kept = localStorage.getItem(keyOf(page));
  if (!kept) return null;
  const draft = JSON.parse(kept) as Draft;
  if (Date.now() - Date.parse(draft.at) < days * 86_400_000) return draft;
  dropDraft(page);
  return null;
}

export function dropDraft(page: string): void {
  localStorage.removeItem(keyOf(page));
  tell();
}

/** Signing out leaves nothing about people on a shared computer. */
export function dropDrafts(): void {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) localStorage.removeItem(key);
  tell();
}

function keptDrafts(): readonly KeptDraft[] {
  const own = keyOf('');
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(own))
    .flatMap((key): KeptDraft[] => {
      const page = key.slice(own.length);
      const [, form, rest] = /^(\w+)\/(.*)$/su.exec(page) ?? [];
      const draft = findDraft(page);
      if (!form || rest === undefined || !draft) return [];
      const address = draft.address ?? (/^new|\/change$/u.test(rest) ? `/f/${page}` : `/f/${page}/edit`);
      const state = draft.sending ? 'unsent' : 'kept';
      return [{ page, form, at: draft.at, address, title: draft.title ?? '', state }];
    })
    .sort((one, other) => other.at.localeCompare(one.at));
}

/** While one types in a page its draft only grows younger: nobody is told of that. */
const outline = (drafts: readonly KeptDraft[]): string =>
  drafts.map(({ page, state, title }) => `${page} ${state} ${title}`).join('\n');

function tell(): void {
  const kept = session.get()?.user ? keptDrafts() : [];
  if (outline(kept) !== outline(unsent.get())) unsent.set(kept);
}

session.follow(tell);
// Another window of the same browser.
window.addEventListener('storage', ({ key }) => {
  if (key === null || key.startsWith(prefix)) tell();
});

let wanted = '';

/** The page of this address takes its draft up without asking again. */
export function resumeAt(page: string): void {
  wanted = page;
}

/** Whether the page was opened to go on with its draft. */
export function isResumed(page: string): boolean {
  const isWanted = wanted === page;
  wanted = '';
  return isWanted;
}
