import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { signIn } from '../api/session.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { session } from '../state/session.ts';
import { asFailure, failureWording } from './failure.ts';
import { BaaraPage } from './page.ts';

type Missing = 'username' | 'password';

/** Sign-in, as a page, or as a dialog over a page whose session has ended. */
export class BaaraSignIn extends BaaraPage {
  static override properties = {
    modal: { type: Boolean },
    failure: { state: true },
    missing: { state: true },
    busy: { state: true },
    shown: { state: true },
  };
  declare modal: boolean;
  declare failure: BaaraError | null;
  declare missing: readonly Missing[];
  declare busy: boolean;
  declare shown: boolean;

  constructor() {
    super();
    this.modal = false;
    this.failure = null;
    this.missing = [];
    this.busy = false;
    this.shown = false;
  }

  protected override heading(): string {
    return this.t('shell:sign_in_title');
  }

  protected override firstUpdated(): void {
    if (this.modal) this.querySelector('dialog')?.showModal();
    this.querySelector('input')?.focus();
  }

  override render(): TemplateResult {
    if (!this.modal) return html`<div class="door">${this.#form()} ${this.#demo()}</div>`;
    return html`<dialog aria-labelledby="sign-in-title" @cancel=${(event: Event) => event.preventDefault()}>${this.#form()}</dialog>`;
  }

  #form(): TemplateResult {
    return html`<form novalidate @submit=${this.#submit}>
      <div class="stack">
        <h1 id="sign-in-title">${this.t('shell:sign_in_title')}</h1>
        <p class="soft">${this.modal ? this.t('errors:access.signed_out') : this.t('shell:sign_in_lead')}</p>
      </div>
      ${this.failure ? html`<div class="notice bad" role="alert">${icon('error')}<p>${failureWording(this.failure)}</p></div>` : nothing}
      ${this.#input('username', 'text')} ${this.#input('password', this.shown ? 'text' : 'password')}
      <label class="tick"><input type="checkbox" .checked=${this.shown} @change=${this.#show} />${this.t('shell:show_password')}</label>
      ${this.failure?.params.code ? this.#code() : nothing}
      <button class="button first" ?disabled=${this.busy}>${this.busy ? this.t('shell:signing_in') : this.t('shell:sign_in')}</button>
    </form>`;
  }

  #input(name: Missing, type: string): TemplateResult {
    const wrong = this.missing.includes(name);
    return html`<div class="field ${wrong ? 'wrong' : ''}">
      <label for="sign-in-${name}">${this.t(`shell:${name}`)}</label>
      ${wrong ? html`<p class="error" id="sign-in-${name}-error">${icon('error')} ${this.t(`shell:${name}_missing`)}</p>` : nothing}
      <input id="sign-in-${name}" class="control" name=${name} type=${type} autocapitalize="none" spellcheck="false" required
        autocomplete=${name === 'username' ? 'username' : 'current-password'}
        aria-invalid=${wrong} aria-describedby=${wrong ? `sign-in-${name}-error` : nothing} />
    </div>`;
  }

  #code(): TemplateResult {
    return html`<div class="field">
      <label for="sign-in-code">${this.t('shell:one_time_code')}</label>
      <input id="sign-in-code" class="control short" name="code" inputmode="numeric" autocomplete="one-time-code" />
    </div>`;
  }

  #show(event: Event): void {
    this.shown = (event.target as HTMLInputElement).checked;
  }

  #demo(): TemplateResult | typeof nothing {
    const accounts = session.get()?.demo ?? [];
    if (accounts.length === 0) return nothing;
    return html`<section class="notice">
      <div>
        <h2>${this.t('shell:demo_title')}</h2>
        <p class="soft">${this.t('shell:demo_lead')}</p>
        <div class="bar">
          ${accounts.map(
            (account) =>
              html`<button type="button" class="button small" @click=${() => this.#fill(account)}>${account.role}</button>`,
          )}
        </div>
      </div>
    </section>`;
  }

  #fill(account: { readonly username: string; readonly password: string }): void {
    const form = this.querySelector('form');
    for (const name of ['username', 'password'] as const) {
      const input = form?.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = account[name];
    }
    this.querySelector<HTMLElement>('button.first')?.focus();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [username, password, code] = ['username', 'password', 'code'].map((name) => String(data.get(name) ?? ''));
    this.missing = [...(username?.trim() ? [] : (['username'] as const)), ...(password ? [] : (['password'] as const))];
    if (this.missing.length > 0 || !username || !password) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      session.set(await signIn({ username: username.trim(), password, ...(code ? { code } : {}) }));
      this.dispatchEvent(new CustomEvent('baara-signed-in'));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }
}

define('baara-sign-in', BaaraSignIn);
