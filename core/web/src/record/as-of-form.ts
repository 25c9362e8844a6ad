import { html, nothing, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import { today } from '../state/session.ts';
import '../fields/date-input.ts';

const earliest = '1900-01-01';

/** Asks for the day as of which the record is to be shown, and says it as `baara-day`. */
export class BaaraAsOfForm extends BaaraElement {
  static override properties = { day: { state: true }, wrong: { state: true } };
  declare day: string | null;
  /** Whether what stands there was asked for and is no day that one can look at. */
  declare wrong: boolean;

  constructor() {
    super();
    this.day = null;
    this.wrong = false;
  }

  override render(): TemplateResult {
    return html`<form class="asof" novalidate @submit=${this.#show}>
      <label for="as-of-day">${this.t('record:as_of')}</label>
      <baara-date-input .inputId=${'as-of-day'} .value=${this.day} .invalid=${this.wrong} .described=${this.wrong ? 'as-of-error' : ''} @baara-input=${this.#typed}></baara-date-input>
      <button class="button">${this.t('record:as_of_show')}</button>
      ${this.wrong ? html`<p class="error-line" id="as-of-error" role="alert">${icon('error')} ${this.t('record:as_of_wrong', { day: translation().formats.day(today()) })}</p>` : nothing}
    </form>`;
  }

  readonly #typed = (event: CustomEvent<string | null>): void => {
    this.day = event.detail;
    this.wrong = false;
  };

  readonly #show = (event: Event): void => {
    event.preventDefault();
    const { day } = this;
    const isDay = day !== null && /^\d{4}-\d{2}-\d{2}$/u.test(day) && day >= earliest && day <= today();
    this.wrong = !isDay;
    if (isDay) this.dispatchEvent(new CustomEvent<string>('baara-day', { detail: day }));
    else this.querySelector<HTMLInputElement>('#as-of-day')?.focus();
  };
}

define('baara-as-of-form', BaaraAsOfForm);
