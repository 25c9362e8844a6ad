import { html, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';

/** Says that the page shows a past day, with the way back. */
export function pastNotice(day: string, back: () => void): TemplateResult {
  const { t, formats } = translation();
  return html`<div class="notice warn">${icon('history')}
    <div>
      <p>${t('record:as_of_notice', { day: formats.day(day) })}</p>
      <p><button type="button" class="button small" @click=${back}>${icon('restore')} ${t('record:as_of_back')}</button></p>
    </div>
  </div>`;
}
