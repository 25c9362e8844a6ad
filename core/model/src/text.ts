/** A label in the two languages every definition must speak; further languages come from catalogues. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** A language tag such as `fr`, `en` or `bm`. */
export type Language = string;

/** The wording of `text` in `language`, French when the language has none. */
export function wording(text: Text, language: Language): string {
  return (text as unknown as Record<string, string | undefined>)[language] ?? text.fr;
}
