import type { Catalogue, Catalogues } from './catalogue.ts';
import { en } from './catalogues/en/index.ts';
import { fr } from './catalogues/fr/index.ts';

/** Something that would show in a page as a hole: a missing key, placeholder or plural form. */
export interface CatalogueProblem {
  readonly language: string;
  readonly key: string;
  readonly missing: string;
}

/** Compares each language with French; an empty answer means that nothing is missing. */
export function catalogueProblems(languages: Readonly<Record<string, Catalogues>> = { fr, en }): CatalogueProblem[] {
  const french = languages.fr ?? {};
  return Object.entries(languages).flatMap(([language, catalogues]) => [
    ...Object.entries(french).flatMap(([subject, messages]) =>
      Object.entries(messages).flatMap(([key, wording]) => {
        const said = catalogues[subject]?.[key];
        const place = { language, key: `${subject}:${key}` };
        if (said === undefined) return needs(language, key, messages) ? [{ ...place, missing: 'key' }] : [];
        return [...placeholders(wording)]
          .filter((name) => !placeholders(said).has(name))
          .map((missing) => ({ ...place, missing }));
      }),
    ),
    ...pluralProblems(language, catalogues),
  ]);
}

/** 1. Every stem with a plural form has all the forms that the language's own rules ask for. */
function pluralProblems(language: string, catalogues: Catalogues): CatalogueProblem[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return Object.entries(catalogues).flatMap(([subject, messages]) => {
    const stems = new Set(Object.keys(messages).flatMap((key) => /^(.+)_other$/u.exec(key)?.[1] ?? []));
    return [...stems].flatMap((stem) =>
      forms
        .filter((form) => messages[`${stem}_${form}`] === undefined)
        .map((form) => ({ language, key: `${subject}:${stem}`, missing: `plural form ${form}` })),
    );
  });
}

/** French alone of the core's languages has the form `many`. */
function needs(language: string, key: string, messages: Catalogue): boolean {
  if (!key.endsWith('_many') || messages[key.replace(/_many$/u, '_other')] === undefined) return true;
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.includes('many');
}

function placeholders(wording: string): Set<string> {
  return new Set([...wording.matchAll(/\{\{\s*(\w+)/gu)].map((match) => match[1] ?? ''));
}
