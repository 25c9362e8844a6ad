import { html, nothing, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import { BaaraAskingDialog } from '../form/asking-dialog.ts';
import { icon } from '../icons/icon.ts';

/** Asks why a whole import is undone. It says `baara-undo` with the reason, or `baara-close`. */
export class BaaraUndoDialog extends BaaraAskingDialog {
  static override properties = { form: {}, job: {}, missing: { state: true } };
  declare form: string;
  declare job: string;
  declare missing: boolean;

  constructor() {
    super();
    this.missing = false;
  }

  protected override draftPage(): string {
    return `${this.form}/import/${this.job}`;
  }

  protected override draftTitle(): string {
    return this.t('imports:undo_title');
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="undo-title" @cancel=${this.cancel} @close=${this.closed}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="undo-title">${this.t('imports:undo_title')}</h2>
        <p>${this.t('imports:undo_lead')}</p>
        ${this.offer()}
        <div class="field ${this.missing ? 'wrong' : ''}">
          <label for="undo-reason">${this.t('imports:undo_reason')}</label>
          ${this.missing ? html`<p class="error" id="undo-reason-error">${icon('error')} ${this.t('problems:field.required', { field: this.t('imports:undo_reason') })}</p>` : nothing}
          <textarea id="undo-reason" class="control" rows="3" maxlength="1000" aria-required="true" aria-invalid=${this.missing} aria-describedby=${this.missing ? 'undo-reason-error' : nothing}
            .value=${this.said.reason ?? ''} @input=${(event: Event) => this.write('reason', (event.target as HTMLTextAreaElement).value)}></textarea>
        </div>
        <div class="bar">
          <button class="button danger first">${this.t('imports:undo')}</button>
          <button type="button" class="button" @click=${this.leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const reason = this.word('reason');
    this.missing = reason === '';
    if (this.missing) {
      this.querySelector('textarea')?.focus();
      return;
    }
    this.forget();
    this.dispatchEvent(new CustomEvent<string>('baara-undo', { detail: reason }));
  };
}

define('baara-undo-dialog', BaaraUndoDialog);
