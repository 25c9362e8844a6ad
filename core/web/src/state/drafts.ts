import type { Labels, Values } from '../api/types.ts';
import { session } from './session.ts';

/** Work that was not saved, kept on this computer for its author: power cuts come without warning. */
export interface Draft {
  readonly at: string;
  /** The revision that the writer saw: what others changed since is merged with the draft, or asked about, never overwritten. */
  readonly rev: number | null;
  /** The idempotency id by which new records were, or will be, sent. */
  readonly envelope?: string;
  readonly parts: Readonly<Record<string, DraftPart>>;
}

export interface DraftPart {
  readonly id?: string;
  /** Of a new record all its values, of another those that were changed. */
  readonly values: Values;
  readonly unknown: readonly string[];
  readonly labels: Labels;
}

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
}

/** Signing out leaves nothing about people on a shared computer. */
export function dropDrafts(): void {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(prefix))) localStorage.removeItem(key);
}

/** This user's drafts on this computer, the latest first, with the address of the page that offers each back. */
export function keptDrafts(): readonly { readonly form: string; readonly address: string; readonly at: string }[] {
  const own = keyOf('');
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(own))
    .flatMap((key) => {
      const page = key.slice(own.length);
      const [, form, rest] = /^(\w+)\/(.*)$/su.exec(page) ?? [];
      const draft = findDraft(page);
      if (!form || rest === undefined || !draft) return [];
      return [{ form, at: draft.at, address: /^new|\/change$/u.test(rest) ? `/f/${page}` : `/f/${page}/edit` }];
    })
    .sort((one, other) => other.at.localeCompare(one.at));
}
