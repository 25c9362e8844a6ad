import { html, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import { today } from '../state/session.ts';

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

/** Asks for the day as of which the record is to be shown. */
export function asOfForm(show: (day: string) => void): TemplateResult {
  const { t } = translation();
  const submit = (event: Event) => {
    event.preventDefault();
    const input = (event.currentTarget as HTMLFormElement).querySelector('input');
    if (input?.value && input.reportValidity()) show(input.value);
  };
  return html`<form class="asof" novalidate @submit=${submit}>
    <label for="as-of-day">${t('record:as_of')}</label>
    <input id="as-of-day" type="date" class="control" min="1900-01-01" max=${today()} />
    <button class="button">${t('record:as_of_show')}</button>
  </form>`;
}
