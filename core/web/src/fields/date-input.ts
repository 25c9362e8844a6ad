import { parseFrenchDate, parseMonth } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { translation } from '../state/language.ts';
import { today } from '../state/session.ts';

/**
 * A date (or month) typed as the French write it: `3/2/85`, `3 février 1985`. What was read is shown beside it in words.
 * It says `baara-input` with ISO text, with what was typed when that is no date, or with null when empty.
 */
export class BaaraDateInput extends BaaraElement {
  static override properties = {
    inputId: {},
    name: {},
    value: {},
    month: { type: Boolean },
    past: { type: Boolean },
    invalid: { type: Boolean },
    required: { type: Boolean },
    disabled: { type: Boolean },
    described: {},
    label: {},
    typing: { state: true },
  };
  declare inputId: string;
  /** The name under which a form of the browser's own sends it; none: whoever listens takes it. */
  declare name: string;
  declare value: string | null;
  declare month: boolean;
  /** Two digits of a year mean one that is past: a birth. */
  declare past: boolean;
  declare invalid: boolean;
  declare required: boolean;
  declare disabled: boolean;
  declare described: string;
  /** An accessible name where no label element names the input. */
  declare label: string;
  /** What stands in the field while it is typed: its reading is shown at once. */
  declare typing: string | null;

  constructor() {
    super();
    this.inputId = '';
    this.name = '';
    this.value = null;
    this.month = false;
    this.past = false;
    this.invalid = false;
    this.required = false;
    this.disabled = false;
    this.described = '';
    this.label = '';
    this.typing = null;
  }

  override render(): TemplateResult {
    const words = this.#inWords();
    return html`<span class="aside">
      <input id=${this.inputId} class="short" type="text" inputmode=${this.month ? nothing : 'numeric'} autocomplete="off" placeholder=${this.t(this.month ? 'dates:month_shape' : 'dates:day_shape')}
        aria-label=${this.label || nothing} aria-required=${this.required} aria-invalid=${this.invalid} aria-describedby="${this.described} ${this.inputId}-read"
        ?disabled=${this.disabled} @input=${this.#typing} @change=${this.#typed} />
      ${this.name ? html`<input type="hidden" name=${this.name} .value=${this.value ?? ''} />` : nothing}
      <span id="${this.inputId}-read" class="hint" role="status">${words ?? ''}</span>
    </span>`;
  }

  protected override updated(changed: PropertyValues): void {
    const input = this.querySelector<HTMLInputElement>('input:not([type=hidden])');
    if (changed.has('value') && input && this.#read(input.value) !== this.value)
      input.value = shown(this.value, this.month);
  }

  #inWords(): string | undefined {
    const value = this.typing === null ? this.value : this.#read(this.typing);
    if (!value) return undefined;
    const { formats } = translation();
    if (this.month) return /^\d{4}-\d{2}$/u.test(value) ? formats.month(value) : undefined;
    return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? formats.longDay(value) : undefined;
  }

  #read(words: string): string | null {
    const text = this.month ? words.trim().replace(/^(\d{2})(\d{4})$/u, '$1/$2') : parted(words.trim());
    if (!text) return null;
    if (this.month) return parseMonth(text) ?? text;
    const now = today();
    const pivot = this.past ? now : `${Number(now.slice(0, 4)) + 20}${now.slice(4)}`;
    const reading = parseFrenchDate(text, { pivot });
    return reading.kind === 'date' ? reading.value : text;
  }

  readonly #typing = (event: Event): void => {
    this.typing = (event.target as HTMLInputElement).value;
  };

  readonly #typed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.typing = null;
    this.value = this.#read(input.value);
    input.value = shown(this.value, this.month);
    // A form may be sent before this is drawn again.
    const sent = this.querySelector<HTMLInputElement>('input[type=hidden]');
    if (sent) sent.value = this.value ?? '';
    this.dispatchEvent(new CustomEvent<string | null>('baara-input', { detail: this.value }));
  };
}

/** Digits alone, as the number keys of a telephone give them: `03021985` → `03/02/1985`. */
function parted(text: string): string {
  return text.replace(/^(\d{2})(\d{2})(\d{2}|\d{4})$/u, '$1/$2/$3');
}

/** ISO as a clerk types it: `03/02/1985`; what is no date stays as typed. */
function shown(value: string | null, month: boolean): string {
  if (!value) return '';
  const parts = value.split('-');
  const complete = parts.length === (month ? 2 : 3) && parts.every((part) => /^\d+$/u.test(part));
  return complete ? parts.reverse().join('/') : value;
}

define('baara-date-input', BaaraDateInput);
