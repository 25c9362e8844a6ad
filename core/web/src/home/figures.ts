import type { Translator } from '@baara/i18n';
import { html, nothing, type TemplateResult } from 'lit';
import type { FigureCount } from '../api/home.ts';
import type { Overview, OverviewForm } from '../api/types.ts';
import { placeCriterion } from '../shell/menus.ts';
import { say } from '../state/language.ts';

export interface ShownFigure {
  readonly figure: Overview['figures'][number];
  readonly form: OverviewForm;
  readonly count: FigureCount;
  readonly unit: string | undefined;
  readonly translation: Translator;
}

const mostItems = 8;

/** The list of exactly the records that a figure counts; of one item of its choice when `item` is a criterion. */
export function figureAddress(
  { figure, form, unit }: Pick<ShownFigure, 'figure' | 'form' | 'unit'>,
  item?: string,
): string {
  const place = unit && placeCriterion(form, unit);
  return `/f/${form.id}?${[`figure=${figure.id}`, place, item].filter(Boolean).join('&')}`;
}

/** The criterion of one item of a figure's choice. */
function itemCriterion(by: string, item: NonNullable<FigureCount['items']>[number]): string {
  if (item.code !== null) return `w.${by}=in:${encodeURIComponent(item.code)}`;
  return `w.${by}=none:${item.unknown ? 'unknown' : 'empty'}`;
}

/** One number in large type; the whole card opens the people behind it. */
export function figureCard(shown: ShownFigure): TemplateResult {
  const { figure, count, translation } = shown;
  const {
    formats: { number },
    t,
  } = translation;
  const share = count.whole ? count.count / count.whole : null;
  const isWanting = figure.wanting === true && count.count > 0;
  return html`<li class="card ${isWanting ? 'wanting' : ''}">
    <a href=${figureAddress(shown)} title=${figure.help ? say(figure.help) : nothing}>
      <strong class="number">${number(count.count)}</strong>
      <span>${say(figure.label)}</span>
      ${share === null ? nothing : html`<small class="soft">${t('shell:figure_share', { share: Math.round(share * 100), whole: number(count.whole ?? 0) })}</small>`}
    </a>
  </li>`;
}

/** A figure item by item, the largest first, each opening its own people. */
export function breakdown(shown: ShownFigure): TemplateResult {
  const { figure, count, translation } = shown;
  const items = count.items ?? [];
  const largest = Math.max(1, ...items.map((item) => item.count));
  const row = (item: NonNullable<FigureCount['items']>[number]) => html`<li>
    <a href=${figureAddress(shown, itemCriterion(figure.by ?? '', item))}>${item.label ?? translation.t(item.unknown ? 'shell:item_unknown' : 'shell:item_empty')}</a>
    <meter min="0" max=${largest} value=${item.count} aria-hidden="true"></meter>
    <span class="number">${translation.formats.number(item.count)}</span>
  </li>`;
  const others = items.slice(mostItems);
  return html`<section class="tile breakdown">
    <h2>${translation.t('shell:by_item', { figure: say(figure.label), item: say(figure.choice).toLowerCase() })}</h2>
    <ul>${items.slice(0, mostItems).map(row)}</ul>
    ${others.length > 0 ? html`<details><summary>${translation.t('shell:others', { count: others.length })}</summary><ul>${others.map(row)}</ul></details>` : nothing}
  </section>`;
}

/** Empty cards where the numbers will stand, so that nothing moves when they come. */
export function figuresWaiting(count: number): TemplateResult {
  return html`<ul class="cards" aria-hidden="true">${Array.from({ length: count }, () => html`<li class="card waits"><span></span></li>`)}</ul>`;
}
