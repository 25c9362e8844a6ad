import { html, type TemplateResult } from 'lit';
import { translation } from '../state/language.ts';
import { verbAddress } from '../units/actions.ts';

/** The ways to what the form of a unit cannot change. */
export function byDate(unit: string): TemplateResult {
  const { t } = translation();
  return html`<p>${t('units:by_date')} ${(['rename', 'change', 'move', 'close'] as const).map(
    (verb, at) => html`${at > 0 ? ' · ' : ''}<a href=${verbAddress(unit, verb)}>${t(`units:do_${verb}`)}</a>`,
  )}</p>`;
}
