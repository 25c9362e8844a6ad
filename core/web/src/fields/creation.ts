import { say } from '../state/language.ts';
import { overview } from '../state/session.ts';
import type { ComboboxOption } from './combobox.ts';

/** Adds what a search did not find, named by the words looked for; null when the writer changed their mind. */
export type CreateOption = (words: string) => Promise<ComboboxOption | null>;

type Creator = (facts: { readonly form: string; readonly words: string }) => Promise<ComboboxOption | null>;

let creator: Creator | null = null;
const known = new Map<string, CreateOption>();

/** Lets the references of a page's controls be added in passing: controls cannot know the dialog, which holds controls. */
export function useCreator(given: Creator): void {
  creator = given;
}

/** What a referenced record is called, when this writer may add one in passing; empty otherwise. */
export function creatable(form: string): string {
  const target = overview.get()?.forms[form];
  return creator && target?.can.includes('create') ? say(target.label) : '';
}

/** Adds a record of a form over the page. The same function each time: a new one would be a new property at each drawing. */
export function creationOf(form: string): CreateOption {
  const create = known.get(form) ?? (async (words) => creator?.({ form, words }) ?? null);
  known.set(form, create);
  return create;
}
