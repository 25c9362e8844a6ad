import type { BaaraError, Expression, ModelField } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { FormSlice, ListPage, OverviewForm, RecordView } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { language, say, translation } from '../state/language.ts';
import { today } from '../state/session.ts';
import { holdsOn, openOn, postsOf } from './current.ts';
import { newAddress } from './offers.ts';
import { isParentField } from './parent-field.ts';

const pageSize = 10;

/** What belongs to a record, of one form: ten rows at a time, asked for when the panel comes into sight. */
export class BaaraChildPanel extends BaaraElement {
  static override properties = {
    owner: { attribute: false },
    view: { attribute: false },
    form: { attribute: false },
    count: { type: Number },
    day: {},
    slice: { state: true },
    rows: { state: true },
    next: { state: true },
    failure: { state: true },
  };
  declare owner: FormSlice;
  declare view: RecordView;
  declare form: OverviewForm;
  declare count: number;
  /** The day as of which the rows are shown; none: today, those that have ended too. */
  declare day: string | undefined;
  declare slice: FormSlice | null;
  declare rows: readonly RecordView[];
  declare next: ListPage['next'];
  declare failure: BaaraError | null;
  #watcher: IntersectionObserver | null = null;
  #language = language.get();

  constructor() {
    super();
    this.slice = null;
    this.rows = [];
    this.next = null;
    this.failure = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#watcher?.disconnect();
        void this.#load();
      },
      { rootMargin: '200px' },
    );
    this.#watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watcher?.disconnect();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.#language === language.get()) return;
    this.#language = language.get();
    if (this.slice) void this.#load();
  }

  async #load(cursor?: string): Promise<void> {
    this.failure = null;
    try {
      const slice = await readForm(this.form.id);
      const page = await listRecords({
        form: slice.id,
        where: belongsTo(slice, this.owner.id, this.view.id),
        limit: pageSize,
        cursor,
        as_of: this.day,
      });
      this.rows = cursor ? [...this.rows, ...page.rows] : page.rows;
      this.next = page.next;
      this.slice = slice;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const adds = this.form.can.includes('create') && !this.view.deleted && !this.day;
    const words = say(this.form.plural);
    return html`<section class="panel" aria-label=${words}>
      <div class="heading">
        <h2>${words} <span class="tag">${this.count}</span></h2>
        ${adds ? html`<div class="bar"><a class="button small" href=${newAddress(this.form.id, this.owner.id, this.view.id)} aria-label=${this.t('record:add_to', { form: say(this.form.label) })}>${icon('plus')} ${this.t('record:add')}</a></div>` : nothing}
      </div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : this.slice ? this.#table(this.slice) : this.#waiting()}
    </section>`;
  }

  /** As high as what will come, so that nothing jumps. */
  #waiting(): TemplateResult {
    const lines = Math.min(this.count, pageSize);
    return html`<div class="ghost" role="status" style="block-size: ${2.5 + lines * 2.5}rem"><span class="said">${this.t('shell:loading')}</span></div>`;
  }

  #table(slice: FormSlice): TemplateResult {
    const columns = slice.columns.flatMap((key): ModelField[] => {
      const field = slice.fields[key];
      return field && !field.hidden && !(isParentField(field) && field.form === this.owner.id) ? [field] : [];
    });
    const changes = slice.dated && slice.can.includes('update') && !this.day;
    return html`${changes ? html`<p class="means soft">${this.t('record:gestures_mean')}</p>` : nothing}
      <div class="rows"><table>
        <caption class="said">${say(slice.plural)}</caption>
        <thead><tr>
          ${columns.map((field) => html`<th scope="col">${say(field.label)}</th>`)}
          ${slice.dated ? html`<th scope="col"><span class="said">${this.t('values:ongoing')}</span></th>` : nothing}
          <th scope="col"><span class="said">${this.t('record:actions')}</span></th>
        </tr></thead>
        <tbody>${this.rows.map((row) => this.#row(slice, columns, row))}</tbody>
      </table></div>
      ${this.next ? html`<p class="more"><button type="button" class="button small" @click=${() => this.#load(this.next ?? undefined)}>${icon('down')} ${this.t('record:show_more')}</button></p>` : nothing}`;
  }

  #row(slice: FormSlice, columns: readonly ModelField[], row: RecordView): TemplateResult {
    const { t } = translation();
    const may = !this.day && !this.view.deleted && slice.can.includes('update');
    const open = openOn(row, today());
    const posts = postsOf(this.owner);
    const moves = posts?.form === slice.id && row.values[posts.owner] === true;
    const cell = (field: ModelField, at: number) =>
      at === 0
        ? html`<th scope="row"><a href="/f/${slice.id}/${row.id}">${valueText(field, row) || row.title}</a></th>`
        : html`<td data-label=${say(field.label)} class="${field.kind === 'date' ? 'number' : ''} ${valueText(field, row) ? '' : 'blank'}">${valueText(field, row)}</td>`;
    const state = holdsOn(row, today())
      ? ['good', t('record:current')]
      : open
        ? ['', t('record:coming')]
        : ['', t('record:ended')];
    const act = (verb: 'edit' | 'change', words: string) =>
      html`<a class="button plain small" href="/f/${slice.id}/${row.id}/${verb}" aria-label="${words} : ${row.title}">${words}</a>`;
    return html`<tr>
      ${columns.map(cell)}
      ${slice.dated ? html`<td data-label=""><span class="tag ${state[0]}">${state[1]}</span></td>` : nothing}
      <td class="acts" data-label="">
        ${may ? act('edit', t(slice.dated ? 'record:correct' : 'record:edit')) : nothing}
        ${may && slice.dated && open && slice.can.includes('create') ? act('change', t(moves ? 'record:transfer' : 'record:change_on_date')) : nothing}
      </td>
    </tr>`;
  }
}

/** The rows whose reference to their parent names this record. */
function belongsTo(slice: FormSlice, owner: string, id: string): Expression {
  const field = Object.values(slice.fields).find((each) => isParentField(each) && each.form === owner);
  return { op: 'eq', left: { op: 'field', path: [field?.key ?? ''] }, right: { op: 'literal', value: id } };
}

define('baara-child-panel', BaaraChildPanel);
