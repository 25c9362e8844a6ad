import { html, type TemplateResult } from 'lit';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { narrow } from '../state/narrow.ts';

const pause = 300;
/** Characters of the hint that stand there whole: on a telephone, at a desk. */
const most = { phone: 18, desk: 40 };

/** The words that a list is searched by. It says `baara-words` with them when typing pauses, at once on Enter. */
export class BaaraSearchBox extends BaaraElement {
  static override properties = { slice: { attribute: false }, words: {} };
  declare slice: FormSlice;
  declare words: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.words = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const name = this.t('list:search_in', { form: say(this.slice.plural) });
    return html`<form role="search" aria-label=${name} @submit=${this.#submitted}>
      ${icon('search')}
      <input type="search" autocomplete="off" .value=${this.words} placeholder=${this.#hint()} aria-label=${name} @input=${this.#typed} />
    </form>`;
  }

  protected override followed() {
    return [...super.followed(), narrow];
  }

  /** What the search looks in, named by the form's own words: as many as stand there whole. */
  #hint(): string {
    const { search, fields } = this.slice;
    const labels = (search?.identifiers ?? []).map((key) => say(fields[key]?.label)).filter(Boolean);
    const name = this.t('list:name');
    const room = narrow.get() ? most.phone : most.desk;
    return labels.reduce((hint, label) => (`${hint}, ${label}`.length > room ? hint : `${hint}, ${label}`), name);
  }

  readonly #typed = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(value), pause);
  };

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#say((event.target as HTMLFormElement).querySelector('input')?.value ?? '');
  };

  #say(words: string): void {
    this.dispatchEvent(new CustomEvent<string>('baara-words', { detail: words.trim() }));
  }
}

define('baara-search-box', BaaraSearchBox);
