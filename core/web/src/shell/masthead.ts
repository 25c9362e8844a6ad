import { html, nothing, type TemplateResult } from 'lit';
import { rememberLanguage, signOut } from '../api/session.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { dropDrafts, unsent } from '../state/drafts.ts';
import { changeLanguage, language, say } from '../state/language.ts';
import { forgetOpened } from '../state/recent.ts';
import { forgetHere, online, overview, session } from '../state/session.ts';
import { closeDrops } from './drop.ts';
import { openHelp } from './open-help.ts';
import { emblemAddress } from './site.ts';
import './appearance.ts';
import './finder.ts';

const names: Readonly<Record<string, string>> = { fr: 'Français', en: 'English' };

/** The band at the top: the site, the search that is always at hand, the language, help and the account. */
export class BaaraMasthead extends BaaraElement {
  protected override followed() {
    return [session, overview];
  }

  /** What is told comes once the first page stands. */
  protected override firstUpdated(): void {
    setTimeout(() => void import('./notices.ts'), 1500);
  }

  override render(): TemplateResult {
    const info = session.get();
    const isIn = Boolean(info?.user && overview.get());
    return html`<header class="masthead">
      <div class="wide row">
        <a class="site" href="/">
          ${info?.site.emblem ? html`<img src=${emblemAddress(info.site.emblem)} alt="" />` : nothing}
          <span>${say(info?.site.label)}<small>${this.t('shell:app')}</small></span>
        </a>
        ${isIn ? html`<baara-finder></baara-finder>` : nothing}
        <div class="tools">
          ${this.#languages()}
          ${isIn ? html`<button type="button" class="button plain small" aria-label=${this.t('shell:help')} title="${this.t('shell:help')} (?)" @click=${openHelp}>${icon('help')}</button>` : nothing}
          ${isIn ? html`<baara-notices></baara-notices>` : ''}
          ${isIn ? this.#account() : this.#appearance()}
        </div>
      </div>
    </header>`;
  }

  #languages(): TemplateResult[] {
    const offered = session.get()?.languages ?? ['fr', 'en'];
    return offered
      .filter((each) => each !== language.get())
      .map(
        (
          each,
        ) => html`<button type="button" class="button plain small" lang=${each} aria-label=${names[each] ?? each} @click=${() => this.#speak(each)}>
          ${icon('globe')}<span class="word">${names[each] ?? each}</span><span class="short" aria-hidden="true">${each.toUpperCase()}</span>
        </button>`,
      );
  }

  async #speak(next: string): Promise<void> {
    try {
      await changeLanguage(next);
    } catch {
      online.set(false);
      return;
    }
    if (session.get()?.user) rememberLanguage(next).catch(() => undefined);
  }

  #appearance(): TemplateResult {
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button plain small" aria-label=${this.t('shell:appearance')} title=${this.t('shell:appearance')}>${icon('appearance')}</summary>
      <div class="sheet"><baara-appearance></baara-appearance></div>
    </details>`;
  }

  #account(): TemplateResult {
    const info = session.get();
    const name = info?.user?.name || info?.user?.username;
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button plain small" aria-label="${this.t('shell:account')} : ${name ?? ''}">
        ${icon('user')}<span class="word">${name}</span>
      </summary>
      <div class="sheet stack">
        <div>
          <p><strong>${name}</strong></p>
          <p class="soft">${this.t('shell:works_in')}</p>
          <ul>
            ${info?.roles.map((held) => html`<li>${held.unit?.title ?? this.t('shell:whole_country')}<br /><small class="soft">${held.label}</small></li>`)}
          </ul>
        </div>
        ${Object.values(overview.get()?.forms ?? {}).some(({ can }) => can.includes('update')) ? html`<a href="/bulk">${this.t('bulk:past')}</a>` : nothing}
        <a href="/profile">${this.t('accounts:profile')}</a>
        <baara-appearance></baara-appearance>
        <button type="button" class="button" @click=${this.#leave}>${icon('out')} ${this.t('shell:sign_out')}</button>
      </div>
    </details>`;
  }

  async #leave(): Promise<void> {
    const held = unsent.get().length;
    // Signing out leaves nothing about people on the device, so what was not sent is lost.
    if (held > 0 && !window.confirm(this.t('shell:unsent_leave', { count: held }))) return;
    await signOut().catch(() => undefined);
    dropDrafts();
    forgetOpened();
    forgetHere();
    location.assign('/connexion');
  }
}

define('baara-masthead', BaaraMasthead);
