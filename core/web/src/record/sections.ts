import type { ModelField } from '@baara/model';
import { html, type TemplateResult } from 'lit';
import { fileAddress } from '../api/files.ts';
import type { FormSlice, RecordView, Value } from '../api/types.ts';
import { valueText, wordedValue } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { currentPost, postsOf } from './current.ts';
import { isParentField } from './parent-field.ts';

interface Facts {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly children: ReadonlyMap<string, FormSlice>;
  readonly today: string;
}

const most = 5;

/** What tells this record at a glance: where a person works, then the columns of its list that are not its title. */
export function keyFacts({ slice, view, children, today }: Facts): TemplateResult {
  const post = currentPost(slice, view, today);
  const postForm = post && children.get(post.form);
  const unit = postsOf(slice)?.unit;
  const unitField = unit ? postForm?.fields[unit] : undefined;
  const own = slice.columns.flatMap((key): ModelField[] => {
    const field = slice.fields[key];
    return field && !slice.title.includes(key) ? [field] : [];
  });
  const facts = [
    ...(post && unitField ? [{ label: say(unitField.label), words: valueText(unitField, post) }] : []),
    ...own.map((field) => ({ label: say(field.label), words: valueText(field, view) })),
  ].filter((fact) => fact.words);
  return html`<dl class="facts">${facts.slice(0, most).map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.words}</dd></div>`)}</dl>`;
}

interface Sections {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly empties: 'shown' | 'hidden';
}

/** The sections of a record as lists of terms. */
export function sectionLists({ slice, view, empties }: Sections): TemplateResult[] {
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
        <dl>${fields.map((field) => html`<div><dt>${say(field.label)}</dt><dd>${shown(field, view)}</dd></div>`)}</dl>
      </section>`,
    ];
  });
}

function shown(field: ModelField, view: RecordView): TemplateResult | string {
  const words = valueText(field, view);
  if (!words) return html`<span class="soft">${translation().t('values:empty')}</span>`;
  if (view.unknown.includes(field.key)) return html`<span class="tag warn">${words}</span>`;
  const value = view.values[field.key] ?? null;
  switch (field.kind) {
    case 'email':
      return html`<a href="mailto:${value}">${words}</a>`;
    case 'phone':
      return html`<a class="number" href="tel:${value}">${words}</a>`;
    case 'image':
      return html`<img class="preview" src=${fileAddress(String(value))} alt=${say(field.label)} />`;
    case 'file':
      return html`<a href=${fileAddress(String(value))} download>${icon('download')} ${view.labels[field.key]?.[String(value)] ?? translation().t('record:download')}</a>`;
    case 'group':
      return groupRows(field.fields, value, view);
    default:
      return words;
  }
}

function groupRows(fields: Readonly<Record<string, ModelField>>, value: Value, view: RecordView): TemplateResult {
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, Value>>[]) : [];
  const columns = Object.values(fields);
  const labels = (field: ModelField) => view.labels[field.key] ?? {};
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
