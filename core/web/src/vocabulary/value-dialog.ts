import { type BaaraError, uuidv7 } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { updateRecord } from '../api/records.ts';
import type { FormSlice, Problem, Values } from '../api/types.ts';
import type { ListValue } from '../api/vocabulary.ts';
import { BaaraElement, define } from '../element.ts';
import { type Entry, edited, entryOf, isChanged, newEntry, obstaclesOf, sendable, wholly } from '../form/entry.ts';
import { isWarning, problemSummary } from '../form/problem-summary.ts';
import { saveNew } from '../form/save.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { suggestCode } from './suggest-code.ts';
import '../form/sheet.ts';

/** What is asked of a value apart from the list's own fields; the rest is the keeper's gestures. */
const handled = new Set(['code', 'label_fr', 'label_en', 'sort', 'parent', 'retired', 'replaced_by']);

/** Adds a value to a list, or words one anew. It says `baara-saved` or `baara-close`. */
export class BaaraValueDialog extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    value: { attribute: false },
    known: { attribute: false },
    isHierarchy: { attribute: false },
    entry: { state: true },
    failure: { state: true },
    attempted: { state: true },
    busy: { state: true },
  };
  declare slice: FormSlice;
  /** The value to change; null: a new one. */
  declare value: ListValue | null;
  /** What is known of a new one: its place, its parent. */
  declare known: {
    readonly values: Values;
    readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  /** Whether values stand under others here. */
  declare isHierarchy: boolean;
  declare entry: Entry;
  declare failure: BaaraError | null;
  declare attempted: boolean;
  declare busy: boolean;
  #envelope = uuidv7();
  #suggested = '';

  constructor() {
    super();
    this.value = null;
    this.known = { values: {}, labels: {} };
    this.isHierarchy = false;
    this.failure = null;
    this.attempted = false;
    this.busy = false;
  }

  override connectedCallback(): void {
    this.entry = this.value
      ? entryOf(this.slice, this.value)
      : newEntry(this.slice, uuidv7(), this.known.values, this.known.labels);
    super.connectedCallback();
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void this.querySelector<BaaraElement>('baara-sheet')?.updateComplete.then(() =>
      this.querySelector<HTMLElement>(':is(input, select, textarea):not([disabled])')?.focus(),
    );
  }

  get #fields(): readonly string[] {
    const own = Object.values(this.slice.fields)
      .filter(({ key, hidden, readonly }) => !handled.has(key) && !hidden && !readonly)
      .map(({ key }) => key);
    return ['label_fr', 'label_en', ...(this.value ? [] : ['code']), ...(this.isHierarchy ? ['parent'] : []), ...own];
  }

  override render(): TemplateResult {
    const { value } = this;
    const problems = this.attempted ? obstaclesOf(this.entry).filter((problem) => !isWarning(problem)) : [];
    return html`<dialog class="wide" aria-labelledby="value-title" @cancel=${this.#cancel} @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="value-title">${value ? this.t('vocabulary:edit_title', { title: value.title }) : this.t('vocabulary:add_title')}</h2>
        <p class="soft">${value ? this.t('vocabulary:edit_lead', { code: String(value.values.code) }) : this.t('vocabulary:add_lead')}</p>
        ${this.failure ? failureNotice(this.failure) : nothing}
        ${problemSummary([{ part: { entry: this.entry, prefix: 'v' }, problems }], 'value-summary')}
        <baara-sheet .entry=${this.entry} prefix="v" .only=${this.#fields} @baara-entry=${(event: CustomEvent<Entry>) => this.#take(event.detail)}></baara-sheet>
        <div class="bar">
          <button class="button first" ?disabled=${this.busy}>${this.t(this.busy ? 'form:saving' : value ? 'form:save' : 'vocabulary:add_done')}</button>
          <button type="button" class="button" @click=${this.#leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** The code follows the French wording until somebody writes another. */
  #take(entry: Entry): void {
    this.entry = entry;
    if (this.value || String(entry.values.code ?? '') !== this.#suggested) return;
    const suggested = suggestCode(String(entry.values.label_fr ?? ''));
    if (suggested === this.#suggested) return;
    this.#suggested = suggested;
    this.entry = edited(entry, 'code', suggested, 'typing');
  }

  readonly #cancel = (event: Event): void => {
    if (!this.#mayLeave()) event.preventDefault();
  };

  readonly #leave = (): void => {
    if (this.#mayLeave()) this.querySelector('dialog')?.close();
  };

  #mayLeave(): boolean {
    const typed = this.value
      ? isChanged(this.entry)
      : Boolean(this.entry.values.label_fr || this.entry.values.label_en);
    return !typed || window.confirm(this.t('form:create_leave'));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.entry = wholly(this.entry);
    this.attempted = true;
    this.failure = null;
    if (obstaclesOf(this.entry).some((problem) => !isWarning(problem))) return this.#toSummary();
    this.busy = true;
    try {
      const { entry, value } = this;
      const form = this.slice.id;
      if (value) await updateRecord({ form, id: value.id, rev: value.rev, ...sendable(entry) });
      else await saveNew(this.#envelope, [entry]);
      this.dispatchEvent(new CustomEvent<string>('baara-saved', { detail: String(entry.values.code) }));
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.entry = { ...this.entry, refused: failure.problems as readonly Problem[] };
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

define('baara-value-dialog', BaaraValueDialog);
