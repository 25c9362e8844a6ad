import { html, nothing, type TemplateResult } from 'lit';
import { emblemAddress } from '../shell/site.ts';
import { say } from '../state/language.ts';
import { session } from '../state/session.ts';

/** The head of a printed sheet: the site with its emblem, what the sheet is, and a note at its end. It stands first in an `article.paper`. */
export function letterhead(kind: string, note: string): TemplateResult {
  const site = session.get()?.site;
  return html`<header>
    ${site?.emblem ? html`<img src=${emblemAddress(site.emblem)} alt="" />` : nothing}
    <div><strong>${say(site?.label)}</strong><span>${kind}</span></div>
    <p>${note}</p>
  </header>`;
}
