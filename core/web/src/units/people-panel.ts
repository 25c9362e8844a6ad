import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { FormSlice, ListPage } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { withPlace } from '../list/placed.ts';
import { recordTable } from '../list/table.ts';
import { panelFrame } from './panel-frame.ts';
import { SeenElement } from './seen-element.ts';

const most = 8;

/** The first people at work at a unit and below, and the way to all of them. */
export class BaaraPeoplePanel extends SeenElement {
  static override properties = {
    ...SeenElement.properties,
    form: {},
    unit: {},
    slice: { state: true },
    page: { state: true },
  };
  /** The form that is placed by posts. */
  declare form: string;
  declare unit: string;
  declare slice: FormSlice | null;
  declare page: ListPage | null;

  constructor() {
    super();
    this.slice = null;
    this.page = null;
  }

  protected override question(): string {
    return `${this.form} ${this.unit}`;
  }

  protected override async load(): Promise<void> {
    const { form, unit } = this;
    const [slice, page] = await Promise.all([
      readForm(form).then(withPlace),
      listRecords({ form, under: unit, limit: most, count: 'capped', include: 'place' }),
    ]);
    this.slice = slice;
    this.page = page;
  }

  override render(): TemplateResult {
    const { slice, page } = this;
    return panelFrame({
      ...{ title: this.t('units:people'), id: 'panel-people', failure: this.failure, retry: this.reload },
      body: slice && page && this.#rows(slice, page),
    });
  }

  #rows(slice: FormSlice, page: ListPage): TemplateResult {
    if (page.rows.length === 0) return html`<p class="nothing">${this.t('units:no_people')}</p>`;
    const columns = slice.columns.flatMap((key) => slice.fields[key] ?? []).slice(0, 4);
    const count = page.total?.count ?? page.rows.length;
    const words = page.total?.more ? this.t('units:all_people_more', { count }) : this.t('units:all_people', { count });
    return html`<div class="rows still">${recordTable({ caption: this.t('units:people'), columns, rows: page.rows, sort: '', sortBy: () => undefined })}</div>
      ${count > 0 ? html`<p class="inside"><a href="/f/${this.form}?under=${this.unit}">${words} ${icon('right')}</a></p>` : nothing}`;
  }
}

define('baara-people-panel', BaaraPeoplePanel);
