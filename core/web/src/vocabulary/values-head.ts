import { html, type TemplateResult } from 'lit';
import type { Shown, ValuePage } from '../api/vocabulary.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';

/** What the address of a list's page asks for. */
export interface ValuesQuery {
  readonly q: string | undefined;
  readonly parent: string | undefined;
  readonly show: Shown;
}

const shown = ['current', 'retired', 'all'] as const;

export function valuesQueryOf({ searchParams }: URL): ValuesQuery {
  const show = searchParams.get('show');
  return {
    q: searchParams.get('q') ?? undefined,
    parent: searchParams.get('parent') ?? undefined,
    show: shown.find((each) => each === show) ?? 'current',
  };
}

/** The way back: to all lists, and in a hierarchy to the rank above. */
export function valuesCrumbs(facts: {
  readonly list: string;
  readonly heading: string;
  readonly above: ValuePage['above'];
}): TemplateResult {
  const { list, heading, above } = facts;
  const { t } = translation();
  const links = () => {
    if (!above) return html`<a href="/lists">${icon('left')} ${t('vocabulary:title')}</a>`;
    const up = above.parent ? `?parent=${encodeURIComponent(above.parent)}` : '';
    return html`<a href="/lists">${t('vocabulary:title')}</a> <span aria-hidden="true">›</span> <a href="/lists/${list}${up}">${heading}</a> <span aria-hidden="true">›</span> <span>${say(above.label)}</span>`;
  };
  return html`<nav class="crumbs" aria-label=${t('shell:breadcrumb')}>${links()}</nav>`;
}

/** The words that values are found by, and whether those out of use are shown. */
export function valuesTools(facts: {
  readonly q: string | undefined;
  readonly show: Shown;
  readonly typed: (event: Event) => void;
  readonly put: (show: string) => void;
}): TemplateResult {
  const { q, show, typed, put } = facts;
  const { t } = translation();
  return html`<div class="tree-tools">
      <div class="tree-find"><label for="value-find">${t('vocabulary:find_value')}</label>
        <input id="value-find" type="search" autocomplete="off" .value=${q ?? ''} @input=${typed} /></div>
      <div><label for="value-show">${t('vocabulary:show')}</label>
        <select id="value-show" @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}>
          ${shown.map((each) => html`<option value=${each === 'current' ? '' : each} ?selected=${each === show}>${t(`vocabulary:show_${each}`)}</option>`)}
        </select></div>
    </div>`;
}
