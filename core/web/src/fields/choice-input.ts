import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { listItems } from '../api/choices.ts';
import type { ChoiceItem } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { language } from '../state/language.ts';
import type { ComboboxOption, ComboboxSearch } from './combobox.ts';
import { searchList } from './search-options.ts';
import './combobox.ts';

const asRadios = 5;
const asSelect = 25;

/** One item of a list: radio buttons when there are few, a select when they are some, a search when they are many. It says `baara-choose`. */
export class BaaraChoiceInput extends BaaraElement {
  static override properties = {
    inputId: {},
    name: {},
    list: {},
    value: {},
    label: {},
    invalid: { type: Boolean },
    required: { type: Boolean },
    described: {},
    items: { state: true },
    more: { state: true },
    found: { state: true },
    gone: { state: true },
    next: { state: true },
  };
  declare inputId: string;
  declare name: string;
  declare list: string;
  declare value: string | null;
  declare label: string;
  declare invalid: boolean;
  declare required: boolean;
  declare described: string;
  declare items: readonly ChoiceItem[];
  declare more: boolean;
  /** The wording of a value that came without one: a default. */
  declare found: string;
  /** The present value, where it is not offered any more. */
  declare gone: ChoiceItem | null;
  /** What stands for it. */
  declare next: ChoiceItem | null;
  #asked = '';
  #language = language.get();
  #foundFor = '';
  #search: ComboboxSearch = async () => ({ options: [], more: false });

  constructor() {
    super();
    this.items = [];
    this.more = false;
    this.found = '';
    this.gone = null;
    this.next = null;
    this.value = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const turned = this.#language !== language.get();
    this.#language = language.get();
    if (this.value && ((changed.has('value') && !this.label) || turned)) void this.#wording(this.value);
    const wanted = `${this.list} ${language.get()}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    this.#search = searchList(this.list);
    listItems(this.list, { limit: asSelect + 1 }).then(
      ({ items, more }) => {
        this.items = items;
        this.more = more || items.length > asSelect;
        // Of a long list only the beginning is here: whether the value is still offered is asked for.
        if (this.value && !items.some(({ code }) => code === this.value)) void this.#wording(this.value);
      },
      () => {
        this.more = true;
      },
    );
  }

  /** The wording asked for in the present language, else the one that came with the value; its code says nothing to a reader while the list is on its way. */
  get #words(): string {
    const worded = (this.value === this.#foundFor && this.found) || this.label;
    return worded || (this.items.length === 0 && !this.more ? this.t('shell:loading') : (this.value ?? ''));
  }

  async #wording(code: string): Promise<void> {
    const { items } = await listItems(this.list, { code, retired: 'include' }).catch(() => ({ items: [] }));
    this.#foundFor = code;
    this.found = items[0]?.label ?? '';
    const gone = items[0]?.retired ? items[0] : null;
    this.next = gone?.replaced_by ? await this.#successor(gone.replaced_by) : null;
    this.gone = gone;
  }

  /** What stands for a value since, where it is offered. */
  async #successor(code: string): Promise<ChoiceItem | null> {
    const known = this.items.find((item) => item.code === code);
    if (known) return known;
    const { items } = await listItems(this.list, { code }).catch(() => ({ items: [] }));
    return items[0] ?? null;
  }

  override render(): TemplateResult {
    return html`${this.#control()} ${this.gone && this.gone.code === this.value ? this.#retired(this.next) : nothing}`;
  }

  #control(): TemplateResult {
    if (this.more) {
      return html`<baara-combobox .inputId=${this.inputId} .name=${this.name} .value=${this.value} .label=${this.#words} .required=${this.required} .invalid=${this.invalid} .described=${this.described} .search=${this.#search}
        @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => this.#say(event.detail)}></baara-combobox>`;
    }
    const isShort = this.items.length > 0 && this.items.length <= asRadios && this.#offered.length <= asRadios;
    return isShort ? this.#radios() : this.#select();
  }

  /** A value that was taken out of use stays where it stands; what stands for it since is one press away. */
  #retired(next: ChoiceItem | null): TemplateResult {
    return html`<p class="hint">${this.t('form:choice_retired')}
      ${next ? html`<button type="button" class="button small" @click=${() => this.#say({ value: next.code, label: next.label })}>${this.t('form:choice_replace', { label: next.label })}</button>` : nothing}</p>`;
  }

  /** The items, and the present value where it has been retired since. */
  get #offered(): readonly ChoiceItem[] {
    const { value } = this;
    if (!value || this.items.some((item) => item.code === value)) return this.items;
    return [...this.items, { code: value, label: this.#words }];
  }

  #radios(): TemplateResult {
    return html`<div id=${this.inputId} role="radiogroup" tabindex="-1" class="radios" aria-labelledby="${this.inputId}-label" aria-required=${this.required} aria-invalid=${this.invalid} aria-describedby=${this.described || nothing}>
      ${this.#offered.map(
        (item) =>
          html`<label class="tick"><input type="radio" name=${this.inputId} .checked=${item.code === this.value} @change=${() => this.#say({ value: item.code, label: item.label })} />${item.label}</label>`,
      )}
    </div>`;
  }

  #select(): TemplateResult {
    return html`<select id=${this.inputId} ?disabled=${this.items.length === 0} aria-required=${this.required} aria-invalid=${this.invalid} aria-describedby=${this.described || nothing} @change=${this.#chosen}>
      <option value="">${this.t('form:choose')}</option>
      ${this.#offered.map((item) => html`<option value=${item.code} ?selected=${item.code === this.value} .selected=${item.code === this.value}>${item.label}</option>`)}
    </select>`;
  }

  readonly #chosen = (event: Event): void => {
    const code = (event.target as HTMLSelectElement).value;
    const item = this.#offered.find((each) => each.code === code);
    this.#say(item ? { value: item.code, label: item.label } : null);
  };

  #say(option: ComboboxOption | null): void {
    this.value = option?.value ?? null;
    this.dispatchEvent(new CustomEvent('baara-choose', { detail: option }));
  }
}

define('baara-choice-input', BaaraChoiceInput);
