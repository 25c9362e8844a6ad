import { html, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import type { Draft } from '../state/drafts.ts';
import { translation } from '../state/language.ts';

/** Offers work that was not saved: to go on with it, or to drop it. */
export function draftOffer(
  draft: Draft,
  answer: { readonly resume: () => void; readonly drop: () => void },
): TemplateResult {
  const { t, formats } = translation();
  return html`<div class="notice">${icon('history')}<div>
    <p>${t('form:draft_found', { at: formats.moment(draft.at) })}</p>
    <div class="bar">
      <button type="button" class="button small" @click=${answer.resume}>${t('form:draft_resume')}</button>
      <button type="button" class="button plain small" @click=${answer.drop}>${t('form:draft_drop')}</button>
    </div>
  </div></div>`;
}
