import type { BaaraError } from '@baara/model';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { type ListSummary, readLists } from '../api/vocabulary.ts';
import { define } from '../element.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import '../styles/vocabulary.css';

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The lists that one may read: what each holds, who chooses from it. */
export class BaaraListsPage extends BaaraPage {
  static override properties = { lists: { state: true }, words: { state: true }, failure: { state: true } };
  declare lists: readonly ListSummary[] | null;
  declare words: string;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.lists = null;
    this.words = '';
    this.failure = null;
  }

  protected override followed() {
    return [overview];
  }

  protected override heading(): string {
    return this.t('vocabulary:title');
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      ({ lists: this.lists } = await readLists());
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    return html`<div class="page">
      <div class="heading"><div class="grow"><h1>${this.heading()}</h1><p class="soft">${this.t('vocabulary:lead')}</p></div></div>
      <div class="tree-tools"><div class="tree-find"><label for="list-find">${this.t('vocabulary:find_list')}</label>
        <input id="list-find" type="search" autocomplete="off" .value=${this.words} @input=${(event: Event) => (this.words = (event.target as HTMLInputElement).value)} /></div></div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : this.lists ? this.#table(this.lists) : waitingNotice()}
    </div>`;
  }

  #name(list: string): string {
    return say(overview.get()?.forms[list]?.plural) || list;
  }

  #forms(list: ListSummary): string {
    const forms = overview.get()?.forms ?? {};
    return list.forms
      .map((form) => say(forms[form]?.plural))
      .filter(Boolean)
      .join(', ');
  }

  #table(lists: readonly ListSummary[]): TemplateResult {
    const wanted = folded(this.words).split(/\s+/u).filter(Boolean);
    const shown = lists
      .filter((list) => wanted.every((word) => folded(`${this.#name(list.list)} ${this.#forms(list)}`).includes(word)))
      .sort((one, other) => this.#name(one.list).localeCompare(this.#name(other.list)));
    if (shown.length === 0)
      return html`<p role="status">${this.t(lists.length === 0 ? 'vocabulary:no_list' : 'vocabulary:no_list_found')}</p>`;
    const { formats } = translation();
    return html`<div class="rows plain"><table>
      <caption class="said">${this.heading()}</caption>
      <thead><tr><th scope="col">${this.t('vocabulary:list')}</th><th scope="col" class="end">${this.t('vocabulary:current')}</th><th scope="col" class="end">${this.t('vocabulary:retired')}</th><th scope="col">${this.t('vocabulary:chosen_in')}</th></tr></thead>
      <tbody>${shown.map(
        (list) => html`<tr>
          <th scope="row"><a href="/lists/${list.list}">${this.#name(list.list)}</a></th>
          <td class="end number" data-label=${this.t('vocabulary:current')}>${formats.number(list.values)}</td>
          <td class="end number ${list.retired ? '' : 'blank'}" data-label=${this.t('vocabulary:retired')}>${list.retired ? formats.number(list.retired) : ''}</td>
          <td class="soft ${list.forms.length > 0 ? '' : 'blank'}" data-label=${this.t('vocabulary:chosen_in')}>${this.#forms(list)}</td>
        </tr>`,
      )}</tbody>
    </table></div>`;
  }
}

define('baara-lists-page', BaaraListsPage);
