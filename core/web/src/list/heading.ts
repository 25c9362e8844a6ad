import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { closeDrops } from '../shell/drop.ts';
import { say, translation } from '../state/language.ts';
import { exportedOf } from './asked.ts';
import { exportMenu } from './export-menu.ts';
import '../fields/date-input.ts';

interface Heading {
  readonly slice: FormSlice;
  readonly query: URLSearchParams;
  /** How much there is, in words. */
  readonly size: string;
  /** On a telephone, what else shapes the list: it stands in the menu beside the title. */
  readonly folded: TemplateResult | null;
}

/** What is listed, how much of it there is, and what begins here: taking it away, bringing a list, a new record. */
export function listHeading({ slice, query, size, folded }: Heading): TemplateResult {
  const { t } = translation();
  const mayCreate = slice.can.includes('create');
  const add = html`<a class="button first" href="/f/${slice.id}/new">${icon('plus')} ${t('list:new')}</a>`;
  const others = html`
    ${slice.can.includes('export') ? exportMenu(exportedOf(slice, query)) : nothing}
    ${mayCreate ? html`<a class="button plain" href="/f/${slice.id}/print">${icon('file')} ${t('print:blank')}</a>` : nothing}
    ${slice.can.includes('import') ? html`<a class="button" href="/import/${slice.id}">${icon('upload')} ${t('list:import')}</a>` : nothing}`;
  return html`<div class="heading list-head">
    <div>
      <h1>${say(slice.plural)}</h1>
      <p class="soft number" role="status">${size}</p>
      ${slice.byAction ? html`<p class="soft">${say(slice.byAction)}</p>` : nothing}
    </div>
    <div class="bar">
      ${folded ? nothing : others} ${mayCreate ? add : nothing}
      ${
        folded
          ? html`<details class="drop folded" @focusout=${closeDrops} @keydown=${closeDrops}>
              <summary class="button" aria-label=${t('list:more')} title=${t('list:more')}>${icon('more')}</summary>
              <div class="sheet stack tight" tabindex="-1">${folded} ${others}</div>
            </details>`
          : nothing
      }
    </div>
  </div>`;
}

/** A dated form is seen as it stood on a day. */
export function dayInput(asked: string | null, change: (day: string) => void): TemplateResult {
  const { t } = translation();
  const chosen = ({ detail: day }: CustomEvent<string | null>) => {
    if (!day || /^\d{4}-\d{2}-\d{2}$/u.test(day)) change(day ?? '');
  };
  return html`<div class="bar asof"><label for="list-day">${t('list:as_of_label')}</label>
    <baara-date-input .inputId=${'list-day'} .value=${asked} @baara-input=${chosen}></baara-date-input></div>`;
}
