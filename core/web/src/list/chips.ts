import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import { workplace } from '../state/workplace.ts';
import type { Filters } from './filter.ts';
import { type FilterNames, filterWords } from './filter-words.ts';
import { placeKey } from './placed.ts';

/** How many criteria narrow the list, on the button that shows them. */
export function activeTag(count: number): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<span class="tag" aria-label=${translation().t('list:filters_active', { count })}>${count}</span>`;
}

/** What narrows the list, each with a way to take it away. */
export function filterChips(facts: {
  readonly slice: FormSlice;
  readonly filters: Filters;
  readonly names: FilterNames;
  /** The day as of which the list is seen. */
  readonly asOf: string | null;
  readonly change: (filters: Filters) => void;
  readonly today: () => void;
}): TemplateResult | typeof nothing {
  const { slice, filters, names, asOf, change, today } = facts;
  const { t, formats } = translation();
  const active = Object.entries(filters).flatMap(([key, filter]) => {
    const field = slice.fields[key];
    if (field) return [{ key, words: filterWords(field, filter, names) }];
    // A form without a column for it is narrowed to a unit too: the one that its reader works in.
    const unit = filter.kind === 'under' && key === placeKey ? workplace.get() : null;
    return unit ? [{ key, words: t('list:chip', { field: t('list:under'), value: unit.title }) }] : [];
  });
  if (active.length === 0 && !asOf) return nothing;
  const chip = (words: string, remove: () => void) => html`<li>
    <button type="button" class="chip" aria-label=${t('list:remove_filter', { filter: words })} title=${t('list:remove_filter', { filter: words })} @click=${remove}>
      <span>${words}</span> ${icon('close')}</button>
  </li>`;
  return html`<ul class="chips" aria-label=${t('list:filters_on')}>
    ${asOf ? chip(t('list:as_of', { day: formats.day(asOf) }), today) : nothing}
    ${active.map(({ key, words }) =>
      chip(words, () => change(Object.fromEntries(Object.entries(filters).filter(([each]) => each !== key)))),
    )}
    <li><button type="button" class="button plain small" @click=${() => change({})}>${t('list:clear_filters')}</button></li>
  </ul>`;
}
