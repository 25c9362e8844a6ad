import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { fileAddress } from '../api/files.ts';
import type { FormSlice, RecordView, Value } from '../api/types.ts';
import { valueText, wordedValue } from '../fields/value-text.ts';
import { say, translation } from '../state/language.ts';
import { session, today } from '../state/session.ts';
import { blankField, type PaperLists } from './blank.ts';
import { letterhead } from './letterhead.ts';

/** A form as it is printed: filled with a record, or blank. */
export interface Paper {
  readonly slice: FormSlice;
  readonly view: RecordView | null;
  readonly lists: PaperLists;
  /** What belongs to the record, each form with its rows. */
  readonly children: readonly { readonly slice: FormSlice; readonly rows: readonly RecordView[] }[];
}

const wide = new Set(['long_text', 'group', 'choices', 'refs', 'gps']);

/** The whole sheet: who issues it, the sections in boxes, places to sign. */
export function paper({ slice, view, lists, children }: Paper): TemplateResult {
  return html`<article class="paper">
    ${head(slice, view)}
    ${slice.sections.map((section) => {
      const fields = section.fields.flatMap((key): ModelField[] => {
        const field = slice.fields[key];
        return field && isPrinted(field, view) ? [field] : [];
      });
      return fields.length === 0
        ? nothing
        : html`<section><h2>${say(section.label)}</h2><div class="grid">${fields.map((field) => box(field, view, lists))}</div></section>`;
    })}
    ${children.map(({ slice: form, rows }) => childTable(form, rows))}
    ${signatures(view)}
  </article>`;
}

/** What the system works out is not asked on paper; of a record, all that it holds. */
function isPrinted(field: ModelField, view: RecordView | null): boolean {
  if (field.hidden) return false;
  if (view) return field.kind === 'computed' || !field.readonly || valueText(field, view) !== '';
  return field.kind !== 'computed' && field.kind !== 'sequence' && field.kind !== 'file' && !field.readonly;
}

function head(slice: FormSlice, view: RecordView | null): TemplateResult {
  const { t, formats } = translation();
  const note = view
    ? t('print:printed', { at: formats.day(today()), name: session.get()?.user?.name ?? '' })
    : t('print:blank_note');
  return html`${letterhead(view ? say(slice.label) : t('print:blank'), note)}
  <h1>${view ? view.title : say(slice.label)}</h1>`;
}

function box(field: ModelField, view: RecordView | null, lists: PaperLists): TemplateResult {
  const asked = !view && field.required === true;
  const unknown = !view && field.unknown;
  return html`<div class="cell ${wide.has(field.kind) ? 'wide' : ''}">
    <span class="label">${say(field.label)}${asked ? ' *' : ''}</span>
    ${view ? html`<span class="value">${filled(field, view)}</span>` : blankField(field, lists)}
    ${unknown ? html`<span class="ticks"><span><i class="box"></i> ${translation().t('form:unknown')}</span></span>` : nothing}
  </div>`;
}

function filled(field: ModelField, view: RecordView): TemplateResult | string {
  const value = view.values[field.key] ?? null;
  if (field.kind === 'image' && value) return html`<img class="photo" src=${fileAddress(String(value))} alt="" />`;
  if (field.kind === 'group' && Array.isArray(value)) return rowsTable(Object.values(field.fields), value, view);
  return valueText(field, view) || '\u00a0';
}

function rowsTable(fields: readonly ModelField[], rows: readonly Value[], view: RecordView): TemplateResult {
  const shown = fields.filter(({ hidden }) => !hidden);
  const words = (field: ModelField, row: Value) =>
    wordedValue(field, (row as Readonly<Record<string, Value>>)[field.key] ?? null, view.labels[field.key] ?? {});
  return html`<table>
    <thead><tr>${shown.map((field) => html`<th scope="col">${say(field.label)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${shown.map((field) => html`<td>${words(field, row)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

function childTable(form: FormSlice, rows: readonly RecordView[]): TemplateResult {
  const fields = form.columns.flatMap((key): ModelField[] => {
    const field = form.fields[key];
    return field && !field.hidden && !(field.kind === 'ref' && field.parent) ? [field] : [];
  });
  return html`<section><h2>${say(form.plural)}</h2><table>
    <thead><tr>${fields.map((field) => html`<th scope="col">${say(field.label)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${fields.map((field) => html`<td>${valueText(field, row)}</td>`)}</tr>`)}</tbody>
  </table></section>`;
}

/** Places to sign: who filled the form in, who answers for it, and, on a blank one, who typed it. */
function signatures(view: RecordView | null): TemplateResult {
  const { t } = translation();
  const signers = view
    ? (['print:concerned', 'print:responsible'] as const)
    : (['print:filled_by', 'print:responsible', 'print:typed_by'] as const);
  return html`<section class="signatures">
    <p>${t('print:done_at')} <span class="line short"></span> ${t('print:done_on')} <span class="line short"></span></p>
    <div>${signers.map((signer) => html`<div><span class="label">${t(signer)}</span><small>${t('print:sign_here')}</small></div>`)}</div>
  </section>`;
}
