import type { BaaraError, ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import type { FormSlice, ListPage } from '../api/types.ts';
import { type ListHabits, readHabits } from '../api/views.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { standstill } from '../shell/standstill.ts';
import { language, say } from '../state/language.ts';
import { narrow } from '../state/narrow.ts';
import { go, place, restate } from '../state/router.ts';
import { emptyNotice, pageLinks } from './around-rows.ts';
import { askedOf, exportedOf, keptQuery, narrowingOf, sortOf } from './asked.ts';
import { activeTag, filterChips } from './chips.ts';
import { knowsColumns, shownColumns, takeColumns } from './columns.ts';
import { figureNote } from './figure-note.ts';
import { type Filters, filtersOf, writeFilters } from './filter.ts';
import { type FilterNames, namesOf } from './filter-words.ts';
import { dayInput, listHeading } from './heading.ts';
import { walkRows } from './keys.ts';
import { ownList, widened } from './own-unit.ts';
import { withPlace } from './placed.ts';
import { readPage } from './read-page.ts';
import { isSelected, nothingSelected, pageToggled, type Selection, toggled } from './selection.ts';
import { type BulkVerb, bulkVerbs, selectionBar } from './selection-bar.ts';
import { type RowChoice, recordTable } from './table.ts';
import './column-chooser.ts';
import './search-box.ts';
import './view-menu.ts';

/** After this many milliseconds a reader is told that the line is slow, and not the page. */
const patience = 4000;

/** The list of a form's records. Everything that shapes it stands in the address: it can be sent to a colleague. */
export class BaaraListPage extends BaaraPage {
  static override properties = {
    form: {},
    slice: { state: true },
    page: { state: true },
    failure: { state: true },
    busy: { state: true },
    filtering: { state: true },
    slow: { state: true },
    names: { state: true },
    habits: { state: true },
    selection: { state: true },
    doing: { state: true },
  };
  declare form: string;
  declare slice: FormSlice | null;
  declare page: ListPage | null;
  declare failure: BaaraError | null;
  declare busy: boolean;
  declare filtering: boolean;
  declare slow: boolean;
  declare names: FilterNames;
  declare habits: ListHabits | null;
  declare selection: Selection;
  /** The action that is being asked for what is selected. */
  declare doing: BulkVerb | null;
  #loading: AbortController | null = null;
  #loaded = '';
  #criteria = '';

  constructor() {
    super();
    this.slice = null;
    this.page = null;
    this.failure = null;
    this.busy = false;
    this.filtering = false;
    this.slow = false;
    this.names = {};
    this.habits = null;
    this.selection = nothingSelected;
    this.doing = null;
  }

  protected override followed() {
    return [place, narrow];
  }

  protected override heading(): string {
    return this.slice ? say(this.slice.plural) : '';
  }

  get #query(): URLSearchParams {
    return place.get().searchParams;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    const own = ownList(this.form, place.get());
    if (own) restate(own);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (walkRows(this, event)) event.preventDefault();
  };

  protected override willUpdate(): void {
    if (place.get().pathname !== `/f/${this.form}`) return;
    const wanted = `${place.get().search} ${language.get()}`;
    if (wanted === this.#loaded) return;
    this.#loaded = wanted;
    const told = ['q', 'figure', 'as_of'].map((name) => this.#query.get(name));
    const criteria = JSON.stringify([filtersOf(this.#query), ...told]);
    if (criteria !== this.#criteria) this.selection = nothingSelected;
    this.#criteria = criteria;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const mine = new AbortController();
    this.#loading = mine;
    this.busy = true;
    this.failure = null;
    const late = setTimeout(() => {
      if (this.#loading === mine) this.slow = true;
    }, patience);
    try {
      const [form] = await Promise.all([readForm(this.form), this.#ownColumns()]);
      const slice = await withPlace(form);
      this.slice = slice;
      // The criteria are named before the rows stand below them: a chip that grew would push them down.
      const [page, names] = await Promise.all([
        readPage(slice, this.#query, mine.signal),
        namesOf(filtersOf(this.#query), slice.fields),
      ]);
      if (mine.signal.aborted) return;
      this.page = page;
      this.names = names;
      if (!this.habits) void this.#readHabits();
      this.rested(page.rows.slice(0, 1).map(({ id }) => `/f/${slice.id}/${id}`));
    } catch (thrown) {
      if (!mine.signal.aborted) this.failure = asFailure(thrown);
    } finally {
      clearTimeout(late);
      if (this.#loading === mine) {
        this.busy = false;
        this.slow = false;
      }
    }
  }

  /** On a computer that does not know the reader's columns, they come before the rows: nothing moves afterwards. */
  async #ownColumns(): Promise<void> {
    if (!knowsColumns(this.form) && !this.#query.has('columns')) await this.#readHabits();
  }

  async #readHabits(): Promise<void> {
    try {
      this.habits = await readHabits(this.form);
    } catch {
      // Views are a help: a list is read without them.
      return;
    }
    const isNews = takeColumns(this.form, this.habits.columns);
    if (isNews && this.page && !this.#query.has('columns')) void this.#load();
  }

  /** Changes the address; a change of what is listed starts again at the first page. */
  #change(change: (query: URLSearchParams) => void, keep: 'first page' | 'this page' = 'first page'): void {
    const address = new URL(place.get());
    if (keep === 'first page') for (const name of ['cursor', 'page']) address.searchParams.delete(name);
    change(address.searchParams);
    restate(widened(this.form, address));
  }

  override render(): TemplateResult {
    const { slice } = this;
    if (!slice) return this.#unread();
    const filters = filtersOf(this.#query);
    return html`<div class="page">
      ${listHeading({ slice, query: this.#query, size: this.#total(), folded: narrow.get() ? this.#shape(slice) : null })}
      ${figureNote(this.#query.get('figure'), () => this.#change((query) => query.delete('figure')))}
      ${this.#finder(slice, filters)}
      ${filterChips({
        ...{ slice, filters, names: this.names, asOf: this.#query.get('as_of') },
        change: (next) => this.#change((query) => writeFilters(query, next)),
        today: () => this.#change((query) => query.delete('as_of')),
      })}
      ${
        this.filtering
          ? html`<baara-filter-panel .slice=${slice} .filters=${filters} .narrowing=${narrowingOf(this.#query)} @baara-filters=${(event: CustomEvent<Filters>) => this.#change((query) => writeFilters(query, event.detail))}></baara-filter-panel>`
          : nothing
      }
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : this.#rows(slice)}
    </div>`;
  }

  #unread(): TemplateResult {
    const what = announced.list({ form: this.form });
    return this.failure ? standstill(what, this.failure, () => this.#load()) : awaitedPage(what);
  }

  /** How much there is, or that it is on its way: one short line, so that nothing moves when it changes. */
  #total(): string {
    const total = this.page?.total;
    if (this.slow) return this.t('list:slow');
    if (!total) return this.busy ? this.t('shell:loading') : '';
    return total.more
      ? this.t('list:total_more', { count: total.count })
      : this.t('list:total', { count: total.count });
  }

  #finder(slice: FormSlice, filters: Filters): TemplateResult {
    return html`<div class="finder">
      ${slice.search ? html`<baara-search-box .slice=${slice} .words=${this.#query.get('q') ?? ''} @baara-words=${(event: CustomEvent<string>) => this.#change((query) => (event.detail ? query.set('q', event.detail) : query.delete('q')))}></baara-search-box>` : nothing}
      <button type="button" class="button" aria-expanded=${this.filtering} @click=${this.#filter}>
        ${icon('filter')} ${this.t('list:filters')} ${activeTag(Object.keys(filters).length)}
      </button>
      ${narrow.get() ? nothing : this.#shape(slice)}
    </div>`;
  }

  /** What else shapes the list: the day, the views, the columns. */
  #shape(slice: FormSlice): TemplateResult {
    return html`
      ${slice.dated ? dayInput(this.#query.get('as_of'), (day) => this.#change((query) => (day ? query.set('as_of', day) : query.delete('as_of')))) : nothing}
      <baara-view-menu .form=${slice.id} .habits=${this.habits} .query=${keptQuery(slice, this.#query)} @baara-views=${() => this.#readHabits()}></baara-view-menu>
      <baara-column-chooser .slice=${slice} .chosen=${shownColumns(slice, this.#query)} @baara-columns=${(event: CustomEvent<readonly string[] | null>) => this.#columns(event.detail)}></baara-column-chooser>`;
  }

  readonly #filter = async (): Promise<void> => {
    await import('./filter-panel.ts');
    this.filtering = !this.filtering;
  };

  #columns(columns: readonly string[] | null): void {
    this.#change((query) => (columns ? query.set('columns', columns.join(',')) : query.delete('columns')), 'this page');
  }

  #rows(slice: FormSlice): TemplateResult {
    const { page } = this;
    if (!page) return waitingNotice(this.t('list:loading'));
    if (page.rows.length === 0) return emptyNotice(slice, this.#query);
    const columns = shownColumns(slice, this.#query).flatMap((key): ModelField[] => {
      const field = slice.fields[key];
      return field ? [field] : [];
    });
    return html`
      <div class="rows ${this.busy ? 'stale' : ''}" aria-busy=${this.busy} @click=${this.#open}>
        ${recordTable({ caption: this.t('list:caption', { form: say(slice.plural) }), columns, rows: page.rows, sort: sortOf(slice, this.#query), sortBy: (key) => this.#sortBy(slice, key), choice: this.#choice(slice, page) })}
      </div>
      ${pageLinks(slice.id, page, this.#query)}
      ${bulkVerbs(slice).length > 0 ? html`<p><a class="soft" href="/bulk">${this.t('bulk:past')}</a></p>` : nothing}
      ${selectionBar({
        ...{ slice, page, selection: this.selection, exported: exportedOf(slice, this.#query) },
        choose: (selection) => (this.selection = selection),
        begin: (verb) => void this.#begin(verb),
      })}
      ${this.doing ? this.#dialog(slice, this.doing) : nothing}
    `;
  }

  #choice(slice: FormSlice, page: ListPage): RowChoice | null {
    // What was so on another day is looked at and not changed.
    if (this.#query.has('as_of') || (bulkVerbs(slice).length === 0 && !slice.can.includes('export'))) return null;
    return {
      isChosen: (id) => isSelected(this.selection, id),
      toggle: (id) => (this.selection = toggled(this.selection, id, page.rows)),
      togglePage: () => (this.selection = pageToggled(this.selection, page.rows)),
    };
  }

  async #begin(verb: BulkVerb): Promise<void> {
    await import('../bulk/bulk-dialog.ts');
    this.doing = verb;
  }

  #dialog(slice: FormSlice, verb: BulkVerb): TemplateResult {
    const { selection } = this;
    const { q, where, under, figure } = askedOf(slice, this.#query);
    const chosen = selection.kind === 'all' ? { q, where, under, figure } : { ids: [...selection.ids] };
    return html`<baara-bulk-dialog .form=${slice.id} .verb=${verb} .selection=${chosen} .from=${place.get().pathname + place.get().search}
      @baara-close=${() => (this.doing = null)}></baara-bulk-dialog>`;
  }

  #sortBy(slice: FormSlice, key: string): void {
    const next = sortOf(slice, this.#query) === key ? `-${key}` : key;
    this.#change((query) => query.set('sort', next));
  }

  readonly #open = (event: Event): void => {
    if ((event.target as HTMLElement).closest('a, button, label, input') || getSelection()?.toString()) return;
    const link = (event.target as HTMLElement).closest('tr')?.querySelector<HTMLAnchorElement>('th a');
    if (link) go(link.href);
  };
}

define('baara-list-page', BaaraListPage);
