import { html, type TemplateResult } from 'lit';
import type { Import } from '../api/imports.ts';
import { translation } from '../state/language.ts';

/** The imports of before, each with where it stands. */
export function recentPart(imports: readonly Import[]): TemplateResult {
  const { t, formats } = translation();
  const line = ({ form, id, name, createdAt, state }: Import) =>
    html`<li><a href="/import/${form}/${id}">${name}</a> <span class="soft">${formats.moment(createdAt)}</span> <span class="tag">${t(`imports:state_${state}`)}</span></li>`;
  return html`<section class="stack"><h2>${t('imports:recent')}</h2><ul class="stack">${imports.map(line)}</ul></section>`;
}
