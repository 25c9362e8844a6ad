import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import type { CreateOption } from './creation.ts';
import '../styles/combobox.css';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** What tells two alike apart: where a unit lies, a person's matricule. */
  readonly detail?: string;
}

export interface ComboboxAnswer {
  readonly options: readonly ComboboxOption[];
  readonly more: boolean;
}

/** Asks for the options that match what was typed. */
export type ComboboxSearch = (words: string) => Promise<ComboboxAnswer>;

const pause = 220;

/**
 * A field whose value is found by typing: the ARIA combobox pattern with a list box. No page ever gets a whole list.
 * It says `baara-choose` with the option, or null when it was emptied.
 */
export class BaaraCombobox extends BaaraElement {
  static override properties = {
    inputId: {},
    value: {},
    label: {},
    name: {},
    search: { attribute: false },
    invalid: { type: Boolean },
    required: { type: Boolean },
    disabled: { type: Boolean },
    described: {},
    placeholder: {},
    creates: {},
    create: { attribute: false },
    open: { state: true },
    answer: { state: true },
    active: { state: true },
    busy: { state: true },
    failed: { state: true },
    unchosen: { state: true },
  };
  declare inputId: string;
  declare value: string | null;
  /** The wording of the present value. */
  declare label: string;
  /** The field's name, for the button that empties it. */
  declare name: string;
  declare search: ComboboxSearch;
  declare invalid: boolean;
  declare required: boolean;
  declare disabled: boolean;
  declare described: string;
  declare placeholder: string;
  /** What may be added in place when the search does not find it, named; empty: nothing. */
  declare creates: string;
  declare create: CreateOption | null;
  declare open: boolean;
  declare answer: ComboboxAnswer;
  declare active: number;
  declare busy: boolean;
  /** The last search got no answer. */
  declare failed: boolean;
  /** What was typed and left before anything was chosen: the words stay, for a save to stop at. */
  declare unchosen: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor() {
    super();
    this.inputId = '';
    this.value = null;
    this.label = '';
    this.name = '';
    this.search = async () => ({ options: [], more: false });
    this.invalid = false;
    this.required = false;
    this.disabled = false;
    this.described = '';
    this.placeholder = '';
    this.creates = '';
    this.create = null;
    this.open = false;
    this.answer = { options: [], more: false };
    this.active = -1;
    this.busy = false;
    this.failed = false;
    this.unchosen = '';
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('label') || changed.has('value')) {
      const input = this.#input();
      if (changed.has('value') && this.value) this.unchosen = '';
      if (input && document.activeElement !== input && !this.unchosen) input.value = this.value ? this.label : '';
    }
    if (changed.has('open') && this.open) this.querySelector('[role="listbox"]')?.scrollIntoView({ block: 'nearest' });
    if (changed.has('active')) this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const list = `${this.inputId}-options`;
    return html`<span class="combobox" @focusout=${this.#left}>
      <input id=${this.inputId} type="text" role="combobox" autocomplete="off" spellcheck="false"
        aria-autocomplete="list" aria-expanded=${this.open} aria-controls=${list}
        aria-activedescendant=${this.open && this.active >= 0 ? `${list}-${this.active}` : nothing}
        aria-required=${this.required} aria-invalid=${this.invalid || this.unchosen !== ''} aria-describedby=${[this.described, this.unchosen && `${list}-unchosen`].filter(Boolean).join(' ') || nothing}
        placeholder=${this.placeholder || this.t('form:search_hint')} ?disabled=${this.disabled}
        @input=${this.#typed} @keydown=${this.#key} @click=${this.#show} />
      ${
        this.value && !this.disabled
          ? html`<button type="button" class="button plain small clear" aria-label=${this.t('form:clear', { field: this.name })} @click=${this.#empty}>${icon('close')}</button>`
          : nothing
      }
      <span id=${list} role="listbox" tabindex="-1" aria-label=${this.name} ?hidden=${!this.open}>
        ${this.open ? this.answer.options.map((option, at) => this.#option(option, at, list)) : nothing}
        ${this.open && this.#remark ? html`<span class="status" role="option" aria-disabled="true" aria-selected="false">${this.#remark}</span>` : nothing}
        ${this.open && this.#isAnswered && this.creates ? this.#addition(list) : nothing}
      </span>
      <span class="said" role="status">${this.open ? (this.#isAnswered ? this.t('form:matches', { count: this.answer.options.length }) : this.#remark) : ''}</span>
      ${this.unchosen ? html`<span class="error" role="alert" id="${list}-unchosen">${this.t('form:unchosen', { words: this.unchosen })}</span>` : nothing}
    </span>`;
  }

  get #isAnswered(): boolean {
    return !this.busy && !this.failed;
  }

  /** What is said below the options: a search that is under way or that failed has not found that there is nothing. */
  get #remark(): string {
    if (this.busy) return this.t('form:searching');
    if (this.failed) return this.t('shell:search_failed');
    if (this.answer.options.length === 0) return this.t('form:no_match');
    return this.answer.more ? this.t('form:more_matches') : '';
  }

  #option(option: ComboboxOption, at: number, list: string): TemplateResult {
    return html`<div role="option" id="${list}-${at}" aria-selected=${at === this.active} @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#choose(option)}>
      ${option.label}${option.detail ? html`<small>${option.detail}</small>` : nothing}
    </div>`;
  }

  /** The last option: to add what was not found. */
  #addition(list: string): TemplateResult {
    const at = this.answer.options.length;
    return html`<div role="option" class="addition" id="${list}-${at}" aria-selected=${at === this.active} @pointerdown=${(event: Event) => event.preventDefault()} @click=${this.#create}>
      ${icon('plus')} ${this.t('form:create_in_place', { form: this.creates })}
    </div>`;
  }

  readonly #create = async (): Promise<void> => {
    const words = this.#input()?.value.trim() ?? '';
    this.#close();
    const option = (await this.create?.(words === this.label ? '' : words)) ?? null;
    if (option) this.#choose(option);
  };

  #input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  readonly #typed = (): void => {
    this.#await();
    this.#timer = setTimeout(() => this.#ask(this.#input()?.value.trim() ?? ''), pause);
  };

  readonly #show = (): void => {
    if (!this.open && !this.disabled) this.#ask(this.value ? '' : (this.#input()?.value.trim() ?? ''));
  };

  /** The answer to other words is none to these: nothing of it can be chosen while the next is awaited. */
  #await(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.answer = { options: [], more: false };
    this.active = -1;
    this.failed = false;
    this.unchosen = '';
    this.busy = true;
    this.open = true;
  }

  async #ask(words: string): Promise<void> {
    this.#await();
    const mine = this.#asked;
    const answer = await this.search(words).catch(() => null);
    if (mine !== this.#asked) return;
    this.failed = answer === null;
    this.answer = answer ?? { options: [], more: false };
    this.active = words && this.answer.options.length > 0 ? 0 : -1;
    this.busy = false;
    this.open = this.contains(document.activeElement);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const found = this.answer.options.length;
    const count = found + (this.creates && this.#isAnswered ? 1 : 0);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!this.open) this.#show();
      else if (count > 0) this.active = (this.active + step + count) % count;
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && (this.open || this.#isUnresolved)) {
      // What is typed and not chosen is not sent with the form.
      event.preventDefault();
      const option = this.answer.options[this.active];
      if (option) this.#choose(option);
      else if (this.creates && this.#isAnswered && this.active === found) void this.#create();
      else if (!this.open || this.failed) void this.#ask(this.#input()?.value.trim() ?? '');
    } else if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      this.#close();
    }
  };

  get #isUnresolved(): boolean {
    return (this.#input()?.value.trim() ?? '') !== (this.value ? this.label.trim() : '');
  }

  #choose(option: ComboboxOption): void {
    // Written before it is told: whoever collects several empties the field.
    const input = this.#input();
    if (input) input.value = option.label;
    this.#say(option);
    this.#close();
  }

  readonly #empty = (): void => {
    this.#say(null);
    const input = this.#input();
    if (input) input.value = '';
    input?.focus();
  };

  /** Leaving keeps a single whole match and empties an emptied field; other words stay, and it is said that nothing is chosen. */
  readonly #left = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.contains(event.relatedTarget)) return;
    const input = this.#input();
    const words = input?.value.trim() ?? '';
    const only = this.answer.options.filter((option) => option.label.toLowerCase() === words.toLowerCase());
    if (words === '' && this.value) this.#say(null);
    else if (words && words !== this.label && only.length === 1 && only[0]) this.#choose(only[0]);
    else if (words && this.#isUnresolved) this.unchosen = words;
    this.#close();
  };

  #close(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.open = false;
    this.busy = false;
    this.active = -1;
  }

  #say(option: ComboboxOption | null): void {
    this.unchosen = '';
    this.value = option?.value ?? null;
    this.label = option?.label ?? '';
    this.dispatchEvent(new CustomEvent<ComboboxOption | null>('baara-choose', { detail: option }));
  }
}

/** Puts the focus where words were typed and nothing was chosen; answers whether there is such a field. */
export function toUnchosen(root: HTMLElement): boolean {
  const box = [...root.querySelectorAll<BaaraCombobox>('baara-combobox')].find(({ unchosen }) => unchosen !== '');
  box?.querySelector('input')?.focus();
  return box !== undefined;
}

define('baara-combobox', BaaraCombobox);
