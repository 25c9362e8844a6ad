import type { ModelPanel } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type PanelLine, readPanel } from '../api/units.ts';
import { define } from '../element.ts';
import { placeCriterion } from '../shell/menus.ts';
import { say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { panelFrame } from './panel-frame.ts';
import { SeenElement } from './seen-element.ts';

/** What a module counts at a unit and below, beside its norm: each line opens the records that it counts. */
export class BaaraCountPanel extends SeenElement {
  static override properties = {
    ...SeenElement.properties,
    panel: { attribute: false },
    unit: {},
    lines: { state: true },
  };
  declare panel: ModelPanel;
  declare unit: string;
  declare lines: readonly PanelLine[] | null;

  constructor() {
    super();
    this.lines = null;
  }

  protected override question(): string {
    return `${this.unit} ${this.panel.id}`;
  }

  protected override async load(): Promise<void> {
    this.lines = (await readPanel(this.unit, this.panel.id)).lines;
  }

  override render(): TemplateResult {
    return panelFrame({
      ...{ title: say(this.panel.label), id: `panel-${this.panel.id}` },
      ...{ failure: this.failure, retry: this.reload },
      body: this.lines && this.#table(this.lines),
    });
  }

  #table(lines: readonly PanelLine[]): TemplateResult {
    if (lines.length === 0) return html`<p class="nothing">${this.t('units:panel_empty')}</p>`;
    const { number } = translation().formats;
    const form = overview.get()?.forms[this.panel.form];
    const normed = lines.some(({ norm }) => norm !== null);
    const total = lines.reduce((sum, { count }) => sum + count, 0);
    const most = Math.max(1, ...lines.map(({ count, norm }) => Math.max(count, norm ?? 0)));
    const norms = lines.reduce((sum, { norm }) => sum + (norm ?? 0), 0);
    return html`<div class="rows"><table class="counts-table">
        <caption class="said">${say(this.panel.label)}</caption>
        <thead><tr>
          <th scope="col">${this.t('units:panel_choice')}</th><th scope="col" class="end">${say(form?.plural)}</th>
          ${normed ? html`<th scope="col" class="end">${this.t('units:panel_norm')}</th><th scope="col">${this.t('units:panel_gap')}</th>` : html`<th scope="col" class="gauge-column"><span class="said">${this.t('units:panel_gap')}</span></th>`}
        </tr></thead>
        <tbody>
          ${lines.map(
            (line) => html`<tr>
              <th scope="row">${this.#link(line)}</th>
              <td class="end number" data-label=${say(form?.plural)}>${number(line.count)}</td>
              ${
                normed
                  ? html`<td class="end number" data-label=${this.t('units:panel_norm')}>${line.norm === null ? '—' : number(line.norm)}</td>
                    <td class=${line.norm === null ? 'blank' : ''} data-label=${this.t('units:panel_gap')}>${this.#gap(line)}</td>`
                  : html`<td class="gauge-column" aria-hidden="true"><progress class="gauge" max=${most} value=${line.count} tabindex="-1"></progress></td>`
              }
            </tr>`,
          )}
        </tbody>
        <tfoot><tr><th scope="row">${this.t('units:panel_total')}</th><td class="end number" data-label=${say(form?.plural)}>${number(total)}</td>
          ${normed ? html`<td class="end number" data-label=${this.t('units:panel_norm')}>${number(norms)}</td><td></td>` : html`<td class="gauge-column"></td>`}</tr></tfoot>
      </table></div>
      ${this.panel.norm && !normed ? html`<p class="nothing">${this.t('units:panel_no_norm')}</p>` : nothing}`;
  }

  #link({ code, label }: PanelLine): TemplateResult {
    const { form, by, figure } = this.panel;
    const criterion = code === null ? `none:empty` : `in:${code}`;
    const known = overview.get()?.forms[form];
    const asked = [
      figure && `figure=${figure}`,
      known && placeCriterion(known, this.unit),
      `w.${by}=${encodeURIComponent(criterion)}`,
    ];
    const address = `/f/${form}?${asked.filter(Boolean).join('&')}`;
    return html`<a href=${address}>${label ?? this.t('units:panel_unsaid')}</a>`;
  }

  #gap({ count, norm }: PanelLine): TemplateResult | typeof nothing {
    if (norm === null) return nothing;
    const gap = count - norm;
    if (gap < 0) return html`<span class="tag bad">${this.t('units:panel_gap_short', { count: -gap })}</span>`;
    if (gap > 0) return html`<span class="tag">${this.t('units:panel_gap_over', { count: gap })}</span>`;
    return html`<span class="tag good">${this.t('units:panel_gap_met')}</span>`;
  }
}

define('baara-count-panel', BaaraCountPanel);
