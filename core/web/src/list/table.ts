import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { RecordView } from '../api/types.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { placeKey, placeText } from './placed.ts';

/** Boxes before the rows. */
export interface RowChoice {
  readonly isChosen: (id: string) => boolean;
  readonly toggle: (id: string) => void;
  readonly togglePage: () => void;
}

export interface RecordTable {
  readonly caption: string;
  readonly columns: readonly ModelField[];
  readonly rows: readonly RecordView[];
  /** The field by which the rows are sorted, `-` before it for descending. */
  readonly sort: string;
  readonly sortBy: (key: string) => void;
  /** Boxes before the rows; absent: none. */
  readonly choice?: RowChoice | null;
}

const numeric = new Set(['integer', 'decimal', 'money']);
const unsortable = new Set(['choices', 'refs', 'gps', 'group', 'file', 'image']);

/** Rows of records; on a phone the style sheet makes each row a card whose lines are named by `data-label`. */
export function recordTable({ caption, columns, rows, sort, sortBy, choice }: RecordTable): TemplateResult {
  return html`<table>
    <caption class="said">${caption}</caption>
    <thead><tr>${choice ? pageBox(choice, rows) : nothing}${columns.map((field) => heading(field, sort, sortBy))}</tr></thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr class=${choice?.isChosen(row.id) ? 'chosen' : ''}>
          ${choice ? rowBox(choice, row) : nothing}${columns.map((field, at) => (at === 0 ? firstCell(field, row) : cell(field, row)))}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function pageBox(choice: RowChoice, rows: readonly RecordView[]): TemplateResult {
  const chosen = rows.filter(({ id }) => choice.isChosen(id)).length;
  return html`<th scope="col" class="box"><label><span class="said">${translation().t('list:select_page')}</span>
    <input type="checkbox" .checked=${chosen === rows.length} .indeterminate=${chosen > 0 && chosen < rows.length} @change=${choice.togglePage} /></label></th>`;
}

function rowBox(choice: RowChoice, row: RecordView): TemplateResult {
  return html`<td class="box"><label><span class="said">${translation().t('list:select_row', { title: row.title })}</span>
    <input type="checkbox" .checked=${choice.isChosen(row.id)} @change=${() => choice.toggle(row.id)} /></label></td>`;
}

function heading(field: ModelField, sort: string, sortBy: (key: string) => void): TemplateResult {
  const { t } = translation();
  const ends = numeric.has(field.kind) ? 'end' : '';
  if (unsortable.has(field.kind) || field.key === placeKey)
    return html`<th scope="col" class=${ends}>${say(field.label)}</th>`;
  const state = sort === field.key ? 'ascending' : sort === `-${field.key}` ? 'descending' : 'none';
  return html`<th scope="col" class=${ends} aria-sort=${state}>
    <button type="button" title=${t('list:sort_by', { column: say(field.label) })} @click=${() => sortBy(field.key)}>
      ${say(field.label)} ${state === 'none' ? nothing : icon(state === 'ascending' ? 'up' : 'down')}
    </button>
  </th>`;
}

function firstCell(field: ModelField, row: RecordView): TemplateResult {
  return html`<th scope="row"><a href="/f/${row.form}/${row.id}">${wordsIn(field, row) || row.title || translation().t('list:open')}</a></th>`;
}

function cell(field: ModelField, row: RecordView): TemplateResult {
  const words = wordsIn(field, row);
  const classes = `${numeric.has(field.kind) ? 'end number' : field.kind === 'date' || field.kind === 'phone' ? 'number' : ''} ${words ? '' : 'blank'}`;
  return html`<td class=${classes} data-label=${say(field.label)}>${words}</td>`;
}

function wordsIn(field: ModelField, row: RecordView): string {
  return field.key === placeKey ? placeText(row) : valueText(field, row);
}
