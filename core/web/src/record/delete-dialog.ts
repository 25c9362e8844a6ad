import { html, nothing, type TemplateResult } from 'lit';
import { deleteRecord } from '../api/records.ts';
import type { RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { BaaraAskingDialog } from '../form/asking-dialog.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';

/** Asks why a record is deleted, and deletes it. It says `baara-deleted` or `baara-close`. */
export class BaaraDeleteDialog extends BaaraAskingDialog {
  static override properties = { view: { attribute: false }, missing: { state: true } };
  declare view: RecordView;
  declare missing: boolean;

  constructor() {
    super();
    this.missing = false;
  }

  protected override draftPage(): string {
    return `${this.view.form}/${this.view.id}/delete`;
  }

  protected override draftTitle(): string {
    return this.view.title;
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="delete-title" @cancel=${this.cancel} @close=${this.closed}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="delete-title">${this.t('record:delete_title')}</h2>
        <p>${this.t('record:delete_lead', { title: this.view.title })}</p>
        ${this.offer()} ${this.failure ? failureNotice(this.failure) : nothing}
        <div class="field full ${this.missing ? 'wrong' : ''}">
          <label for="delete-reason">${this.t('record:reason')}</label>
          ${this.missing ? html`<p class="error" id="delete-reason-error">${icon('error')} ${this.t('record:reason_missing')}</p>` : nothing}
          <textarea id="delete-reason" class="control" name="reason" rows="3" maxlength="1000" required aria-invalid=${this.missing} aria-describedby=${this.missing ? 'delete-reason-error' : nothing}
            .value=${this.said.reason ?? ''} @input=${(event: Event) => this.write('reason', (event.target as HTMLTextAreaElement).value)}></textarea>
        </div>
        <div class="bar">
          <button class="button danger first" ?disabled=${this.busy}>${icon('trash')} ${this.t('record:delete')}</button>
          <button type="button" class="button" @click=${this.leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const reason = this.word('reason');
    this.missing = reason === '';
    if (this.missing) {
      this.querySelector('textarea')?.focus();
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      const { form, id, rev } = this.view;
      await deleteRecord({ form, id, rev, reason });
      this.forget();
      this.dispatchEvent(new CustomEvent('baara-deleted'));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };
}

define('baara-delete-dialog', BaaraDeleteDialog);
