import { html, type TemplateResult } from 'lit';
import type { OverviewForm } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';

import { say } from '../state/language.ts';
import { place } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';
import { closeDrops } from './drop.ts';
import { listAddress, type MenuEntry, menuEntries } from './menus.ts';
import { pageName } from './page-name.ts';
import './unit-switch.ts';

/** What people do, from the Model's menus: one link where a menu holds one form, a drop-down where it holds more. */
export class BaaraNavigation extends BaaraElement {
  static override properties = { open: { state: true } };
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override followed() {
    return [overview, place, workplace];
  }

  override render(): TemplateResult {
    const entries = menuEntries(overview.get());
    return html`<div class="topbar">
      <div class="wide">
        <button type="button" class="entry toggle" aria-expanded=${this.open} aria-controls="main-navigation" @click=${this.#toggle}>
          ${icon('menu')} ${this.t('shell:menu')}
        </button>
        <nav id="main-navigation" class="main ${this.open ? 'open' : ''}" aria-label=${this.t('shell:main_navigation')} @click=${this.#close}>
          <ul>
            ${entries.map((entry) => html`<li>${entry.forms.length === 1 && entry.pages.length === 0 ? this.#link(entry.forms[0] as OverviewForm, entry) : this.#drop(entry)}</li>`)}
          </ul>
        </nav>
        <baara-unit-switch class="where"></baara-unit-switch>
      </div>
    </div>`;
  }

  #toggle(): void {
    this.open = !this.open;
  }

  #close(event: Event): void {
    if (!(event.target as HTMLElement).closest('a')) return;
    this.open = false;
    for (const drop of this.querySelectorAll('details')) drop.open = false;
  }

  #drop(entry: MenuEntry): TemplateResult {
    const here = entry.forms.some((form) => this.#here(form)) || entry.pages.some(({ address }) => isAt(address));
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="entry ${here ? 'here' : ''}">${icon(entry.icon)} ${say(entry.label)} ${icon('down')}</summary>
      <div class="sheet"><ul>${entry.forms.map((form) => html`<li>${this.#link(form)}</li>`)}${entry.pages.map(({ label, address }) => html`<li><a class="entry" href=${address} aria-current=${isAt(address) ? 'page' : 'false'}>${pageName(label)}</a></li>`)}</ul></div>
    </details>`;
  }

  #link(form: OverviewForm, entry?: MenuEntry): TemplateResult {
    return html`<a class="entry" href=${listAddress(form, workplace.get()?.id)} aria-current=${this.#here(form) ? 'page' : 'false'}>
      ${entry ? icon(entry.icon) : ''} ${say(form.plural)}
    </a>`;
  }

  #here(form: OverviewForm): boolean {
    const path = place.get().pathname;
    if (form.tree && path.startsWith('/units')) return true;
    return path === `/f/${form.id}` || path.startsWith(`/f/${form.id}/`) || path.startsWith(`/import/${form.id}`);
  }
}

function isAt(address: string): boolean {
  const path = place.get().pathname;
  return path === address || path.startsWith(`${address}/`);
}

define('baara-navigation', BaaraNavigation);
