import { html, type TemplateResult } from 'lit';
import type { InvitationLink } from '../api/accounts.ts';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';

/** A one-time link, to be copied now. The secret stands behind `#`: no server is ever sent it in an address. */
export function linkNotice(name: string, link: InvitationLink, copied: () => void): TemplateResult {
  const { t, formats } = translation();
  const address = `${location.origin}/invitation#${link.token}`;
  return html`<section class="notice good" aria-labelledby="link-title">${icon('check')}<div>
    <h2 id="link-title">${t('accounts:invitation_title', { name })}</h2>
    <p>${t('accounts:invitation_lead', { date: formats.moment(link.expires) })}</p>
    ${secretLine(address, t('accounts:copy'), copied)}
  </div></section>`;
}

/** A secret shown once, with a button that copies it. */
export function secretLine(secret: string, label: string, copied: () => void): TemplateResult {
  const copy = () => navigator.clipboard?.writeText(secret).then(copied, () => undefined);
  return html`<div class="secret-line">
    <input readonly .value=${secret} aria-label=${label} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
    <button type="button" class="button" @click=${copy}>${label}</button></div>`;
}
