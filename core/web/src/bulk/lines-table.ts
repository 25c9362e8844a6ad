import { html, nothing, type TemplateResult } from 'lit';
import type { BulkLine, BulkLines } from '../api/bulk.ts';
import type { FormSlice, Value } from '../api/types.ts';
import { wordedValue } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import '../styles/bulk.css';

interface Lines {
  readonly page: BulkLines;
  readonly forms: ReadonlyMap<string, FormSlice>;
  readonly form: string;
  readonly shows: 'changes' | 'reasons' | 'titles';
}

/** Records of an action with what changes in each, or why nothing does. */
export function linesTable({ page, forms, form, shows }: Lines): TemplateResult {
  const { t } = translation();
  const second =
    shows === 'titles'
      ? nothing
      : html`<th scope="col">${t(shows === 'changes' ? 'bulk:changes' : 'bulk:reasons')}</th>`;
  return html`<div class="rows plain"><table>
    <thead><tr><th scope="col">${say(forms.get(form)?.label)}</th>${second}</tr></thead>
    <tbody>${page.lines.map(
      (line) => html`<tr>
      <th scope="row"><a href="/f/${form}/${line.record}">${line.title || t('bulk:hidden')}</a></th>
      ${shows === 'titles' ? nothing : html`<td data-label=${t(shows === 'changes' ? 'bulk:changes' : 'bulk:reasons')}>${shows === 'changes' ? changesOf(line, page, forms) : reasonsOf(line)}</td>`}
    </tr>`,
    )}</tbody>
  </table></div>`;
}

function reasonsOf({ problems }: BulkLine): TemplateResult {
  return html`<ul>${problems.map((problem) => html`<li>${problem.message ?? problem.code}</li>`)}</ul>`;
}

/** Field by field: a row that begins says what is new in it, one that goes on what was and what is. */
function changesOf({ changes }: BulkLine, { labels }: BulkLines, forms: Lines['forms']): TemplateResult {
  const { t } = translation();
  return html`<dl class="changes">${changes.flatMap(({ form, field: key, before, after }) => {
    const field = forms.get(form)?.fields[key];
    if (!field || (field.kind === 'ref' && field.parent)) return [];
    const words = (value: Value) =>
      isUnknown(value)
        ? t('values:unknown')
        : wordedValue(field, value, labels[form]?.[key] ?? {}) || t('values:empty');
    return html`<div><dt>${say(field.label)}</dt><dd>${before === null ? nothing : html`<del>${words(before)}</del> ${icon('right')} `}<ins>${words(after)}</ins></dd></div>`;
  })}</dl>`;
}

function isUnknown(value: Value): boolean {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}
