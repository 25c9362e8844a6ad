import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { place } from '../state/router.ts';
import { pageKeys } from './keys.ts';

/** Help in place: what the definitions say of the form in view, and the keys of the page. */
export class BaaraHelp extends BaaraElement {
  static override properties = { slice: { state: true } };
  declare slice: FormSlice | null;

  constructor() {
    super();
    this.slice = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const form = /^\/(?:f|import)\/(\w+)/u.exec(place.get().pathname)?.[1];
    if (form)
      readForm(form).then(
        (slice) => (this.slice = slice),
        () => undefined,
      );
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="help-title" @close=${() => this.remove()}>
      <div class="heading">
        <h2 id="help-title">${this.t('shell:help')}</h2>
        <form method="dialog" class="bar"><button class="button small" aria-label=${this.t('shell:close')}>${icon('close')}</button></form>
      </div>
      <div class="stack">
        ${this.slice ? this.#fields(this.slice) : nothing}
        <section class="stack">
          <h3>${this.t('shell:keys')}</h3>
          <dl class="keys">
            ${pageKeys(place.get().pathname).map(({ keys, words }) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${this.t(words)}</dd></div>`)}
          </dl>
        </section>
      </div>
    </dialog>`;
  }

  #fields(slice: FormSlice): TemplateResult {
    const told = Object.values(slice.fields).filter((field) => field.help && !field.hidden);
    return html`<section class="stack">
      <h3>${say(slice.plural)}</h3>
      ${slice.help ? html`<p>${say(slice.help)}</p>` : nothing}
      ${told.length > 0 ? html`<dl class="told">${told.map((field) => html`<div><dt>${say(field.label)}</dt><dd>${say(field.help)}</dd></div>`)}</dl>` : nothing}
      ${!slice.help && told.length === 0 ? html`<p class="soft">${this.t('shell:help_none')}</p>` : nothing}
    </section>`;
  }
}

define('baara-help', BaaraHelp);
