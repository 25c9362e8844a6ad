import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readHistory } from '../api/records.ts';
import type { FormSlice, HistoryEntry, Labels, Value } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { wordedValue } from '../fields/value-text.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { language, say, translation } from '../state/language.ts';
import { historyLabels } from './history-labels.ts';

/** What happened to a record: who, when, why, and each field before and after, in words. */
export class BaaraHistory extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    record: {},
    rev: { type: Number },
    entries: { state: true },
    labels: { state: true },
    failure: { state: true },
  };
  declare slice: FormSlice;
  declare record: string;
  declare rev: number;
  declare entries: readonly HistoryEntry[] | null;
  declare labels: Labels;
  declare failure: BaaraError | null;
  #language = language.get();

  constructor() {
    super();
    this.entries = null;
    this.labels = {};
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('record') && !changed.has('rev') && this.#language === language.get()) return;
    this.#language = language.get();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const { entries, labels } = await readHistory(this.slice.id, this.record);
      this.labels = labels ?? (await historyLabels(this.slice, entries));
      this.entries = entries;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!this.entries) return waitingNotice();
    if (this.entries.length === 0) return html`<p>${this.t('record:history_empty')}</p>`;
    return html`<ol class="timeline">${this.entries.map((entry) => this.#entry(entry))}</ol>`;
  }

  #entry(entry: HistoryEntry): TemplateResult {
    const at = translation().formats.moment(entry.at);
    return html`<li>
      <div class="what">
        <h2>${this.t(`record:verb_${entry.verb}`)}</h2>
        ${entry.nature ? html`<span class="tag ${entry.nature === 'event' ? 'good' : ''}">${this.t(`record:nature_${entry.nature}`)}</span>` : nothing}
        <span class="soft"><time datetime=${entry.at}>${at}</time> ${entry.userName ? this.t('record:by', { name: entry.userName }) : this.t('record:by_system')}</span>
      </div>
      ${entry.reason ? html`<p>${this.t('record:reason')} : ${entry.reason}</p>` : nothing}
      ${entry.act ? html`<p>${this.t('record:act')} : ${entry.act}</p>` : nothing}
      ${entry.fields.length > 0 ? this.#differences(entry, at) : nothing}
    </li>`;
  }

  #differences(entry: HistoryEntry, at: string): TemplateResult {
    const created = entry.verb === 'create';
    const order = this.slice.sections.flatMap((section) => section.fields);
    const rows = [...entry.fields]
      .sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
      .filter(
        (change) => this.slice.fields[change.field] && !(created && this.#words(change.field, change.after) === ''),
      );
    return html`<div class="rows"><table>
      <caption class="said">${this.t('record:history_caption', { at })}</caption>
      <thead><tr><th scope="col">${this.t('record:field')}</th>${created ? nothing : html`<th scope="col">${this.t('record:before')}</th>`}<th scope="col">${this.t('record:after')}</th></tr></thead>
      <tbody>
        ${rows.map(
          (change) => html`<tr>
            <th scope="row">${say(this.slice.fields[change.field]?.label)}</th>
            ${created ? nothing : html`<td class="was" data-label=${this.t('record:before')}>${this.#words(change.field, change.before) || '—'}</td>`}
            <td data-label=${this.t('record:after')}>${this.#words(change.field, change.after) || '—'}</td>
          </tr>`,
        )}
      </tbody>
    </table></div>`;
  }

  #words(key: string, value: Value): string {
    const field = this.slice.fields[key];
    return field ? wordedValue(field, value, this.labels[key] ?? {}) : '';
  }
}

define('baara-history', BaaraHistory);
