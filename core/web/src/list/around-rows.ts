import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice, ListPage } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import { filtersOf } from './filter.ts';

/** A list without rows says whether its criteria are the reason, and offers to take them away. */
export function emptyNotice(slice: FormSlice, query: URLSearchParams): TemplateResult {
  const { t } = translation();
  const isNarrowed = query.has('q') || query.has('figure') || Object.keys(filtersOf(query)).length > 0;
  return html`<div class="notice"><div>
    <p>${t(isNarrowed ? 'list:empty_search' : 'list:empty')}</p>
    ${isNarrowed ? html`<p><a href="/f/${slice.id}">${t('list:clear_filters')}</a></p>` : nothing}
  </div></div>`;
}

/** The pages before and after this one. */
export function pageLinks(form: string, page: ListPage, query: URLSearchParams): TemplateResult | typeof nothing {
  const { t } = translation();
  if (!page.next && !page.previous) return nothing;
  const number = Number(query.get('page') ?? '1');
  const turn = (cursor: string | null, to: number, words: TemplateResult) => {
    if (!cursor) return nothing;
    const address = new URLSearchParams(query);
    address.set('cursor', cursor);
    address.set('page', String(to));
    return html`<a class="button" href="/f/${form}?${address.toString()}">${words}</a>`;
  };
  return html`<nav class="pages" aria-label=${t('list:pages')}>
    ${turn(page.previous, number - 1, html`${icon('left')} ${t('list:previous')}`)}
    <span class="soft">${t('list:page', { page: number })}</span>
    ${turn(page.next, number + 1, html`${t('list:next')} ${icon('right')}`)}
  </nav>`;
}
