import { html, type TemplateResult } from 'lit';
import type { ListQuery } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { closeDrops } from '../shell/drop.ts';
import { language, translation } from '../state/language.ts';

/** What a list shows, or the rows chosen in it, as a file. */
export interface Exported extends Pick<ListQuery, 'form' | 'where' | 'under' | 'q' | 'figure' | 'sort'> {
  readonly columns: readonly string[];
  readonly asOf?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Rows that one address can name. */
export const mostExportedIds = 100;

/** Where the file is fetched; the server writes it as it is read. */
export function exportAddress(format: 'csv' | 'xlsx', exported: Exported): string {
  const { form, where, columns, asOf, sort, ids, ...rest } = exported;
  const query = new URLSearchParams({ format, columns: columns.join(','), language: language.get() });
  const facts = {
    ...rest,
    where: where && JSON.stringify(where),
    sort: sort?.join(','),
    as_of: asOf,
    ids: ids?.join(','),
  };
  for (const [name, value] of Object.entries(facts)) if (value) query.set(name, value);
  return `/api/v1/exports/${encodeURIComponent(form)}?${query.toString()}`;
}

/** The two files that a list can be taken away as. */
export function exportMenu(exported: Exported): TemplateResult {
  const { t } = translation();
  const link = (format: 'csv' | 'xlsx') =>
    html`<li><a class="entry" download href=${exportAddress(format, exported)}>${t(`list:export_${format}`)}</a></li>`;
  return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
    <summary class="button">${icon('download')} ${t('list:export')}</summary>
    <div class="sheet stack" tabindex="-1">
      <ul class="ordered">${link('xlsx')} ${link('csv')}</ul>
      <p class="soft">${t('list:export_lead')}</p>
    </div>
  </details>`;
}
