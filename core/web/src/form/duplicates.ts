import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { findDuplicates } from '../api/records.ts';
import type { Duplicate } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { contents, type Entry } from './entry.ts';

const pause = 500;

/** Says, while a record is typed, which records it probably repeats. */
export class BaaraDuplicates extends BaaraElement {
  static override properties = { entry: { attribute: false }, found: { state: true } };
  declare entry: Entry;
  declare found: readonly Duplicate[];
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | null = null;

  constructor() {
    super();
    this.found = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('entry')) return;
    const { duplicates, search } = this.entry.slice;
    if (!duplicates) return;
    const keys = [...duplicates.names, ...duplicates.agree, ...(search?.identifiers ?? [])];
    const { values } = contents(this.entry);
    const told = Object.fromEntries(keys.filter((key) => values[key]).map((key) => [key, values[key] ?? null]));
    const question = JSON.stringify(told);
    if (question === this.#asked) return;
    this.#asked = question;
    clearTimeout(this.#timer);
    if (!duplicates.names.every((key) => told[key])) {
      this.found = [];
      return;
    }
    this.#timer = setTimeout(() => this.#ask(told), pause);
  }

  async #ask(values: Entry['values']): Promise<void> {
    this.#asking?.abort();
    const mine = new AbortController();
    this.#asking = mine;
    // A second opinion that cannot be had must not stop the work: the server asks again on save.
    const answer = await findDuplicates(
      { form: this.entry.slice.id, values, ...(this.entry.rev === null ? {} : { except: this.entry.id }) },
      mine.signal,
    ).catch(() => null);
    if (answer && !mine.signal.aborted) this.found = answer.duplicates;
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.found.length === 0 ? nothing : this.#notice()}</div>`;
  }

  #notice(): TemplateResult {
    return html`<div class="notice warn">${icon('users')}<div>
      <h2>${this.t('form:duplicates', { count: this.found.length })}</h2>
      <p>${this.t('form:duplicates_lead')}</p>
      <ul>${this.found.slice(0, 5).map((each) => html`<li>${this.#one(each)}</li>`)}</ul>
    </div></div>`;
  }

  #one({ record, agree, ask }: Duplicate): TemplateResult {
    const fields = agree
      .map((key) => say(this.entry.slice.fields[key]?.label))
      .filter(Boolean)
      .join(', ');
    const same = fields ? html` <span class="soft">${this.t('form:agree_on', { fields })}</span>` : nothing;
    if (!record) return html`${this.t('form:duplicate_elsewhere', { ask: ask ?? '' })}${same}`;
    return html`<a href="/f/${record.form}/${record.id}" target="_blank" rel="noopener">${record.title}</a>${same}`;
  }
}

define('baara-duplicates', BaaraDuplicates);
