import { html, nothing, type TemplateResult } from 'lit';
import type { Uses } from '../api/vocabulary.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';

export function totalOf(uses: Uses): number {
  return uses.fields.reduce((total, { count }) => total + count, 0);
}

/** How many records hold a value, in words. */
export function usesWords(uses: Uses): string {
  const count = totalOf(uses);
  const { t } = translation();
  if (count === 0) return t('vocabulary:unused');
  return t(uses.more ? 'vocabulary:used_at_least' : 'vocabulary:used', { count });
}

/** Where a value is used, form by form: each number opens the records. */
export function usesList(uses: Uses): TemplateResult | typeof nothing {
  if (uses.fields.length === 0) return nothing;
  const { t } = translation();
  const forms = overview.get()?.forms ?? {};
  return html`<ul class="named">${uses.fields.map(
    ({ form, field, count }) =>
      html`<li><a href="/f/${form}?w.${field}=in:${uses.code}">${say(forms[form]?.plural)}</a> : ${t(uses.more ? 'vocabulary:used_at_least' : 'vocabulary:used', { count })}</li>`,
  )}</ul>`;
}
