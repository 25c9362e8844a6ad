import type { Catalogues } from './catalogue.ts';
import { fr } from './catalogues/fr/index.ts';

/** How the catalogues of each language but French, which is always at hand, are fetched. */
const others: Readonly<Record<string, () => Promise<Catalogues>>> = {
  en: async () => (await import('./catalogues/en/index.ts')).en,
};

/** Whether the core has catalogues in this language. */
export function isCoreLanguage(language: string): boolean {
  return language === 'fr' || Object.hasOwn(others, language);
}

/** The catalogues of one language, fetched when they are first wanted: a page speaks one language and pays for one. */
export async function catalogueOf(language: string): Promise<Catalogues> {
  return (await others[language]?.()) ?? fr;
}
