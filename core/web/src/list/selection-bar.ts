import { html, nothing, type TemplateResult } from 'lit';
import type { BulkAction } from '../api/bulk.ts';
import type { FormSlice, ListPage } from '../api/types.ts';
import { eventForms } from '../bulk/event-forms.ts';
import { icon } from '../icons/icon.ts';
import { postsOf } from '../record/current.ts';
import { translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { type Exported, exportAddress, mostExportedIds } from './export-menu.ts';
import type { Selection } from './selection.ts';

export type BulkVerb = BulkAction['do'] | 'retire';

/** What a reader may do to many records of a form. */
export function bulkVerbs(slice: FormSlice): readonly BulkVerb[] {
  const posts = postsOf(slice);
  const moves = posts !== undefined && overview.get()?.forms[posts.form]?.can.includes('update') === true;
  const updates = slice.can.includes('update');
  const isList = slice.kind === 'list';
  return [
    ...(moves ? (['move'] as const) : []),
    ...(eventForms(slice).length > 0 ? (['event'] as const) : []),
    ...(updates ? (['set'] as const) : []),
    ...(updates && isList ? (['retire'] as const) : []),
    ...(slice.can.includes('delete') && !isList ? (['delete'] as const) : []),
  ];
}

/** What is chosen, how to choose all that match, and what can be done with it. It stays at the bottom of the window. */
export function selectionBar(facts: {
  readonly slice: FormSlice;
  readonly selection: Selection;
  readonly page: ListPage;
  readonly exported: Exported;
  readonly choose: (selection: Selection) => void;
  readonly begin: (verb: BulkVerb) => void;
}): TemplateResult | typeof nothing {
  const { slice, selection, page, exported, choose, begin } = facts;
  const { t } = translation();
  const size = selection.kind === 'rows' ? selection.ids.size : 0;
  if (selection.kind === 'rows' && size === 0) return nothing;
  const whole = page.rows.every(({ id }) => selection.kind === 'all' || selection.ids.has(id));
  const offersAll = selection.kind === 'rows' && whole && (page.next !== null || page.previous !== null);
  const ids = selection.kind === 'rows' ? [...selection.ids] : undefined;
  const exports = slice.can.includes('export') && (ids?.length ?? 0) <= mostExportedIds;
  return html`<div class="savebar selection" role="region" aria-label=${t('list:selection')}>
    <p role="status"><strong>${selection.kind === 'all' ? t('list:selected_all') : t('list:selected', { count: size })}</strong></p>
    ${offersAll ? html`<button type="button" class="button plain small" @click=${() => choose({ kind: 'all' })}>${t('list:select_all')}</button>` : nothing}
    ${bulkVerbs(slice).map((verb) => html`<button type="button" class="button small ${verb === 'delete' ? 'danger' : ''}" @click=${() => begin(verb)}>${icon(drawings[verb])} ${t(`list:do_${verb}`)}</button>`)}
    ${exports ? html`<a class="button small" download href=${exportAddress('xlsx', { ...exported, ids })}>${icon('download')} ${t('list:do_export')}</a>` : nothing}
    <button type="button" class="button plain small push" @click=${() => choose({ kind: 'rows', ids: new Set() })}>${icon('close')} ${t('list:select_none')}</button>
  </div>`;
}

const drawings: Readonly<Record<BulkVerb, string>> = {
  move: 'right-left',
  event: 'history',
  set: 'edit',
  retire: 'close',
  delete: 'trash',
};
