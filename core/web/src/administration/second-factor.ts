import { html, type nothing, svg, type TemplateResult } from 'lit';
import { encode } from 'uqr';
import { beginFactor, confirmFactor, type OwnAccount, removeFactor } from '../api/account.ts';
import { define } from '../element.ts';
import { translation } from '../state/language.ts';
import { typedIn, WorkingPage } from './working-page.ts';

/** One's second factor: its drawing and key, a first code, the recovery codes once; or what is left of them. It says `baara-changed`. */
export class BaaraSecondFactor extends WorkingPage {
  static override properties = {
    ...WorkingPage.properties,
    state: { attribute: false },
    begun: { state: true },
    codes: { state: true },
  };
  declare state: OwnAccount['secondFactor'];
  declare begun: { readonly secret: string; readonly uri: string } | null;
  declare codes: readonly string[];

  constructor() {
    super();
    this.begun = null;
    this.codes = [];
  }

  #changed(): void {
    this.dispatchEvent(new CustomEvent('baara-changed'));
  }

  override render(): TemplateResult {
    return html`<div class="stack"><p>${this.t('accounts:factor_lead')}</p>${this.outcome()}
      ${this.codes.length > 0 ? this.#recovery() : this.begun ? this.#confirmation(this.begun) : this.#present()}</div>`;
  }

  #present(): TemplateResult {
    const { on, recoveryCodes } = this.state;
    const words = on ? this.t('accounts:factor_on', { number: recoveryCodes }) : this.t('accounts:factor_off');
    return html`<p><span class="tag ${on ? 'good' : 'warn'}">${words}</span></p>
      <form class="stack" novalidate @submit=${on ? this.#remove : this.#begin}>
        ${this.input({ id: 'factor-password', field: 'present', label: this.t('accounts:present_password'), type: 'password', autocomplete: 'current-password' })}
        <div class="bar"><button class="button ${on ? 'danger' : 'first'}" ?disabled=${this.busy}>${this.t(on ? 'accounts:factor_remove' : 'accounts:factor_begin')}</button></div></form>`;
  }

  readonly #begin = (event: Event): void => {
    const { present = '' } = typedIn(event);
    void this.step(async () => (this.begun = await beginFactor(present)));
  };

  readonly #remove = (event: Event): void => {
    const { present = '' } = typedIn(event);
    void this.step(async () => {
      await removeFactor(present);
      this.#changed();
    }, this.t('accounts:done'));
  };

  #confirmation({ secret, uri }: { readonly secret: string; readonly uri: string }): TemplateResult {
    return html`<p>${this.t('accounts:factor_scan')}</p>
      <div class="qr" role="img" aria-label=${this.t('accounts:factor_qr')}>${drawn(uri)}</div>
      <p>${this.t('accounts:factor_key')}${translation().language === 'fr' ? ' ' : ''}: <code>${secret.replaceAll(/(.{4})/gu, '$1 ').trim()}</code></p>
      <form class="stack" novalidate @submit=${this.#confirm}>
        <div class="field"><label for="factor-code">${this.t('accounts:factor_code')}</label>
          <input id="factor-code" class="control short" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" /></div>
        <div class="bar"><button class="button first" ?disabled=${this.busy}>${this.t('accounts:factor_confirm')}</button></div></form>`;
  }

  readonly #confirm = (event: Event): void => {
    const { code = '' } = typedIn(event);
    void this.step(async () => (this.codes = await confirmFactor(code)));
  };

  #recovery(): TemplateResult {
    const finish = () => {
      this.codes = [];
      this.begun = null;
      this.#changed();
    };
    return html`<h3>${this.t('accounts:recovery_title')}</h3><p>${this.t('accounts:recovery_lead')}</p>
      <ul class="recovery-codes">${this.codes.map((code) => html`<li>${code}</li>`)}</ul>
      <div class="bar"><button type="button" class="button first" @click=${finish}>${this.t('accounts:recovery_done')}</button>
        <button type="button" class="button" @click=${() => window.print()}>${this.t('accounts:print')}</button></div>`;
  }
}

/** A QR code, drawn here: the secret goes nowhere. */
function drawn(words: string): TemplateResult | typeof nothing {
  const { data, size } = encode(words, { border: 0 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return html`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true">${svg`<path d=${path} fill="currentcolor" />`}</svg>`;
}

define('baara-second-factor', BaaraSecondFactor);
