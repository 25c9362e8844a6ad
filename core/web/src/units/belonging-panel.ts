import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { FormSlice, ListPage, OverviewForm } from '../api/types.ts';
import { define } from '../element.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { isParentField } from '../record/parent-field.ts';
import { say } from '../state/language.ts';
import { panelFrame } from './panel-frame.ts';
import { SeenElement } from './seen-element.ts';

const most = 20;
const numeric = new Set(['integer', 'decimal', 'money']);

/** What belongs to a unit, of one form: its population, its identifiers, its contacts. */
export class BaaraBelongingPanel extends SeenElement {
  static override properties = {
    ...SeenElement.properties,
    form: { attribute: false },
    tree: {},
    unit: {},
    slice: { state: true },
    page: { state: true },
  };
  declare form: OverviewForm;
  /** The id of the tree's form. */
  declare tree: string;
  declare unit: string;
  declare slice: FormSlice | null;
  declare page: ListPage | null;

  constructor() {
    super();
    this.slice = null;
    this.page = null;
  }

  protected override question(): string {
    return `${this.form.id} ${this.unit}`;
  }

  protected override async load(): Promise<void> {
    const slice = await readForm(this.form.id);
    const key = parentKey(slice, this.tree);
    if (!key) return;
    this.page = await listRecords({
      ...{ form: slice.id, limit: most, count: 'capped' },
      where: { op: 'eq', left: { op: 'field', path: [key] }, right: { op: 'literal', value: this.unit } },
    });
    this.slice = slice;
  }

  override render(): TemplateResult {
    const { form, slice, page } = this;
    const add = form.can.includes('create');
    return panelFrame({
      ...{ title: say(form.plural), id: `panel-${form.id}`, failure: this.failure, retry: this.reload },
      body: slice && page && this.#rows(slice, page),
      ...(add
        ? {
            aside: html`<a class="button small" href="/f/${form.id}/new?parent=${this.tree}&of=${this.unit}" aria-label=${this.t('record:add_to', { form: say(form.label) })}>${icon('plus')} ${this.t('record:add')}</a>`,
          }
        : {}),
    });
  }

  #rows(slice: FormSlice, page: ListPage): TemplateResult {
    if (page.rows.length === 0) return html`<p class="nothing">${this.t('units:nothing_recorded')}</p>`;
    const parent = parentKey(slice, this.tree);
    const wanted = slice.columns.flatMap((key): ModelField[] => {
      const field = slice.fields[key];
      return field && !field.hidden && key !== parent ? [field] : [];
    });
    const own = Object.values(slice.fields).filter(
      (field) => !field.hidden && field.key !== parent && field.kind !== 'long_text',
    );
    // A form without columns of its own shows its first fields.
    const columns = wanted.length > 1 ? wanted : own.slice(0, 4);
    return html`<div class="rows still"><table>
        <caption class="said">${say(slice.plural)}</caption>
        <thead><tr>${columns.map((field) => html`<th scope="col" class=${numeric.has(field.kind) ? 'end' : ''}>${say(field.label)}</th>`)}</tr></thead>
        <tbody>${page.rows.map(
          (row) =>
            html`<tr>${columns.map((field, at) => {
              const words = valueText(field, row);
              return at === 0
                ? html`<th scope="row"><a href="/f/${slice.id}/${row.id}">${field.key === 'year' ? String(row.values[field.key]) : words || row.title}</a></th>`
                : html`<td class="${numeric.has(field.kind) ? 'end number' : ''} ${words ? '' : 'blank'}" data-label=${say(field.label)}>${words}</td>`;
            })}</tr>`,
        )}</tbody>
      </table></div>
      ${page.next ? html`<p class="inside"><a href="/f/${slice.id}?w.${parent}=under:${this.unit}">${this.t('units:show_all')} ${icon('right')}</a></p>` : nothing}`;
  }
}

/** The field by which a form's records belong to a unit. */
export function parentKey(slice: FormSlice, tree: string): string | undefined {
  return Object.values(slice.fields)
    .filter(isParentField)
    .find((field) => field.form === tree)?.key;
}

define('baara-belonging-panel', BaaraBelongingPanel);
