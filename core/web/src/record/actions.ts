import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice, Overview, RecordView } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { closeDrops } from '../shell/drop.ts';
import { say, translation } from '../state/language.ts';
import { currentPost, openOn } from './current.ts';
import { offeredBy, offerIcon, offerLink } from './offers.ts';

export interface Actions {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly overview: Overview | null;
  readonly today: string;
  /** Ends this row on a day. */
  readonly end: (row: RecordView) => void;
  readonly copy: () => void;
  readonly remove: () => void;
}

/** What may be done with a record at once, as its reader's rights and the definitions of its child forms say. */
export function recordActions(page: Actions): TemplateResult {
  const { t } = translation();
  const { slice, view, overview, today } = page;
  const may = (action: 'update' | 'delete') => view.can?.includes(action) ?? slice.can.includes(action);
  const post = currentPost(slice, view, today);
  const isMovable = post && overview?.forms[post.form]?.can.includes('create') && view.can?.includes('move');
  const offers = offeredBy(slice, overview);
  const ends = offers.filter(({ action, form }) => action.does === 'end' && post?.form === form.id);
  const adds = offers.filter(({ action }) => action.does !== 'end');
  const isOpen = slice.dated !== undefined && openOn(view, today);
  const own = (slice.actions ?? []).filter(({ does }) => does === 'end' && isOpen && may('update'));
  return html`<div class="bar actions">
    ${isMovable ? html`<a class="button first" href="/f/${post.form}/${post.id}/change">${icon('right-left')} ${t('record:transfer')}</a>` : nothing}
    ${may('update') && !slice.dated ? html`<a class="button" href="/f/${slice.id}/${view.id}/edit">${icon('edit')} ${t('record:edit')}</a>` : nothing}
    <details class="drop" @focusout=${closeDrops} @keydown=${closeDrops} @click=${closeOnChoice}>
      <summary class="button plain">${t('record:more_actions')} ${icon('down')}</summary>
      <div class="sheet menu">
        ${adds.map((offer) => offerLink(offer, slice, view.id, 'plain'))}
        ${ends.map(({ action }) => html`<button type="button" class="button plain" @click=${() => post && page.end(post)}>${offerIcon(action)} ${say(action.label)}</button>`)}
        ${own.map((action) => html`<button type="button" class="button plain" @click=${() => page.end(view)}>${offerIcon(action)} ${say(action.label)}</button>`)}
        <a class="button plain" href="/f/${slice.id}/${view.id}/print">${icon('file')} ${t('record:print')}</a>
        <button type="button" class="button plain" @click=${page.copy}>${icon('upload')} ${t('record:copy_link')}</button>
        ${may('delete') ? html`<button type="button" class="button plain danger" @click=${page.remove}>${icon('trash')} ${t('record:delete')}</button>` : nothing}
      </div>
    </details>
  </div>`;
}

function closeOnChoice(event: Event): void {
  if ((event.target as HTMLElement).closest('a, button')) (event.currentTarget as HTMLDetailsElement).open = false;
}

/** The two ways to change a dated row, each with what it means. */
export function datedGestures({
  slice,
  view,
  today,
}: Pick<Actions, 'slice' | 'view' | 'today'>): TemplateResult | typeof nothing {
  const { t } = translation();
  const may = view.can?.includes('update') ?? slice.can.includes('update');
  if (!slice.dated || !may || view.deleted) return nothing;
  const changes = openOn(view, today) && slice.can.includes('create');
  return html`<div class="gestures">
    <div>
      <p><a class="button" href="/f/${slice.id}/${view.id}/edit">${icon('edit')} ${t('record:correct')}</a></p>
      <p class="soft">${t('record:correct_means')}</p>
    </div>
    ${
      changes
        ? html`<div>
          <p><a class="button" href="/f/${slice.id}/${view.id}/change">${icon('calendar')} ${t('record:change_on_date')}</a></p>
          <p class="soft">${t('record:change_means')}</p>
        </div>`
        : nothing
    }
  </div>`;
}
