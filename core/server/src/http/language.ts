import { createTranslator, type Translator } from '@baara/i18n';
import type { Model } from '@baara/model';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const translators = new Map<string, Translator>();

/** One translator a language and time zone for the life of the process: they hold no request's facts. */
export function translatorFor(language: string, timeZone: string): Translator {
  const key = `${language} ${timeZone}`;
  const known = translators.get(key) ?? createTranslator(language, timeZone);
  translators.set(key, known);
  return known;
}

/** The language that a request asks for: `?language=`, else `fallback` (the user's), else `Accept-Language`, else the site's first. */
export function requestedLanguage(facts: {
  readonly model: Model;
  readonly asked: string | undefined;
  readonly own: string | undefined;
  readonly accepted: string | undefined;
}): string {
  const { model, asked, own, accepted } = facts;
  const spoken = (language: string) => model.languages.includes(language);
  const candidates = [asked, own, ...preferences(accepted ?? '')].filter((each) => each !== undefined);
  return candidates.find(spoken) ?? model.languages[0] ?? 'fr';
}

/** `en-GB,en;q=0.8,fr;q=0.9` → `['en', 'fr', 'en']`: main tags, best first. */
function preferences(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...facts] = part.trim().split(';');
      const quality = facts.map((fact) => /^\s*q=([\d.]+)/u.exec(fact)?.[1]).find((q) => q !== undefined);
      return { tag: (tag.split('-')[0] ?? '').toLowerCase(), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}

/** Sets the language before anybody is known; a signed-in user's own language replaces it when the session is resumed. */
export function languageOf(model: Model): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const language = requestedLanguage({
      model,
      asked: c.req.query('language'),
      own: undefined,
      accepted: c.req.header('accept-language'),
    });
    c.set('translator', translatorFor(language, model.timeZone));
    await next();
    // Not `c.header`, which makes two answers with streams of their own around one that is ready.
    if (c.req.path.startsWith('/api/')) c.res.headers.set('Content-Language', c.get('translator').language);
  };
}
