import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { updateRecord } from '../api/records.ts';
import { type ListValue, readUses, type Uses } from '../api/vocabulary.ts';
import { BaaraElement, define } from '../element.ts';
import type { ComboboxOption, ComboboxSearch } from '../fields/combobox.ts';
import { searchList } from '../fields/search-options.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { usesList, usesWords } from './uses-text.ts';
import '../fields/combobox.ts';

/** Takes a value out of use, alone or for another: says first what becomes of the records that hold it. It says `baara-saved` or `baara-close`. */
export class BaaraEndDialog extends BaaraElement {
  static override properties = {
    list: {},
    value: { attribute: false },
    way: {},
    uses: { state: true },
    by: { state: true },
    missing: { state: true },
    busy: { state: true },
    failure: { state: true },
  };
  declare list: string;
  declare value: ListValue;
  declare way: 'retire' | 'replace';
  declare uses: Uses | null;
  declare by: ComboboxOption | null;
  declare missing: boolean;
  declare busy: boolean;
  declare failure: BaaraError | null;
  #search: ComboboxSearch = async () => ({ options: [], more: false });

  constructor() {
    super();
    this.way = 'retire';
    this.uses = null;
    this.by = null;
    this.missing = false;
    this.busy = false;
    this.failure = null;
  }

  get #code(): string {
    return String(this.value.values.code);
  }

  protected override firstUpdated(): void {
    const search = searchList(this.list);
    this.#search = async (words) => {
      const { options, more } = await search(words);
      return { options: options.filter(({ value }) => value !== this.#code), more };
    };
    this.requestUpdate();
    this.querySelector('dialog')?.showModal();
    readUses(this.list, [this.#code]).then(
      ({ uses: [uses] }) => {
        this.uses = uses ?? null;
      },
      (thrown: unknown) => {
        this.failure = asFailure(thrown);
      },
    );
  }

  override render(): TemplateResult {
    const { title } = this.value;
    const replaces = this.way === 'replace';
    return html`<dialog aria-labelledby="end-title" @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="end-title">${this.t(replaces ? 'vocabulary:replace_title' : 'vocabulary:retire_title', { title })}</h2>
        ${replaces ? this.#successor() : nothing}
        ${this.uses ? this.#consequence(this.uses) : this.failure ? nothing : waitingNotice(this.t('vocabulary:counting'))}
        ${this.failure ? failureNotice(this.failure) : nothing}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy}>${this.t(replaces ? 'vocabulary:replace' : 'vocabulary:retire')}</button>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #successor(): TemplateResult {
    const words = this.t('vocabulary:replaced_by');
    return html`<div class="field full ${this.missing ? 'wrong' : ''}">
      <label for="end-by">${words} <span class="star" aria-hidden="true">*</span></label>
      ${this.missing ? html`<p class="error" id="end-by-error">${icon('error')} ${this.t('vocabulary:replace_missing')}</p>` : nothing}
      <div class="control"><baara-combobox .inputId=${'end-by'} .name=${words} .value=${this.by?.value ?? null} .label=${this.by?.label ?? ''} .invalid=${this.missing} .described=${this.missing ? 'end-by-error' : ''}
        .search=${this.#search} @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => this.#choose(event.detail)}></baara-combobox></div>
    </div>`;
  }

  #choose(option: ComboboxOption | null): void {
    this.by = option;
    if (option) this.missing = false;
  }

  #consequence(uses: Uses): TemplateResult {
    const facts = { code: this.#code, title: this.by?.label ?? '…' };
    return html`<div class="stack">
      <p><strong>${usesWords(uses)}</strong></p>
      ${usesList(uses)}
      <ul class="named">
        <li>${this.t('vocabulary:kept', facts)}</li>
        <li>${this.t('vocabulary:not_offered')}</li>
        ${this.way === 'replace' ? html`<li>${this.t('vocabulary:joined', facts)}</li><li>${this.t('vocabulary:read_as', facts)}</li>` : nothing}
        <li>${this.t('vocabulary:comes_back')}</li>
      </ul>
    </div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.missing = this.way === 'replace' && !this.by;
    if (this.missing) {
      this.querySelector<HTMLElement>('#end-by')?.focus();
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      const { id, rev, unknown } = this.value;
      const values = { retired: true, ...(this.by ? { replaced_by: this.by.value } : {}) };
      await updateRecord({ form: this.list, id, rev, values, unknown });
      this.dispatchEvent(new CustomEvent<string>('baara-saved', { detail: this.#code }));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };
}

define('baara-value-end', BaaraEndDialog);
