import { html, nothing, type TemplateResult } from 'lit';
import type { ListValue, Uses } from '../api/vocabulary.ts';
import { icon } from '../icons/icon.ts';
import { language, say, translation } from '../state/language.ts';
import { usesWords } from './uses-text.ts';

export type Gesture = 'edit' | 'retire' | 'replace' | 'restore' | 'up' | 'down';

interface ValueRow {
  readonly list: string;
  readonly value: ListValue;
  /** How many records hold it; undefined while they are counted. */
  readonly uses: Uses | undefined;
  /** Whether its place may be changed here: null where order means nothing. */
  readonly steps: { readonly up: boolean; readonly down: boolean } | null;
  readonly isHierarchy: boolean;
  readonly act: (gesture: Gesture) => void;
}

/** One value: its wordings, its code, what uses it, where it comes from, and what one may do with it. */
export function valueRow({ list, value, uses, steps, isHierarchy, act }: ValueRow): TemplateResult {
  const { t } = translation();
  const code = String(value.values.code);
  const [first, second] = language.get() === 'en' ? ['label_en', 'label_fr'] : ['label_fr', 'label_en'];
  const name = String(value.values[first ?? ''] ?? code);
  const mayWrite = value.can.includes('update');
  const isRetired = value.values.retired === true;
  const by = value.values.replaced_by;
  return html`
    ${steps ? html`<td class="place">${mayWrite ? stepButtons(name, code, steps, act) : nothing}</td>` : nothing}
    <th scope="row">
      ${value.below > 0 ? html`<a class="name" href="/lists/${list}?parent=${encodeURIComponent(code)}">${name}</a>` : html`<span class="name">${name}</span>`}
      <span class="other soft" lang=${second === 'label_en' ? 'en' : 'fr'}>${value.values[second ?? ''] ?? ''}</span>
      ${isRetired ? html`<span class="tag warn">${by ? t('vocabulary:replaced_tag', { title: value.labels.replaced_by?.[String(by)] ?? String(by) }) : t('vocabulary:retired_tag')}</span>` : nothing}
    </th>
    <td data-label=${t('vocabulary:code')}><code>${code}</code></td>
    ${isHierarchy ? html`<td data-label=${t('vocabulary:below')} class="soft ${value.below > 0 ? '' : 'blank'}">${value.below > 0 ? t('vocabulary:below_count', { count: value.below }) : ''}</td>` : nothing}
    <td data-label=${t('vocabulary:uses')} class="soft">${uses ? usesWords(uses) : '…'}</td>
    <td data-label=${t('vocabulary:origin')} class="soft">${originWords(value)}</td>
    ${mayWrite ? html`<td class="verbs-of">${gestures(name, isRetired, act)}</td>` : html`<td class="blank"></td>`}`;
}

function originWords({ origin }: ListValue): TemplateResult | string {
  const { t } = translation();
  if (origin.kind === 'here') return t('vocabulary:origin_here');
  const from = origin.kind === 'site' ? t('vocabulary:origin_site') : say(origin.label);
  return origin.worded
    ? html`<span>${from} <span class="tag" title=${t('vocabulary:worded', { words: say(origin.worded) })}>${t('vocabulary:reworded')}</span><span class="said">${t('vocabulary:worded', { words: say(origin.worded) })}</span></span>`
    : from;
}

function stepButtons(
  name: string,
  code: string,
  steps: { readonly up: boolean; readonly down: boolean },
  act: (gesture: Gesture) => void,
): TemplateResult {
  const { t } = translation();
  const step = (way: 'up' | 'down') =>
    html`<button type="button" class="button plain small" data-step="${code}-${way}" aria-label=${t(`vocabulary:${way}`, { name })} title=${t(`vocabulary:${way}`, { name })}
      aria-disabled=${!steps[way]} @click=${() => steps[way] && act(way)}>${icon(way)}</button>`;
  return html`<span class="steps-of">${step('up')}${step('down')}</span>`;
}

function gestures(name: string, isRetired: boolean, act: (gesture: Gesture) => void): TemplateResult {
  const { t } = translation();
  const verb = (gesture: 'edit' | 'retire' | 'replace' | 'restore') =>
    html`<button type="button" class="button plain small" aria-label="${t(`vocabulary:${gesture}`)} : ${name}" @click=${() => act(gesture)}>${t(`vocabulary:${gesture}`)}</button>`;
  return html`<span class="verbs-bar">${verb('edit')} ${isRetired ? verb('restore') : html`${verb('retire')} ${verb('replace')}`}</span>`;
}
