import { html, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { overview, session } from '../state/session.ts';
import { menuEntries } from './menus.ts';
import { BaaraPage } from './page.ts';

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
            <ul>
              ${entry.forms.map((form) => html`<li><a href="/f/${form.id}">${say(form.plural)}</a></li>`)}
            </ul>
          </section>`,
        )}
      </div>
    </div>`;
  }
}

define('baara-home', BaaraHome);
