import type { BaaraError } from '@baara/model';
import { html, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { icon } from '../icons/icon.ts';
import { failureNotice, failureWording } from '../shell/failure.ts';
import { translation } from '../state/language.ts';

/** Why a save failed; when nobody answered, where the work is kept meanwhile, and a way to send it again. */
export function refusalNotice(failure: BaaraError, again: () => void): TemplateResult {
  if (!isUnanswered(failure)) return failureNotice(failure);
  const { t } = translation();
  return html`<div class="notice bad" role="alert" tabindex="-1">
    ${icon('offline')}
    <div class="stack tight">
      <p><strong>${t('form:unsent')}</strong></p>
      <p>${failureWording(failure)} ${t('form:unsent_kept')}</p>
      <p><button type="button" class="button small" @click=${again}>${icon('restore')} ${t('form:send_again')}</button></p>
    </div>
  </div>`;
}
