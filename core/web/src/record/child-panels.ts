import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice, Overview, OverviewForm, RecordView } from '../api/types.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { holdsOn, openOn, postsOf } from './current.ts';
import { isParentField } from './parent-field.ts';

export interface ChildPanels {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly forms: ReadonlyMap<string, FormSlice>;
  readonly overview: Overview | null;
  readonly today: string;
}

/** One panel a child form that has rows; the others stand together as what may be added. */
export function childPanels(page: ChildPanels): TemplateResult {
  const known = page.slice.children.flatMap((child): OverviewForm[] => {
    const form = page.overview?.forms[child];
    return form ? [form] : [];
  });
  const filled = known.filter((form) => page.forms.has(form.id));
  const addable = known.filter((form) => !page.forms.has(form.id) && form.can.includes('create'));
  const posts = postsOf(page.slice)?.form;
  const ordered = [...filled].sort((one, other) => Number(other.id === posts) - Number(one.id === posts));
  return html`${ordered.map((form) => panel(page, page.forms.get(form.id) as FormSlice))} ${page.view.deleted || addable.length === 0 ? nothing : offers(page, addable)}`;
}

function offers({ slice, view }: ChildPanels, forms: readonly OverviewForm[]): TemplateResult {
  const { t } = translation();
  return html`<details class="panel offers" ?open=${matchMedia('(min-width: 641px)').matches}>
    <summary class="heading"><h2>${t('record:add')}</h2></summary>
    <div class="nothing bar">
      ${forms.map((form) => html`<a class="button small" href=${addAddress(form.id, slice, view)}>${icon('plus')} ${say(form.label)}</a>`)}
    </div>
  </details>`;
}

/** The page that adds a child: the reference to its parent is filled in. */
function addAddress(child: string, slice: FormSlice, view: RecordView): string {
  return `/f/${child}/new?parent=${slice.id}&of=${view.id}`;
}

function panel(page: ChildPanels, form: FormSlice): TemplateResult {
  const { t } = translation();
  const { view, slice } = page;
  const rows = view.children?.[form.id] ?? [];
  const columns = form.columns.flatMap((key): ModelField[] => {
    const field = form.fields[key];
    return field && !field.hidden && !(isParentField(field) && field.form === slice.id) ? [field] : [];
  });
  return html`<section class="panel">
    <div class="heading">
      <h2>${say(form.plural)} <span class="tag">${rows.length}</span></h2>
      ${form.can.includes('create') && !view.deleted ? html`<div class="bar"><a class="button small" href=${addAddress(form.id, slice, view)} aria-label=${t('record:add_to', { form: say(form.label) })}>${icon('plus')} ${t('record:add')}</a></div>` : nothing}
    </div>
    <div class="rows"><table>
      <caption class="said">${say(form.plural)}</caption>
      <thead><tr>
        ${columns.map((field) => html`<th scope="col">${say(field.label)}</th>`)}
        ${form.dated ? html`<th scope="col"><span class="said">${t('values:ongoing')}</span></th>` : nothing}
        <th scope="col"><span class="said">${t('record:actions')}</span></th>
      </tr></thead>
      <tbody>${rows.map((row) => childRow(page, form, columns, row))}</tbody>
    </table></div>
  </section>`;
}

function childRow(page: ChildPanels, form: FormSlice, columns: readonly ModelField[], row: RecordView): TemplateResult {
  const { t } = translation();
  const may = row.can?.includes('update') ?? form.can.includes('update');
  const open = openOn(row, page.today);
  const posts = postsOf(page.slice);
  const moves = posts?.form === form.id && row.values[posts.owner] === true;
  const cell = (field: ModelField, at: number) =>
    at === 0
      ? html`<th scope="row"><a href="/f/${form.id}/${row.id}">${valueText(field, row) || row.title}</a></th>`
      : html`<td data-label=${say(field.label)} class="${field.kind === 'date' ? 'number' : ''} ${valueText(field, row) ? '' : 'blank'}">${valueText(field, row)}</td>`;
  return html`<tr>
    ${columns.map(cell)}
    ${form.dated ? html`<td data-label="">${holdsOn(row, page.today) ? html`<span class="tag good">${t('record:current')}</span>` : open ? nothing : html`<span class="tag">${t('record:ended')}</span>`}</td>` : nothing}
    <td class="acts" data-label="">
      ${may ? html`<a class="button plain small" href="/f/${form.id}/${row.id}/edit" aria-label="${t('record:correct')} : ${row.title}">${t(form.dated ? 'record:correct' : 'record:edit')}</a>` : nothing}
      ${may && form.dated && open && form.can.includes('create') ? html`<a class="button plain small" href="/f/${form.id}/${row.id}/change" aria-label="${t(moves ? 'record:transfer' : 'record:change_on_date')} : ${row.title}">${t(moves ? 'record:transfer' : 'record:change_on_date')}</a>` : nothing}
    </td>
  </tr>`;
}
