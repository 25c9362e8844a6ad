import { html, nothing, type TemplateResult } from 'lit';
import type { OverviewForm } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { overview, session } from '../state/session.ts';
import { listAddress, menuEntries } from './menus.ts';
import { BaaraPage } from './page.ts';

const most = 6;

function link(form: OverviewForm): TemplateResult {
  return html`<li><a href=${listAddress(form, session.get())}>${say(form.plural)}</a></li>`;
}

/** The first page after signing in: what this person may do. */
export class BaaraHome extends BaaraPage {
  protected override followed() {
    return [overview, session];
  }

  protected override heading(): string {
    return this.t('shell:home');
  }

  override render(): TemplateResult {
    const info = session.get();
    const where = info?.roles.map((held) => held.unit?.title ?? this.t('shell:whole_country')) ?? [];
    return html`<div class="page">
      <div>
        <h1>${this.t('shell:welcome', { name: info?.user?.name || info?.user?.username })}</h1>
        <p class="soft">${[...new Set(where)].join(' · ')}</p>
      </div>
      <div class="tiles">
        ${menuEntries(overview.get()).map(
          (entry) => html`<section class="tile">
            <h2>${icon(entry.icon)} ${say(entry.label)}</h2>
            <ul>${entry.forms.slice(0, most).map(link)}</ul>
            ${entry.forms.length > most ? html`<details><summary>${this.t('shell:others', { count: entry.forms.length - most })}</summary><ul>${entry.forms.slice(most).map(link)}</ul></details>` : nothing}
          </section>`,
        )}
      </div>
    </div>`;
  }
}

define('baara-home', BaaraHome);
