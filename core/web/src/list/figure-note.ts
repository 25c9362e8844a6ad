import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';

/** Says that a list shows what a figure of the first page counts, and takes that away. */
export function figureNote(id: string | null, drop: () => void): TemplateResult | typeof nothing {
  const figure = overview.get()?.figures.find((each) => each.id === id);
  if (!figure) return nothing;
  const { t } = translation();
  return html`<p class="bar">
    <span class="tag" title=${figure.help ? say(figure.help) : nothing}>${icon('chart-column')} ${say(figure.label)}</span>
    <button type="button" class="button plain" @click=${drop}>${icon('close')} ${t('list:figure_drop')}</button>
  </p>`;
}
