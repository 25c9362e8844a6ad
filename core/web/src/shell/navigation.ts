import { html, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { unsent } from '../state/drafts.ts';
import { say } from '../state/language.ts';
import { place } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';
import { closeDrops } from './drop.ts';
import { hasWorkflows, isWithin, type MenuEntry, type MenuLink, menuEntries, shownLinks, tasksLink } from './menus.ts';
import { pendingLink } from './pending.ts';
import './unit-switch.ts';

/** What people do, from the Model's menus: one link where a menu holds one page, a drop-down where it holds more. */
export class BaaraNavigation extends BaaraElement {
  static override properties = { open: { state: true } };
  declare open: boolean;
  #where = '';

  constructor() {
    super();
    this.open = false;
  }

  protected override followed() {
    return [overview, place, workplace, unsent];
  }

  /** Wherever a link has led, the menu of a narrow page does not cover half of it. */
  protected override willUpdate(): void {
    const { pathname } = place.get();
    if (this.#where !== pathname) this.open = false;
    this.#where = pathname;
  }

  override render(): TemplateResult {
    const entries = menuEntries(overview.get(), workplace.get()?.id);
    return html`<div class="topbar">
      <div class="wide">
        <button type="button" class="entry toggle" aria-expanded=${this.open} aria-controls="main-navigation" @click=${this.#toggle} @keydown=${this.#escape}>
          ${icon('menu')} ${this.t('shell:menu')}
        </button>
        <nav id="main-navigation" class="main ${this.open ? 'open' : ''}" aria-label=${this.t('shell:main_navigation')} @click=${this.#close} @keydown=${this.#escape}>
          <ul>
            ${hasWorkflows(overview.get()) ? html`<li>${this.#link(tasksLink(), 'check')}</li>` : ''}
            ${entries.map((entry) => html`<li>${this.#entry(entry)}</li>`)}
          </ul>
        </nav>
        ${pendingLink()}
        <baara-unit-switch class="where"></baara-unit-switch>
      </div>
    </div>`;
  }

  #toggle(): void {
    this.open = !this.open;
  }

  /** Folds the menu of a narrow page, and gives the focus back to its button. */
  #escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.querySelector<HTMLElement>('.toggle')?.focus();
  }

  #close(event: Event): void {
    if (!(event.target as HTMLElement).closest('a')) return;
    this.open = false;
    for (const drop of this.querySelectorAll('details')) drop.open = false;
  }

  #entry(entry: MenuEntry): TemplateResult {
    const [only, ...others] = entry.links;
    if (only && others.length === 0) return this.#link(only, entry.icon);
    const isHere = entry.links.some((link) => isWithin(link, place.get().pathname));
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="entry ${isHere ? 'here' : ''}">${icon(entry.icon)} ${say(entry.label)} ${icon('down')}</summary>
      <div class="sheet"><ul>${shownLinks(entry).map((link) => html`<li>${this.#link(link)}</li>`)}</ul></div>
    </details>`;
  }

  #link(link: MenuLink, drawing?: string): TemplateResult {
    return html`<a class="entry" href=${link.address} aria-current=${isWithin(link, place.get().pathname) ? 'page' : 'false'}>
      ${drawing ? icon(drawing) : ''} ${link.title}
    </a>`;
  }
}

define('baara-navigation', BaaraNavigation);
