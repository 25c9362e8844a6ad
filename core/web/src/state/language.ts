import { coreLanguages, createTranslator, type Translator } from '@baara/i18n';
import { type Text, wording } from '@baara/model';
import { createStore } from './store.ts';

const remembered = 'baara.language';

/** The language of every page. A change re-renders; nothing that was typed is lost, because no element is made anew. */
export const language = createStore<string>(firstLanguage());

let translator: Translator = createTranslator(language.get());
let zone: string | undefined;

/** The translator of the present language. */
export function translation(): Translator {
  if (translator.language !== language.get()) translator = createTranslator(language.get(), zone);
  return translator;
}

/** A definition's wording in the present language. */
export function say(text: Text | undefined): string {
  return text === undefined ? '' : wording(text, language.get());
}

export function changeLanguage(next: string): void {
  localStorage.setItem(remembered, next);
  document.documentElement.lang = next;
  language.set(next);
}

/** Instants are shown in the site's time zone. */
export function useTimeZone(timeZone: string): void {
  zone = timeZone;
  translator = createTranslator(language.get(), zone);
}

function firstLanguage(): string {
  const choice = globalThis.localStorage?.getItem(remembered);
  return choice !== null && (coreLanguages as readonly string[]).includes(choice ?? '') ? (choice ?? 'fr') : 'fr';
}
