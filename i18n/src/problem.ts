import type { MessageFacts, Translator } from './translator.ts';

/** One thing wrong, with the label of its field in the reader's language. */
export interface WordedProblem {
  readonly code: string;
  readonly label?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The sentence for one problem. `params.message` may be a text in several languages, as a rule carries it.
 * A code without a wording of its own is said generally and shown, never dropped.
 */
export function problemWording(translator: Translator, problem: WordedProblem): string {
  const facts: MessageFacts = {
    ...inWords(problem.params, translator.language),
    field: problem.label ?? String(problem.params.field ?? ''),
    message: inLanguage(problem.params.message, translator.language),
    code: problem.code,
  };
  for (const key of [`problems:${problem.code}`, `errors:${problem.code}`]) {
    if (translator.has(key)) return translator.t(key, facts);
  }
  return translator.t('problems:unlisted', facts);
}

/** Parameters that are wordings, or lists of them, in the reader's language; the others as they are. */
function inWords(params: Readonly<Record<string, unknown>>, language: string): Record<string, unknown> {
  const isText = (value: unknown) =>
    typeof value === 'object' && value !== null && typeof (value as { fr?: unknown }).fr === 'string';
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (isText(value)) return [key, inLanguage(value, language)];
      const isList = Array.isArray(value) && value.length > 0 && value.every(isText);
      return [key, isList ? value.map((each) => inLanguage(each, language)).join(', ') : value];
    }),
  );
}

function inLanguage(message: unknown, language: string): string {
  if (typeof message !== 'object' || message === null) return String(message ?? '');
  const wordings = message as Readonly<Record<string, string>>;
  return wordings[language] ?? wordings.fr ?? '';
}
