import type { ModelField, ModelFieldOf } from '@baara/model';
import { html, type TemplateResult } from 'lit';
import { fileAddress } from '../api/files.ts';
import type { FormSlice, RecordView, Value } from '../api/types.ts';
import { valueText, wordedValue } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { isParentField } from './parent-field.ts';
import type { Viewed } from './viewer.ts';

interface Sections {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly empties: 'shown' | 'hidden';
  /** Looks at a file in place; without it, a file is downloaded. */
  readonly look?: (file: Viewed) => void;
}

/** The sections of a record as lists of terms. */
export function sectionLists({ slice, view, empties, look }: Sections): TemplateResult[] {
  return slice.sections.flatMap((section) => {
    const fields = section.fields.flatMap((key): ModelField[] => {
      const field = slice.fields[key];
      if (!field || field.hidden || isParentField(field)) return [];
      return empties === 'shown' || valueText(field, view) ? [field] : [];
    });
    if (fields.length === 0) return [];
    return [
      html`<section class="section">
        <h2>${say(section.label)}</h2>
        <dl>${fields.map((field) => html`<div><dt>${say(field.label)}</dt><dd>${shown(field, view, look)}</dd></div>`)}</dl>
      </section>`,
    ];
  });
}

function shown(field: ModelField, view: RecordView, look: Sections['look']): TemplateResult | string {
  const words = valueText(field, view);
  if (!words) return html`<span class="soft">${translation().t('values:empty')}</span>`;
  if (view.unknown.includes(field.key)) return html`<span class="tag warn">${words}</span>`;
  const value = view.values[field.key] ?? null;
  switch (field.kind) {
    case 'email':
      return html`<a href="mailto:${value}">${words}</a>`;
    case 'phone':
      return html`<a class="number" href="tel:${value}">${words}</a>`;
    case 'ref':
      // Without a wording it is somebody whom the reader may not see.
      return view.labels[field.key]?.[String(value)] ? html`<a href="/f/${field.form}/${value}">${words}</a>` : words;
    case 'image':
    case 'file': {
      if (!look)
        return html`<a href=${fileAddress(String(value))} download>${icon('download')} ${translation().t('record:download')}</a>`;
      const open = () => look({ id: String(value), title: `${view.title} · ${say(field.label)}` });
      const face =
        field.kind === 'image' ? html`<img class="preview" src=${fileAddress(String(value))} alt="" />` : icon('file');
      return html`<button type="button" class="button small" @click=${open}>${face} ${translation().t('record:see_file')}<span class="said"> : ${say(field.label)}</span></button>`;
    }
    case 'group':
      return groupRows(field, value, view);
    default:
      return words;
  }
}

function groupRows({ key, fields }: ModelFieldOf<'group'>, value: Value, view: RecordView): TemplateResult {
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, Value>>[]) : [];
  const columns = Object.values(fields);
  const labels = (field: ModelField) => view.labels[`${key}.${field.key}`] ?? {};
  return html`<ul class="cell-list">
    ${rows.map(
      (row) =>
        html`<li>${columns
          .map((field) => wordedValue(field, row[field.key] ?? null, labels(field)))
          .filter(Boolean)
          .join(' · ')}</li>`,
    )}
  </ul>`;
}
