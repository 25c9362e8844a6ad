import { catalogueOf, isCoreLanguage, type Translator, translatorOf } from '@baara/i18n';
import { type Text, wording } from '@baara/model';
import { createStore } from './store.ts';

const remembered = 'baara.language';

/** The language of every page. A change re-renders; nothing that was typed is lost, because no element is made anew. */
export const language = createStore<string>(firstLanguage());

/** The catalogues that were fetched; French comes with the app. */
const fetched = new Map<string, Awaited<ReturnType<typeof catalogueOf>>>();
let translator: Translator | undefined;
let zone: string | undefined;

/** The translator of the present language; it speaks French as long as the language's words have not come. */
export function translation(): Translator {
  if (translator?.language !== language.get()) translator = undefined;
  translator ??= translatorOf({
    language: language.get(),
    catalogues: fetched.get(language.get()),
    timeZone: zone,
  });
  return translator;
}

/** Whether the words of the present language are here: nothing is drawn before. */
export function hasWords(): boolean {
  return language.get() === 'fr' || fetched.has(language.get());
}

/** A definition's wording in the present language. */
export function say(text: Text | undefined): string {
  return text === undefined ? '' : wording(text, language.get());
}

/** Fetches the words of the language in which this device was left, before anything is drawn. */
export async function bringWords(): Promise<void> {
  await bring(language.get());
}

/** Speaks another language from the moment its words are here; on a broken line, the one before. */
export async function changeLanguage(next: string): Promise<void> {
  await bring(next);
  localStorage.setItem(remembered, next);
  document.documentElement.lang = next;
  language.set(next);
}

/** Instants are shown in the site's time zone. */
export function useTimeZone(timeZone: string): void {
  zone = timeZone;
  translator = undefined;
}

async function bring(wanted: string): Promise<void> {
  if (wanted === 'fr' || fetched.has(wanted)) return;
  fetched.set(wanted, await catalogueOf(wanted));
  translator = undefined;
}

function firstLanguage(): string {
  const choice = globalThis.localStorage?.getItem(remembered);
  return choice && isCoreLanguage(choice) ? choice : 'fr';
}
