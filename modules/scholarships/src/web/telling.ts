import type { BaaraError } from '@baara/model';
import { failureNotice, overview, say, translation } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';

export const count = (number: number): string => translation().formats.number(number);

const looks: Readonly<Record<string, string>> = { waiting: 'warn', good: 'good', wrong: 'bad', quiet: '' };

/** A state of a workflow in its own words and tone. */
export function stateTag(workflow: string, key: string): TemplateResult {
  const state = overview.get()?.workflows?.[workflow]?.states.find((each) => each.key === key);
  return html`<span class="tag ${looks[state?.tone ?? 'quiet'] ?? ''}">${say(state?.label) || key}</span>`;
}

/** What went wrong, where something did. */
export function told(failure: BaaraError | null, retry?: () => void): TemplateResult | typeof nothing {
  return failure ? failureNotice(failure, retry) : nothing;
}

/** The words of a code, where there are some. */
export function wordsOf(
  table: Readonly<Record<string, { readonly fr: string; readonly en: string }>>,
  code: string | null,
): string {
  return code === null ? '' : say(table[code]) || code;
}
