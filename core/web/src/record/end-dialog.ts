import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readRecord, updateRecord } from '../api/records.ts';
import type { FormSlice, Problem, RecordView } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { endFields } from '../form/dated-sections.ts';
import { changesOf, contents, type Entry, entryOf, problemsOf, wholly } from '../form/entry.ts';
import { isWarning } from '../form/problem-summary.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { say } from '../state/language.ts';
import '../form/sheet.ts';

/** Ends a dated row: asks its last day and what stands beside it. It says `baara-ended` or `baara-close`. */
export class BaaraEndDialog extends BaaraElement {
  static override properties = {
    row: { attribute: false },
    entry: { state: true },
    busy: { state: true },
    failure: { state: true },
  };
  declare row: RecordView;
  declare entry: Entry | null;
  declare busy: boolean;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.entry = null;
    this.busy = false;
    this.failure = null;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const [slice, row] = await Promise.all([readForm(this.row.form), readRecord(this.row.form, this.row.id)]);
      this.entry = entryOf(slice, row);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  #words(slice: FormSlice): string {
    return say(slice.actions?.find(({ does }) => does === 'end')?.label) || this.t('record:end');
  }

  override render(): TemplateResult {
    const { entry } = this;
    return html`<dialog class="end" aria-labelledby="end-title" @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="end-title">${entry ? this.#words(entry.slice) : this.t('record:end')}</h2>
        <p>${this.t('record:end_lead', { title: this.row.title })}</p>
        ${this.failure ? failureNotice(this.failure) : nothing}
        ${entry ? this.#fields(entry) : this.failure ? nothing : waitingNotice()}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy || !entry}>${entry ? this.#words(entry.slice) : this.t('record:end')}</button>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #fields(entry: Entry): TemplateResult {
    const keys = [...new Set(endFields(entry.slice))];
    return html`<baara-sheet .entry=${entry} prefix="e" .only=${keys} @baara-entry=${(event: CustomEvent<Entry>) => (this.entry = event.detail)}></baara-sheet>`;
  }

  /**
   * To the first field that is wrong. The dialog keeps its height: a message that goes as the field is left would move the
   * button from under the pointer that presses it.
   */
  async #toFault(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    const form = this.querySelector('form');
    if (form) form.style.minBlockSize = `${form.offsetHeight}px`;
    this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.entry || this.busy) return;
    const entry = ending(wholly(this.entry));
    this.entry = entry;
    this.failure = null;
    if (problemsOf(entry).some((problem) => !isWarning(problem))) return this.#toFault();
    this.busy = true;
    try {
      await updateRecord({
        ...{ form: entry.slice.id, id: entry.id, rev: entry.rev ?? 0, nature: 'event' },
        ...{ values: changesOf(entry), unknown: contents(entry).unknown },
      });
      this.dispatchEvent(new CustomEvent('baara-ended'));
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problems = failure.problems as readonly Problem[];
      this.entry = { ...entry, refused: problems };
      if (problems.length === 0) this.failure = failure;
      else void this.#toFault();
    } finally {
      this.busy = false;
    }
  };
}

/** Without its last day nothing ends: the form itself lets it be empty. */
function ending(entry: Entry): Entry {
  const others = entry.refused.filter(({ field }) => field !== 'valid_to');
  const missing: Problem = { code: 'field.required', field: 'valid_to', params: {} };
  return { ...entry, refused: entry.values.valid_to ? others : [...others, missing] };
}

define('baara-end-dialog', BaaraEndDialog);
