import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import type { Announced } from './announced.ts';
import { waitingNotice } from './failure.ts';

/** The head of a page that is on its way, where it will stand: what it is, and the way back. */
export function awaitedPage({ title, above }: Announced): TemplateResult {
  return html`<div class="page">
    ${above ? wayBack(above) : nothing}
    <h1 class="awaited">${title}</h1>
    ${waitingNotice()}
  </div>`;
}

/** The first line of a page: what it belongs to. */
export function wayBack({ address, title }: NonNullable<Announced['above']>): TemplateResult {
  return html`<nav class="crumbs" aria-label=${translation().t('shell:breadcrumb')}><a href=${address}>${icon('left')} ${title}</a></nav>`;
}
