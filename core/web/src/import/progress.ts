import { html, nothing, type TemplateResult } from 'lit';
import type { Import } from '../api/imports.ts';
import { translation } from '../state/language.ts';

/** How far a run has come; it goes on without its reader. */
export function progressPart({ progress }: Import, words: string): TemplateResult {
  const { t } = translation();
  const { done, of } = progress ?? { done: 0, of: null };
  return html`<section class="stack">
    <h2>${words}</h2>
    <progress aria-label=${words} max=${of ?? nothing} value=${of === null ? nothing : done}></progress>
    <p class="number" role="status">${of === null ? '' : t('imports:progress', { done, total: of })}</p>
    <p class="soft">${t('imports:leave_page')}</p>
  </section>`;
}
