import { type BaaraError, uuidv7 } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { readForm } from '../api/model.ts';
import { readRecord } from '../api/records.ts';
import type { FormSlice, Problem } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { say } from '../state/language.ts';
import { type Entry, isChanged, newEntry, obstaclesOf, wholly } from './entry.ts';
import { isWarning, problemSummary } from './problem-summary.ts';
import { saveNew } from './save.ts';
import './sheet.ts';

let opened = 0;

/** Adds a record that another one refers to, over the page on which that one is written. It says `baara-created` or `baara-close`. */
export class BaaraCreateDialog extends BaaraElement {
  static override properties = {
    form: {},
    words: {},
    entry: { state: true },
    failure: { state: true },
    attempted: { state: true },
    busy: { state: true },
  };
  declare form: string;
  /** What was looked for in vain: the new record's name. */
  declare words: string;
  declare entry: Entry | null;
  declare failure: BaaraError | null;
  declare attempted: boolean;
  declare busy: boolean;
  readonly #prefix = `c${++opened}`;
  #envelope = uuidv7();

  constructor() {
    super();
    this.words = '';
    this.entry = null;
    this.failure = null;
    this.attempted = false;
    this.busy = false;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const slice = await readForm(this.form);
      const name = nameField(slice);
      const known = name && this.words ? { [name]: this.words } : {};
      this.entry = newEntry(slice, uuidv7(), known);
      await this.updateComplete;
      await this.querySelector<BaaraElement>('baara-sheet')?.updateComplete;
      this.querySelector<HTMLElement>(':is(input, select, textarea):not([disabled])')?.focus();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { entry } = this;
    return html`<dialog class="wide" aria-labelledby="${this.#prefix}--heading" @cancel=${this.#cancel} @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="${this.#prefix}--heading">${entry ? this.t('form:new_title', { form: say(entry.slice.label) }) : this.t('shell:loading')}</h2>
        <p class="soft">${this.t('form:create_lead')}</p>
        ${this.failure ? failureNotice(this.failure, entry ? undefined : () => this.#load()) : nothing}
        ${entry ? this.#body(entry) : this.failure ? nothing : waitingNotice()}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy || !entry}>${this.t(this.busy ? 'form:saving' : 'form:create_and_choose')}</button>
          <button type="button" class="button" @click=${this.#leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #body(entry: Entry): TemplateResult {
    const problems = this.attempted ? obstaclesOf(entry).filter((problem) => !isWarning(problem)) : [];
    return html`${problemSummary([{ part: { entry, prefix: this.#prefix }, problems }], `${this.#prefix}--summary`)}
      <baara-sheet fold .entry=${entry} prefix=${this.#prefix} @baara-entry=${(event: CustomEvent<Entry>) => (this.entry = event.detail)}></baara-sheet>`;
  }

  readonly #cancel = (event: Event): void => {
    if (this.#mayLeave()) return;
    event.preventDefault();
  };

  readonly #leave = (): void => {
    if (this.#mayLeave()) this.querySelector('dialog')?.close();
  };

  #mayLeave(): boolean {
    return !this.entry || !isChanged(this.entry) || window.confirm(this.t('form:create_leave'));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    // The page below has a form of its own: this one is not its business.
    event.stopPropagation();
    if (this.busy || !this.entry) return;
    const entry = wholly(this.entry);
    this.entry = entry;
    this.attempted = true;
    this.failure = null;
    if (obstaclesOf(entry).some((problem) => !isWarning(problem))) return this.#toSummary();
    this.busy = true;
    try {
      const { id, slice } = entry;
      await saveNew(this.#envelope, [entry]);
      const { title } = await readRecord(slice.id, id);
      this.dispatchEvent(new CustomEvent<ComboboxOption>('baara-created', { detail: { value: id, label: title } }));
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.entry = { ...entry, refused: failure.problems as readonly Problem[] };
      if (!isUnanswered(failure)) this.#envelope = uuidv7();
      if (failure.problems.length === 0) this.failure = failure;
      void this.#toSummary();
    } finally {
      this.busy = false;
    }
  };

  async #toSummary(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.summary, .notice.bad')?.focus();
  }
}

/** The field that the words looked for most likely name: the first of the title that is text. */
function nameField(slice: FormSlice): string | undefined {
  return slice.title.find((key) => slice.fields[key]?.kind === 'text' && !slice.fields[key]?.readonly);
}

/** Opens the dialog over the page and answers with the record that was added, or null. */
export function createInPlace(facts: {
  readonly form: string;
  readonly words: string;
}): Promise<ComboboxOption | null> {
  const before = document.activeElement;
  const dialog = Object.assign(new BaaraCreateDialog(), facts);
  return new Promise((resolve) => {
    const end = (option: ComboboxOption | null) => {
      dialog.remove();
      resolve(option);
      if (before instanceof HTMLElement) before.focus();
    };
    dialog.addEventListener('baara-created', (event) => end((event as CustomEvent<ComboboxOption>).detail));
    dialog.addEventListener('baara-close', () => end(null));
    document.body.append(dialog);
  });
}

define('baara-create-dialog', BaaraCreateDialog);
