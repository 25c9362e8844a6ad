import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { searchUnits } from '../fields/search-options.ts';
import { icon } from '../icons/icon.ts';
import { BaaraPage } from '../shell/page.ts';
import { go, place, restate } from '../state/router.ts';
import { overview, session, today } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';
import { createLevels, type Levels } from './levels.ts';
import { treeForm } from './tree-form.ts';
import type { BaaraUnitTree } from './unit-tree.ts';
import '../fields/combobox.ts';
import '../fields/date-input.ts';
import '../styles/units.css';
import './unit-drill.ts';
import './unit-tree.ts';

const narrow = matchMedia('(max-width: 640px)');

/** The organisation tree: walked level by level, searched, as it is or as it was. Its address holds how it is looked at. */
export class BaaraUnitBrowse extends BaaraPage {
  static override properties = { levels: { state: true }, small: { state: true } };
  declare levels: Levels | null;
  declare small: boolean;
  #language = '';
  #revealed: readonly string[] = [];

  constructor() {
    super();
    this.levels = null;
    this.small = narrow.matches;
  }

  protected override followed() {
    return [place, overview, session, workplace];
  }

  protected override heading(): string {
    return this.t('units:tree');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    narrow.addEventListener('change', this.#resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    narrow.removeEventListener('change', this.#resized);
  }

  readonly #resized = (): void => {
    this.small = narrow.matches;
  };

  get #query(): URLSearchParams {
    return place.get().searchParams;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const asOf = this.#query.get('as_of') ?? '';
    const closed = this.#query.has('closed');
    const spoken = document.documentElement.lang;
    const view = this.levels?.view;
    if (view?.asOf === asOf && view.closed === closed && this.#language === spoken) return;
    this.#language = spoken;
    this.levels = createLevels({ asOf, closed });
  }

  /** Where the reader works, and the unit that they came from: the same list as long as it says the same. */
  get #reveal(): readonly string[] {
    const asked = this.#query.get('at');
    const own = (session.get()?.roles ?? []).flatMap(({ unit }) => unit?.id ?? []);
    const units = [...new Set([...own, ...(asked ? [asked] : [])])];
    if (units.join() !== this.#revealed.join()) this.#revealed = units;
    return this.#revealed;
  }

  override render(): TemplateResult {
    const form = treeForm(overview.get());
    const { levels } = this;
    if (!form || !levels) return html`<h1>${this.heading()}</h1>`;
    const address = (unit: string) => `/f/${form.id}/${unit}`;
    return html`<div class="page">
      <div class="heading">
        <div class="grow"><h1>${this.heading()}</h1><p class="soft">${this.t('units:tree_lead')}</p></div>
        <div class="bar"><a class="button" href="/f/${form.id}">${icon('list')} ${this.t('units:as_list')}</a></div>
      </div>
      <div class="tree-tools">
        <div class="tree-find"><label for="unit-find">${this.t('units:find')}</label>
          <baara-combobox .inputId=${'unit-find'} .name=${this.t('units:find')} .search=${searchUnits} @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => this.#found(event.detail, address)}></baara-combobox></div>
        <div><label for="unit-day">${this.t('units:as_of')}</label>
          <baara-date-input .inputId=${'unit-day'} .value=${levels.view.asOf || null} @baara-input=${(event: CustomEvent<string | null>) => this.#put('as_of', event.detail)}></baara-date-input></div>
        <label class="tick"><input type="checkbox" .checked=${levels.view.closed} @change=${(event: Event) => this.#put('closed', (event.target as HTMLInputElement).checked ? '1' : null)} />${this.t('units:show_closed')}</label>
      </div>
      ${levels.view.asOf ? html`<div class="notice">${icon('history')}<div><p>${this.t('units:past', { day: levels.view.asOf })}</p><p><button type="button" class="button small" @click=${() => this.#put('as_of', null)}>${this.t('units:back_today')}</button></p></div></div>` : nothing}
      ${
        this.small
          ? html`<baara-unit-drill .levels=${levels} .at=${this.#level} .address=${address} .levelAddress=${this.#levelAddress}></baara-unit-drill>`
          : html`<p class="soft small-print">${this.t('units:keys')}</p><baara-unit-tree .levels=${levels} .address=${address} .reveal=${this.#reveal}></baara-unit-tree>`
      }
    </div>`;
  }

  /** The level that a phone shows: at first that of the unit one works in; an empty `at` asks for the top. */
  get #level(): string {
    return this.#query.get('at') ?? workplace.get()?.id ?? '';
  }

  readonly #levelAddress = (unit: string): string => {
    const address = new URL(place.get());
    address.searchParams.set('at', unit);
    return address.pathname + address.search;
  };

  #found(option: ComboboxOption | null, address: (unit: string) => string): void {
    if (!option) return;
    if (this.small) go(address(option.value));
    else void this.querySelector<BaaraUnitTree>('baara-unit-tree')?.show(option.value, 'focused');
  }

  #put(key: 'as_of' | 'closed', value: string | null): void {
    const real = key === 'closed' || (value !== null && /^\d{4}-\d{2}-\d{2}$/u.test(value) && value !== today());
    const address = new URL(place.get());
    if (value && real) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
    restate(address.pathname + address.search);
  }
}

define('baara-unit-browse', BaaraUnitBrowse);
