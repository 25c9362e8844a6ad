import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { language, say } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';
import { type MenuLink, menuEntries } from './menus.ts';
import { folded } from './named-pages.ts';
import { BaaraPage } from './page.ts';
import '../styles/menu-page.css';

/** Fewer are seen at a glance. */
const worthNarrowing = 12;

/** All that one menu leads to: by their first letter where they are many, and narrowed as one types. */
export class BaaraMenuPage extends BaaraPage {
  static override properties = { menu: {}, words: { state: true } };
  declare menu: string;
  declare words: string;

  constructor() {
    super();
    this.words = '';
  }

  protected override followed() {
    return [overview, workplace];
  }

  protected override heading(): string {
    return say(this.#entry()?.label) || this.t('shell:menu');
  }

  #entry() {
    return menuEntries(overview.get(), workplace.get()?.id).find(({ id }) => id === this.menu);
  }

  override render(): TemplateResult {
    const links = this.#entry()?.links ?? [];
    const wanted = folded(this.words).split(/\s+/u).filter(Boolean);
    const shown = links.filter(({ title }) => wanted.every((word) => folded(title).includes(word)));
    const isMany = links.length > worthNarrowing;
    return html`<div class="page menu-page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href="/">${this.t('shell:home')}</a></nav>
      <h1>${this.heading()}</h1>
      ${isMany ? this.#box() : nothing}
      <p class="soft" role="status">${isMany ? this.t('shell:menu_found', { count: shown.length }) : nothing}</p>
      ${isMany ? this.#byLetter(shown) : html`<ul class="letters plain">${shown.map(pageLink)}</ul>`}
    </div>`;
  }

  #box(): TemplateResult {
    const words = this.t('shell:menu_narrow');
    return html`<label class="narrow"><span class="said">${words}</span>${icon('search')}
      <input type="search" class="control" autocomplete="off" placeholder=${words} @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)} /></label>`;
  }

  #byLetter(links: readonly MenuLink[]): TemplateResult {
    const letters = new Map<string, MenuLink[]>();
    for (const link of links) {
      const letter = folded(link.title).slice(0, 1).toLocaleUpperCase(language.get());
      letters.set(letter, [...(letters.get(letter) ?? []), link]);
    }
    return html`<div class="letters">${[...letters].map(
      ([letter, under]) => html`<section><h2>${letter}</h2><ul>${under.map(pageLink)}</ul></section>`,
    )}</div>`;
  }
}

const pageLink = ({ title, address }: MenuLink): TemplateResult => html`<li><a href=${address}>${title}</a></li>`;

define('baara-menu-page', BaaraMenuPage);
