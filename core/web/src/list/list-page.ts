import type { BaaraError, ModelField } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { FormSlice, ListPage } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { language, say } from '../state/language.ts';
import { go, place, restate } from '../state/router.ts';
import { workplace } from '../state/workplace.ts';
import { shownColumns } from './columns.ts';
import { figureNote } from './figure-note.ts';
import { expressionOf, type Filters, filtersOf, unitOf, writeFilters } from './filter.ts';
import { isPlaced, placeKey, withPlace, workplaceKey } from './placed.ts';
import { recordTable } from './table.ts';
import './column-chooser.ts';
import './filter-panel.ts';

const pageSize = 50;
const pause = 300;

/** The list of a form's records. Everything that shapes it stands in the address: it can be sent to a colleague. */
export class BaaraListPage extends BaaraPage {
  static override properties = {
    form: {},
    slice: { state: true },
    page: { state: true },
    failure: { state: true },
    busy: { state: true },
    filtering: { state: true },
  };
  declare form: string;
  declare slice: FormSlice | null;
  declare page: ListPage | null;
  declare failure: BaaraError | null;
  declare busy: boolean;
  declare filtering: boolean;
  #loading: AbortController | null = null;
  #loaded = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.slice = null;
    this.page = null;
    this.failure = null;
    this.busy = false;
    this.filtering = false;
  }

  protected override followed() {
    return [place];
  }

  protected override heading(): string {
    return this.slice ? say(this.slice.plural) : '';
  }

  get #query(): URLSearchParams {
    return place.get().searchParams;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // One's own unit is where the navigation begins: it is said in a line, not in an open panel.
    const filters = filtersOf(this.#query);
    this.filtering = Object.keys(filters).some((key) => key !== workplaceKey(filters));
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (place.get().pathname !== `/f/${this.form}`) return;
    const wanted = `${place.get().search} ${language.get()}`;
    if (wanted === this.#loaded) return;
    this.#loaded = wanted;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const mine = new AbortController();
    this.#loading = mine;
    this.busy = true;
    this.failure = null;
    try {
      const slice = await withPlace(await readForm(this.form));
      this.slice = slice;
      const query = this.#query;
      const sort = query.get('sort');
      const columns = shownColumns(slice, query);
      const filters = filtersOf(query);
      const page = await listRecords(
        {
          form: this.form,
          q: query.get('q') ?? undefined,
          where: expressionOf(filters, slice.fields),
          under: isPlaced(slice) ? unitOf(filters) : undefined,
          figure: query.get('figure') ?? undefined,
          sort: sort ? sort.split(',') : undefined,
          select: columns.filter((key) => key !== placeKey),
          include: columns.includes(placeKey) ? 'place' : undefined,
          cursor: query.get('cursor') ?? undefined,
          limit: pageSize,
          count: 'capped',
        },
        mine.signal,
      );
      if (mine.signal.aborted) return;
      this.page = page;
    } catch (thrown) {
      if (!mine.signal.aborted) this.failure = asFailure(thrown);
    } finally {
      if (this.#loading === mine) this.busy = false;
    }
  }

  /** Changes the address; a change of what is listed starts again at the first page. */
  #change(change: (query: URLSearchParams) => void, keep: 'first page' | 'this page' = 'first page'): void {
    const address = new URL(place.get());
    if (keep === 'first page') for (const name of ['cursor', 'page']) address.searchParams.delete(name);
    change(address.searchParams);
    restate(address.pathname + address.search);
  }

  override render(): TemplateResult {
    const { slice } = this;
    if (!slice) return this.failure ? failureNotice(this.failure, () => this.#load()) : waitingNotice();
    const filters = filtersOf(this.#query);
    return html`<div class="page">
      <div class="heading">
        <div>
          <h1>${say(slice.plural)}</h1>
          <p class="soft number" role="status">${this.#total()}</p>
        </div>
        <div class="bar">
          ${slice.can.includes('import') ? html`<a class="button" href="/import/${slice.id}">${icon('upload')} ${this.t('list:import')}</a>` : nothing}
          ${slice.can.includes('create') ? html`<a class="button first" href="/f/${slice.id}/new">${icon('plus')} ${this.t('list:new')}</a>` : nothing}
        </div>
      </div>
      ${figureNote(this.#query.get('figure'), () => this.#change((query) => query.delete('figure')))}
      ${this.#finder(slice, filters)}
      ${
        this.filtering
          ? html`<baara-filter-panel .slice=${slice} .filters=${filters} @baara-filters=${(event: CustomEvent<Filters>) => this.#change((query) => writeFilters(query, event.detail))}></baara-filter-panel>`
          : this.#within(filters)
      }
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : this.#rows(slice)}
    </div>`;
  }

  #within(filters: Filters): TemplateResult | typeof nothing {
    const key = workplaceKey(filters);
    const unit = workplace.get();
    if (key === undefined || !unit) return nothing;
    const { [key]: _, ...others } = filters;
    return html`<p class="bar">
      <span class="tag">${this.t('list:within', { unit: unit.title })}</span>
      <button type="button" class="button plain" @click=${() => this.#change((query) => writeFilters(query, others))}>${this.t('list:everywhere')}</button>
    </p>`;
  }

  #total(): string {
    const total = this.page?.total;
    if (!total) return this.busy ? this.t('list:loading') : '';
    return total.more
      ? this.t('list:total_more', { count: total.count })
      : this.t('list:total', { count: total.count });
  }

  #finder(slice: FormSlice, filters: Filters): TemplateResult {
    const active = Object.keys(filters).length;
    return html`<div class="finder">
      ${slice.search ? this.#searchBox(slice) : nothing}
      <button type="button" class="button" aria-expanded=${this.filtering} @click=${() => (this.filtering = !this.filtering)}>
        ${icon('filter')} ${this.t('list:filters')} ${active > 0 ? html`<span class="tag" aria-label=${this.t('list:filters_active', { count: active })}>${active}</span>` : nothing}
      </button>
      <baara-column-chooser .slice=${slice} .chosen=${shownColumns(slice, this.#query)} @baara-columns=${(event: CustomEvent<readonly string[] | null>) => this.#columns(event.detail)}></baara-column-chooser>
    </div>`;
  }

  #searchBox(slice: FormSlice): TemplateResult {
    const name = this.t('list:search_in', { form: say(slice.plural) });
    return html`<form role="search" aria-label=${name} @submit=${this.#submitted}>
      ${icon('search')}
      <input type="search" autocomplete="off" .value=${this.#query.get('q') ?? ''} placeholder=${this.#hint(slice)} aria-label=${name} @input=${this.#typed} />
    </form>`;
  }

  /** What the search looks in, named by the form's own words. */
  #hint(slice: FormSlice): string {
    const labels = (slice.search?.identifiers ?? []).map((key) => say(slice.fields[key]?.label)).filter(Boolean);
    return [this.t('list:name'), ...labels].join(', ');
  }

  #columns(columns: readonly string[] | null): void {
    this.#change((query) => (columns ? query.set('columns', columns.join(',')) : query.delete('columns')), 'this page');
  }

  readonly #typed = (event: Event): void => {
    const words = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#seek(words), pause);
  };

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#timer);
    this.#seek((event.target as HTMLFormElement).querySelector('input')?.value ?? '');
  };

  #seek(words: string): void {
    this.#change((query) => (words.trim() ? query.set('q', words.trim()) : query.delete('q')));
  }

  #rows(slice: FormSlice): TemplateResult {
    const { page } = this;
    if (!page) return waitingNotice(this.t('list:loading'));
    if (page.rows.length === 0) return this.#nothing(slice);
    const columns = shownColumns(slice, this.#query).flatMap((key): ModelField[] => {
      const field = slice.fields[key];
      return field ? [field] : [];
    });
    return html`
      <div class="rows ${this.busy ? 'stale' : ''}" aria-busy=${this.busy} @click=${this.#open}>
        ${recordTable({ caption: this.t('list:caption', { form: say(slice.plural) }), columns, rows: page.rows, sort: this.#sort(slice), sortBy: (key) => this.#sortBy(slice, key) })}
      </div>
      ${this.#pages(page)}
    `;
  }

  #nothing(slice: FormSlice): TemplateResult {
    const narrowed =
      this.#query.has('q') || this.#query.has('figure') || Object.keys(filtersOf(this.#query)).length > 0;
    return html`<div class="notice"><div>
      <p>${this.t(narrowed ? 'list:empty_search' : 'list:empty')}</p>
      ${narrowed ? html`<p><a href="/f/${slice.id}">${this.t('list:clear_filters')}</a></p>` : nothing}
    </div></div>`;
  }

  #sort(slice: FormSlice): string {
    return this.#query.get('sort') ?? (this.#query.has('q') ? '' : (slice.sort[0] ?? ''));
  }

  #sortBy(slice: FormSlice, key: string): void {
    const next = this.#sort(slice) === key ? `-${key}` : key;
    this.#change((query) => query.set('sort', next));
  }

  readonly #open = (event: Event): void => {
    if ((event.target as HTMLElement).closest('a, button') || getSelection()?.toString()) return;
    const link = (event.target as HTMLElement).closest('tr')?.querySelector<HTMLAnchorElement>('th a');
    if (link) go(link.href);
  };

  #pages(page: ListPage): TemplateResult | typeof nothing {
    if (!page.next && !page.previous) return nothing;
    const number = Number(this.#query.get('page') ?? '1');
    return html`<nav class="pages" aria-label=${this.t('list:pages')}>
      ${this.#turn(page.previous, number - 1, 'list:previous', 'left')}
      <span class="soft">${this.t('list:page', { page: number })}</span>
      ${this.#turn(page.next, number + 1, 'list:next', 'right')}
    </nav>`;
  }

  #turn(
    cursor: string | null,
    number: number,
    key: 'list:previous' | 'list:next',
    drawing: 'left' | 'right',
  ): TemplateResult | typeof nothing {
    if (!cursor) return nothing;
    const query = new URLSearchParams(this.#query);
    query.set('cursor', cursor);
    query.set('page', String(number));
    return html`<a class="button" href="/f/${this.form}?${query.toString()}">${drawing === 'left' ? icon('left') : nothing} ${this.t(key)} ${drawing === 'right' ? icon('right') : nothing}</a>`;
  }
}

define('baara-list-page', BaaraListPage);
