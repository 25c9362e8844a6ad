import { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';

/** What browsers say of code that a page asked for later and that did not come, each in its words. */
const isMissingCode = (thrown: unknown): boolean =>
  thrown instanceof TypeError && /dynamically imported module|importing a module script/iu.test(thrown.message);

/** Anything thrown, as an error with a code. */
export function asFailure(thrown: unknown): BaaraError {
  if (isMissingCode(thrown)) return new BaaraError({ code: 'network.unreachable', cause: thrown });
  return thrown instanceof BaaraError
    ? thrown
    : new BaaraError({ code: 'internal', cause: thrown, params: { reference: String(thrown) } });
}

/** What went wrong in words, in the present language. */
export function failureWording(failure: BaaraError): string {
  const { t, has } = translation();
  const said = spoken(failure);
  if (said) return said;
  const reason = `reorganisation:${String(failure.params.reason)}`;
  const detail = failure.code === 'tree.invalid' && has(reason) ? t(reason, failure.params) : '';
  return t(`errors:${failure.code}`, { max: '', ...failure.params, detail: failure.params.detail ?? detail });
}

/** What a module or a condition says of the whole record: no field of the page is to be corrected then. */
function spoken({ code, problems }: BaaraError): string {
  if (code !== 'record.invalid' || problems.length === 0 || problems.some(({ field }) => field !== undefined))
    return '';
  const messages = problems.map((problem) => (problem as { readonly message?: unknown }).message);
  return messages.every((each) => typeof each === 'string') ? [...new Set(messages)].join(' ') : '';
}

/** What went wrong, with a way to try again. */
export function failureNotice(failure: BaaraError, retry?: () => void): TemplateResult {
  return html`<div class="notice bad" role="alert">
    ${icon('error')}
    <div>
      <p>${failureWording(failure)}</p>
      ${retry ? html`<p><button type="button" class="button small" @click=${retry}>${translation().t('shell:retry')}</button></p>` : nothing}
    </div>
  </div>`;
}

/** A page's data are on their way. */
export function waitingNotice(words = translation().t('shell:loading')): TemplateResult {
  return html`<p class="waiting" role="status"><span class="turning">${icon('restore')}</span>${words}</p>`;
}
