import type { BaaraError, ModelWorkflow, WorkflowTransition } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { previewPassages, takeTransition } from '../api/passages.ts';
import type { FormSlice, Problem, Values } from '../api/types.ts';
import { define } from '../element.ts';
import { BaaraAskingDialog } from '../form/asking-dialog.ts';
import { type Entry, edited, newEntry } from '../form/entry.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, failureWording, waitingNotice } from '../shell/failure.ts';
import { say } from '../state/language.ts';
import { sharedFields, sharedValues } from './shared-fields.ts';
import { stateWords } from './state-tag.ts';
import '../form/sheet.ts';

interface Chosen {
  readonly id: string;
  readonly rev: number;
  readonly title: string;
}

/** A transition of several records, all in one state. */
export interface Several {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
  readonly records: readonly Chosen[];
  /** Their form. */
  readonly slice: FormSlice;
}

/** So many are under way at once: a slow line is waited for by few. */
const lanes = 3;

/**
 * Shows which of the chosen records may pass and why the others may not, asks one reason, one act and the same fields for all, takes the transition of each by itself
 * and says what came of each. It says `baara-close` with how many passed.
 */
export class BaaraPassSeveral extends BaaraAskingDialog {
  static override properties = {
    several: { attribute: false },
    refused: { state: true },
    missing: { state: true },
    done: { state: true },
    failed: { state: true },
    stage: { state: true },
  };
  declare several: Several;
  /** Why records may not pass; null: it is not known yet. */
  declare refused: ReadonlyMap<string, readonly Problem[]> | null;
  declare missing: readonly ('reason' | 'act')[];
  declare done: number;
  declare failed: readonly { readonly record: Chosen; readonly words: readonly string[] }[];
  declare stage: 'asking' | 'passing' | 'over';
  /** The values of the last question who may pass. */
  #asked = '';

  constructor() {
    super();
    this.refused = null;
    this.missing = [];
    this.done = 0;
    this.failed = [];
    this.stage = 'asking';
  }

  protected override firstUpdated(): void {
    const { slice, transition } = this.several;
    if (sharedFields(slice, transition).shared.length > 0) this.entry = { ...newEntry(slice, ''), values: {} };
    super.firstUpdated();
    if (this.#asked === '') void this.#preview();
  }

  protected override draftPage(): string {
    const { workflow, transition } = this.several;
    return `${workflow.form}/pass/${workflow.id}/${transition.key}`;
  }

  protected override draftTitle(): string {
    return say(this.several.transition.label);
  }

  protected override resumed(): void {
    void this.#preview();
  }

  #values(): Values {
    const { slice, transition } = this.several;
    return this.entry ? sharedValues(this.entry, sharedFields(slice, transition).shared) : {};
  }

  async #preview(): Promise<void> {
    const { workflow, transition, records } = this.several;
    const values = this.#values();
    const asked = JSON.stringify(values);
    this.#asked = asked;
    this.failure = null;
    try {
      const ids = records.map(({ id }) => id);
      const refused = await previewPassages({ workflow: workflow.id, transition: transition.key, ids, values });
      if (this.#asked === asked) this.refused = refused;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Who may pass is asked anew when a field was left with something else in it. */
  #filled(entry: Entry): void {
    this.fill(entry);
    if (JSON.stringify(this.#values()) !== this.#asked) void this.#preview();
  }

  #open(): readonly Chosen[] {
    return this.several.records.filter(({ id }) => this.refused?.get(id)?.length === 0);
  }

  override render(): TemplateResult {
    const { transition } = this.several;
    return html`<dialog aria-labelledby="several-title" @close=${() => this.dispatchEvent(new CustomEvent('baara-close', { detail: { passed: this.done } }))}
      @cancel=${(event: Event) => (this.stage === 'passing' ? event.preventDefault() : this.cancel(event))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="several-title">${say(transition.label)}</h2>
        ${this.stage === 'asking' ? this.offer() : nothing} ${this.failure ? failureNotice(this.failure, () => this.#preview()) : nothing}
        ${this.stage === 'asking' ? this.#asking() : this.#outcome()}
      </form>
    </dialog>`;
  }

  #asking(): TemplateResult {
    const { workflow, transition, records } = this.several;
    const close = html`<button type="button" class="button" @click=${this.leave}>${this.t('shell:cancel')}</button>`;
    if (!this.refused) return html`${this.failure ? nothing : waitingNotice()}<div class="bar">${close}</div>`;
    const open = this.#open();
    const others = records.filter((record) => !open.includes(record));
    const state = stateWords(workflow, transition.to);
    return html`<p><strong>${open.length > 0 ? this.t('workflow:will_pass', { count: open.length, state }) : this.t('workflow:none_will_pass')}</strong></p>
      ${open.length > 0 ? html`<details><summary>${this.t('workflow:show_which')}</summary><ul>${open.map(({ title }) => html`<li>${title}</li>`)}</ul></details>` : nothing}
      ${others.length > 0 ? this.#lines(this.t('workflow:will_not_pass', { count: others.length }), others, (id) => this.refused?.get(id)?.map(({ message }) => message ?? '') ?? []) : nothing}
      ${transition.lasting ? html`<p class="lasting">${icon('warning')} ${this.t('workflow:lasting')}</p>` : nothing}
      ${this.#fields()}
      ${open.length > 0 && transition.reason ? this.#words('reason', transition.reason) : nothing}
      ${open.length > 0 && transition.act ? this.#words('act', transition.act) : nothing}
      <div class="bar">
        ${open.length > 0 ? html`<button class="button first">${say(transition.label)} (${open.length})</button>` : nothing}
        ${close}
      </div>`;
  }

  #fields(): TemplateResult {
    const { slice, transition } = this.several;
    const { shared, own } = sharedFields(slice, transition);
    const fields = own.map((key) => say(slice.fields[key]?.label)).join(', ');
    return html`${
      this.entry
        ? html`<p class="hint">${this.t('workflow:shared_fields')}</p>
            <baara-sheet .entry=${this.entry} prefix="several" .only=${shared} @baara-entry=${(event: CustomEvent<Entry>) => this.#filled(event.detail)}></baara-sheet>`
        : nothing
    }${own.length > 0 ? html`<p class="hint">${this.t('workflow:own_fields', { fields })}</p>` : nothing}`;
  }

  #lines(title: string, records: readonly Chosen[], wordsOf: (id: string) => readonly string[]): TemplateResult {
    return html`<p>${icon('warning')} ${title}</p>
      <ul class="not-passing">${records.map(({ id, title: name }) => html`<li><a href="/f/${this.several.workflow.form}/${id}">${name}</a>${wordsOf(id).map((words) => html`<br /><small class="soft">${words}</small>`)}</li>`)}</ul>`;
  }

  #words(name: 'reason' | 'act', need: 'required' | 'optional'): TemplateResult {
    const isMissing = this.missing.includes(name);
    const id = `several-${name}`;
    return html`<div class="field full ${isMissing ? 'wrong' : ''}">
      <label for=${id}>${this.t(`record:${name}`)}${need === 'required' ? html`<span class="star" aria-hidden="true"> *</span>` : nothing}</label>
      <p class="hint" id="${id}-hint">${this.t('workflow:for_all')}</p>
      ${isMissing ? html`<p class="error" id="${id}-error">${icon('error')} ${this.t(`workflow:${name}_missing`)}</p>` : nothing}
      <textarea id=${id} class="control" name=${name} rows=${name === 'reason' ? 3 : 1} maxlength="1000" ?required=${need === 'required'}
        aria-invalid=${isMissing} aria-describedby=${isMissing ? `${id}-hint ${id}-error` : `${id}-hint`} .value=${this.said[name] ?? ''}
        @input=${(event: Event) => this.write(name, (event.target as HTMLTextAreaElement).value)}></textarea>
    </div>`;
  }

  #outcome(): TemplateResult {
    const { records } = this.several;
    const all = records.filter(({ id }) => this.refused?.get(id)?.length === 0).length;
    const tried = this.done + this.failed.length;
    if (this.stage === 'passing')
      return html`<p role="status">${this.t('workflow:passing', { done: tried, count: all })}</p><progress max=${all} value=${tried} aria-label=${this.t('workflow:passing', { done: tried, count: all })}></progress>`;
    return html`<div role="status">${this.done > 0 ? html`<p class="notice good">${icon('check')} ${this.t('workflow:have_passed', { count: this.done })}</p>` : nothing}</div>
      ${
        this.failed.length > 0
          ? this.#lines(
              this.t('workflow:have_not_passed', { count: this.failed.length }),
              this.failed.map(({ record }) => record),
              (id) => this.failed.find(({ record }) => record.id === id)?.words ?? [],
            )
          : nothing
      }
      <div class="bar"><button type="button" class="button first" autofocus @click=${() => this.querySelector('dialog')?.close()}>${this.t('shell:close')}</button></div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.stage !== 'asking') return;
    const { workflow, transition } = this.several;
    const [reason, act] = [this.word('reason'), this.word('act')];
    this.missing = (['reason', 'act'] as const).filter(
      (name) => transition[name] === 'required' && this.word(name) === '',
    );
    if (this.missing.length > 0) {
      this.querySelector<HTMLTextAreaElement>(`textarea[name="${this.missing[0]}"]`)?.focus();
      return;
    }
    if (this.entry) {
      // What is still being typed is taken as left; who may pass with it is looked at before anybody does.
      this.entry = leftAll(this.entry, sharedFields(this.several.slice, transition).shared);
      if (Object.values(this.entry.faults).some((faults) => faults.length > 0)) return;
      const shown = this.#open().length;
      if (JSON.stringify(this.#values()) !== this.#asked) await this.#preview();
      if (this.failure || this.#open().length !== shown) return;
    }
    const values = this.#values();
    const queue = [...this.#open()];
    this.stage = 'passing';
    const lane = async () => {
      for (let record = queue.shift(); record; record = queue.shift()) {
        const { id, rev } = record;
        try {
          await takeTransition({
            ...{ form: workflow.form, id, rev, workflow: workflow.id, transition: transition.key },
            ...(Object.keys(values).length > 0 ? { values } : {}),
            ...(reason ? { reason } : {}),
            ...(act ? { act } : {}),
          });
          this.done += 1;
        } catch (thrown) {
          this.failed = [...this.failed, { record, words: wordsOf(asFailure(thrown)) }];
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    // Who did not pass is asked anew, with the words that were said for all.
    if (this.failed.length === 0) this.forget();
    this.stage = 'over';
  };
}

/** These fields as left, those in which something stands. */
function leftAll(entry: Entry, keys: readonly string[]): Entry {
  const filled = keys.filter((key) => entry.values[key] !== undefined && entry.values[key] !== null);
  return filled.reduce((each, key) => edited(each, key, each.values[key] ?? null, 'touched'), entry);
}

/** Each problem in words, or the error itself. */
function wordsOf(failure: BaaraError): readonly string[] {
  const said = (failure.problems as readonly Problem[]).flatMap(({ message }) => message ?? []);
  return said.length > 0 ? said : [failureWording(failure)];
}

define('baara-pass-several', BaaraPassSeveral);
