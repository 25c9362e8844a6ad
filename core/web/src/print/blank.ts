import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { ChoiceItem } from '../api/types.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';

/** Items of the lists that are short enough to be ticked on paper: list → items. */
export type PaperLists = ReadonlyMap<string, readonly ChoiceItem[]>;

/** Rows of a group on a blank form. */
const emptyRows = 4;
const mostCells = 20;

/** The place where a field is written by hand: cells for a date or a number, boxes to tick, a line, some lines, a table. */
export function blankField(field: ModelField, lists: PaperLists): TemplateResult {
  const { t } = translation();
  switch (field.kind) {
    case 'date':
      return cells([2, 2, 4], t('dates:day_shape'));
    case 'month':
      return cells([2, 4], t('dates:month_shape'));
    case 'boolean':
      return ticks([t('values:yes'), t('values:no')]);
    case 'choice':
    case 'choices': {
      const items = lists.get(field.list);
      return items ? ticks(items.map(({ label }) => label)) : line();
    }
    case 'phone': {
      const digits = overview.get()?.phone.nationalDigits ?? 8;
      return cells(Array.from({ length: Math.ceil(digits / 2) }, (_, at) => Math.min(2, digits - at * 2)));
    }
    case 'identifier':
      return field.maxLength <= mostCells ? cells([Math.min(field.maxLength, 15)]) : line();
    case 'money':
      return html`${line()}<span class="unit">${overview.get()?.currency.code}</span>`;
    case 'gps':
      return html`<span class="two">${t('form:latitude')} ${line()}</span><span class="two">${t('form:longitude')} ${line()}</span>`;
    case 'long_text':
      return html`${line()}${line()}${line()}`;
    case 'refs':
      return html`${line()}${line()}`;
    case 'image':
      return html`<span class="photo"></span>`;
    case 'group':
      return blankTable(Object.values(field.fields), Math.min(field.max ?? emptyRows, emptyRows));
    default:
      return line();
  }
}

function line(): TemplateResult {
  return html`<span class="line"></span>`;
}

function cells(groups: readonly number[], shape = ''): TemplateResult {
  return html`<span class="cells">${groups.map((count) => html`<span>${Array.from({ length: count }, () => html`<i></i>`)}</span>`)}</span>${shape ? html`<small>${shape}</small>` : nothing}`;
}

function ticks(labels: readonly string[]): TemplateResult {
  return html`<span class="ticks">${labels.map((label) => html`<span><i class="box"></i> ${label}</span>`)}</span>`;
}

function blankTable(fields: readonly ModelField[], rows: number): TemplateResult {
  const shown = fields.filter(({ hidden }) => !hidden);
  return html`<table>
    <thead><tr>${shown.map((field) => html`<th scope="col">${say(field.label)}</th>`)}</tr></thead>
    <tbody>${Array.from({ length: rows }, () => html`<tr>${shown.map(() => html`<td></td>`)}</tr>`)}</tbody>
  </table>`;
}
