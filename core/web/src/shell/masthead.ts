import { html, nothing, type TemplateResult } from 'lit';
import { rememberLanguage, signOut } from '../api/session.ts';
import { BaaraElement, define } from '../element.ts';
import { dropDrafts } from '../form/draft.ts';
import { icon } from '../icons/icon.ts';
import { changeLanguage, language, say } from '../state/language.ts';
import { go, place } from '../state/router.ts';
import { overview, session } from '../state/session.ts';
import { closeDrops } from './drop.ts';
import { emblemAddress } from './site.ts';
import { subjectForm } from './subject.ts';
import './appearance.ts';

const names: Readonly<Record<string, string>> = { fr: 'Français', en: 'English' };

/** The band at the top: the site, the search that is always at hand, the language and the account. */
export class BaaraMasthead extends BaaraElement {
  readonly #slash = (event: KeyboardEvent) => {
    const at = event.target as HTMLElement;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || at.closest('input, textarea, select, [contenteditable]'))
      return;
    event.preventDefault();
    this.querySelector<HTMLInputElement>('[type="search"]')?.focus();
  };

  protected override followed() {
    return [session, overview, place];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#slash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#slash);
  }

  override render(): TemplateResult {
    const info = session.get();
    const subject = info?.user ? subjectForm(overview.get()) : undefined;
    return html`<header class="masthead">
      <div class="wide row">
        <a class="site" href="/">
          ${info?.site.emblem ? html`<img src=${emblemAddress(info.site.emblem)} alt="" />` : nothing}
          <span>${say(info?.site.label)}<small>${this.t('shell:app')}</small></span>
        </a>
        ${subject ? this.#search(subject) : nothing}
        <div class="tools">${this.#languages()} <baara-appearance></baara-appearance> ${info?.user ? this.#account() : nothing}</div>
      </div>
    </header>`;
  }

  #search(subject: string): TemplateResult {
    return html`<form class="find" role="search" @submit=${(event: Event) => this.#find(event, subject)}>
      ${icon('search')}
      <input type="search" name="q" autocomplete="off" aria-label=${this.t('shell:search')} aria-keyshortcuts="/"
        placeholder="${this.t('shell:search')} (/)" title="${this.t('shell:search_hint')}. ${this.t('shell:search_key')}" />
    </form>`;
  }

  #find(event: Event, subject: string): void {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem('q') as HTMLInputElement;
    const words = input.value.trim();
    if (!words) return;
    input.blur();
    go(`/f/${subject}?q=${encodeURIComponent(words)}`);
    input.value = '';
  }

  #languages(): TemplateResult[] {
    const offered = session.get()?.languages ?? ['fr', 'en'];
    return offered
      .filter((each) => each !== language.get())
      .map(
        (each) => html`<button type="button" class="button plain small" lang=${each} @click=${() => this.#speak(each)}>
          ${icon('globe')}<span>${names[each] ?? each}</span>
        </button>`,
      );
  }

  #speak(next: string): void {
    changeLanguage(next);
    if (session.get()?.user) rememberLanguage(next).catch(() => undefined);
  }

  #account(): TemplateResult {
    const info = session.get();
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button plain small" aria-label="${this.t('shell:account')} : ${info?.user?.name ?? ''}">
        ${icon('user')}<span class="word">${info?.user?.name || info?.user?.username}</span>
      </summary>
      <div class="sheet stack">
        <div>
          <p><strong>${info?.user?.name || info?.user?.username}</strong></p>
          <p class="soft">${this.t('shell:works_in')}</p>
          <ul>
            ${info?.roles.map((held) => html`<li>${held.unit?.title ?? this.t('shell:whole_country')}<br /><small class="soft">${held.label}</small></li>`)}
          </ul>
        </div>
        <button type="button" class="button" @click=${this.#leave}>${icon('out')} ${this.t('shell:sign_out')}</button>
      </div>
    </details>`;
  }

  async #leave(): Promise<void> {
    await signOut().catch(() => undefined);
    dropDrafts();
    location.assign('/connexion');
  }
}

define('baara-masthead', BaaraMasthead);
