import type { ModelFieldOf } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { listItems } from '../api/choices.ts';
import type { ChoiceItem } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { language } from '../state/language.ts';
import type { BaaraCombobox, ComboboxOption, ComboboxSearch } from './combobox.ts';
import type { CreateOption } from './creation.ts';
import { searchList, searchRecords } from './search-options.ts';
import './combobox.ts';

const asTicks = 12;

/** Several items of a list, or several records: boxes to tick when they are few, else a search that collects them. It says `baara-input`. */
export class BaaraManyInput extends BaaraElement {
  static override properties = {
    inputId: {},
    name: {},
    field: { attribute: false },
    value: { attribute: false },
    labels: { attribute: false },
    invalid: { type: Boolean },
    required: { type: Boolean },
    described: {},
    creates: {},
    create: { attribute: false },
    items: { state: true },
  };
  declare inputId: string;
  declare name: string;
  declare field: ModelFieldOf<'choices'> | ModelFieldOf<'refs'>;
  declare value: readonly string[];
  declare labels: Readonly<Record<string, string>>;
  declare invalid: boolean;
  declare required: boolean;
  declare described: string;
  /** As of the combobox. */
  declare creates: string;
  declare create: CreateOption | null;
  /** The whole list where it is short; null where it must be searched. */
  declare items: readonly ChoiceItem[] | null;
  #asked = '';
  #search: ComboboxSearch = async () => ({ options: [], more: false });

  constructor() {
    super();
    this.value = [];
    this.labels = {};
    this.items = null;
    this.creates = '';
    this.create = null;
  }

  protected override willUpdate(): void {
    const { field } = this;
    const wanted = `${field.key} ${language.get()}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    if (field.kind === 'refs') {
      this.#search = searchRecords(field.form);
      return;
    }
    this.#search = searchList(field.list);
    listItems(field.list, { limit: asTicks + 1 }).then(
      ({ items, more }) => {
        this.items = more || items.length > asTicks ? null : items;
      },
      () => undefined,
    );
  }

  override render(): TemplateResult {
    return this.items ? this.#ticks(this.items) : this.#collected();
  }

  #ticks(items: readonly ChoiceItem[]): TemplateResult {
    return html`<div id=${this.inputId} role="group" tabindex="-1" class="radios" aria-labelledby="${this.inputId}-label" aria-describedby=${this.described || nothing}>
      ${items.map((item) => html`<label class="tick"><input type="checkbox" .checked=${this.value.includes(item.code)} @change=${() => this.#toggle({ value: item.code, label: item.label })} />${item.label}</label>`)}
    </div>`;
  }

  #collected(): TemplateResult {
    return html`<div class="stack">
      ${
        this.value.length > 0
          ? html`<div class="bar">${this.value.map((each) => html`<button type="button" class="chip" aria-label=${this.t('form:clear', { field: this.labels[each] ?? each })} @click=${() => this.#toggle({ value: each, label: '' })}>${this.labels[each] ?? each} ${icon('close')}</button>`)}</div>`
          : nothing
      }
      <baara-combobox .inputId=${this.inputId} .name=${this.name} .value=${null} .label=${''} .required=${this.required && this.value.length === 0} .invalid=${this.invalid} .described=${this.described} .search=${this.#search} .creates=${this.creates} .create=${this.create} @baara-choose=${this.#found}></baara-combobox>
    </div>`;
  }

  readonly #found = (event: CustomEvent<ComboboxOption | null>): void => {
    const option = event.detail;
    const box = this.querySelector<BaaraCombobox>('baara-combobox');
    const input = box?.querySelector('input');
    if (box) box.value = null;
    if (input) input.value = '';
    if (option && !this.value.includes(option.value)) this.#toggle(option);
  };

  #toggle(option: ComboboxOption): void {
    const without = this.value.filter((each) => each !== option.value);
    const next = without.length === this.value.length ? [...without, option.value] : without;
    if (option.label) this.dispatchEvent(new CustomEvent('baara-label', { detail: { [option.value]: option.label } }));
    this.value = next;
    this.dispatchEvent(new CustomEvent('baara-input', { detail: next.length > 0 ? next : null }));
  }
}

define('baara-many-input', BaaraManyInput);
