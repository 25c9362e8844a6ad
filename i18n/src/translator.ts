import i18next from 'i18next';
import type { KeyOf } from './catalogue.ts';
import { en } from './catalogues/en/index.ts';
import { fr } from './catalogues/fr/index.ts';
import { createFormats, type Formats } from './formats.ts';

/** A key of the core's catalogues: `list:search`. */
export type MessageKey = KeyOf<typeof fr>;

/** Facts that a message speaks of. `count` chooses the plural form. */
export type MessageFacts = Readonly<Record<string, unknown>> & { readonly count?: number };

export interface Translator {
  readonly language: string;
  readonly formats: Formats;
  /** The wording of a key, with its facts filled in; a key that the language lacks is said in French. */
  t(key: MessageKey, facts?: MessageFacts): string;
  /** Whether a key, known only at run time, is in the catalogues. */
  has(key: string): key is MessageKey;
}

/** The languages of the core's own catalogues. */
export const coreLanguages = ['fr', 'en'] as const;

/**
 * A translator for one language: `createTranslator('fr').t('values:yes')` is `Oui`.
 * In a wording `{{start, day}}` writes a date, `{{size, number}}` a number.
 */
export function createTranslator(language: string, timeZone?: string): Translator {
  const formats = createFormats(language, timeZone);
  const instance = i18next.createInstance();
  instance.init({
    lng: language,
    fallbackLng: 'fr',
    initAsync: false,
    resources: { fr, en },
    ns: Object.keys(fr),
    defaultNS: 'values',
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  const writer = instance.services.formatter;
  writer?.add('day', (value) => formats.day(String(value)));
  writer?.add('number', (value) => formats.number(Number(value)));
  return {
    language,
    formats,
    t: (key, facts) => instance.t(key as string, { ...facts }),
    has: (key): key is MessageKey => instance.exists(key),
  };
}
