import type { Catalogues } from './catalogue.ts';
import { en } from './catalogues/en/index.ts';
import { fr } from './catalogues/fr/index.ts';
import { type Translator, translatorOf } from './translator.ts';

/** The languages of the core's own catalogues. */
export const coreLanguages = ['fr', 'en'] as const;

const all: Readonly<Record<string, Catalogues>> = { fr, en };

/** A translator for one language, with every catalogue at hand: `createTranslator('fr').t('values:yes')` is `Oui`. */
export function createTranslator(language: string, timeZone?: string): Translator {
  return translatorOf({ language, catalogues: all[language], timeZone });
}
