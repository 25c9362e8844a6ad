import i18next from 'i18next';
import type { Catalogues, KeyOf } from './catalogue.ts';
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

/** A language, its catalogues once they are here (the French ones always are), and the time zone (IANA) of instants. */
export interface Spoken {
  readonly language: string;
  readonly catalogues?: Catalogues | undefined;
  readonly timeZone?: string | undefined;
}

/**
 * A translator that knows the given catalogues, and French behind them: for who has not loaded every language.
 * In a wording `{{start, day}}` writes a date, `{{size, number}}` a number.
 */
export function translatorOf({ language, catalogues, timeZone }: Spoken): Translator {
  const formats = createFormats(language, timeZone);
  const instance = i18next.createInstance();
  instance.init({
    lng: language,
    fallbackLng: 'fr',
    initAsync: false,
    resources: { [language]: catalogues ?? {}, fr },
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
