import { html, nothing, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';

/** Asks why a whole import is undone. It says `baara-undo` with the reason, or `baara-close`. */
export class BaaraUndoDialog extends BaaraElement {
  static override properties = { missing: { state: true } };
  declare missing: boolean;

  constructor() {
    super();
    this.missing = false;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="undo-title" @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="undo-title">${this.t('imports:undo_title')}</h2>
        <p>${this.t('imports:undo_lead')}</p>
        <div class="field ${this.missing ? 'wrong' : ''}">
          <label for="undo-reason">${this.t('imports:undo_reason')}</label>
          ${this.missing ? html`<p class="error" id="undo-reason-error">${icon('error')} ${this.t('problems:field.required', { field: this.t('imports:undo_reason') })}</p>` : nothing}
          <textarea id="undo-reason" class="control" rows="3" maxlength="1000" aria-required="true" aria-invalid=${this.missing} aria-describedby=${this.missing ? 'undo-reason-error' : nothing}></textarea>
        </div>
        <div class="bar">
          <button class="button danger first">${this.t('imports:undo')}</button>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const reason = this.querySelector('textarea')?.value.trim() ?? '';
    this.missing = reason === '';
    if (reason) this.dispatchEvent(new CustomEvent<string>('baara-undo', { detail: reason }));
    else this.querySelector('textarea')?.focus();
  };
}

define('baara-undo-dialog', BaaraUndoDialog);
