import { html, nothing, type TemplateResult } from 'lit';
import type { FormSlice } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { exportedOf } from './asked.ts';
import { exportMenu } from './export-menu.ts';

/** What is listed, how much of it there is, and what begins here: taking it away, bringing a list, a new record. */
export function listHeading(slice: FormSlice, query: URLSearchParams, size: string): TemplateResult {
  const { t } = translation();
  return html`<div class="heading">
    <div>
      <h1>${say(slice.plural)}</h1>
      <p class="soft number" role="status">${size}</p>
    </div>
    <div class="bar">
      ${slice.can.includes('export') ? exportMenu(exportedOf(slice, query)) : nothing}
      ${slice.can.includes('create') ? html`<a class="button plain" href="/f/${slice.id}/print">${icon('file')} ${t('print:blank')}</a>` : nothing}
      ${slice.can.includes('import') ? html`<a class="button" href="/import/${slice.id}">${icon('upload')} ${t('list:import')}</a>` : nothing}
      ${slice.can.includes('create') ? html`<a class="button first" href="/f/${slice.id}/new">${icon('plus')} ${t('list:new')}</a>` : nothing}
    </div>
  </div>`;
}

/** A dated form is seen as it stood on a day. */
export function dayInput(asked: string | null, change: (day: string) => void): TemplateResult {
  const { t } = translation();
  return html`<label class="bar asof">${t('list:as_of_label')} <input type="date" .value=${asked ?? ''} @change=${(event: Event) => change((event.target as HTMLInputElement).value)} /></label>`;
}
