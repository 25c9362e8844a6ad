import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readUnitPlace, type UnitPlace } from '../api/units.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { failureNotice, waitingNotice } from '../shell/failure.ts';
import { translation } from '../state/language.ts';
import { type Levels, top } from './levels.ts';

/** The tree on a phone: one level at a time, with the way back above it. */
export class BaaraUnitDrill extends BaaraElement {
  static override properties = {
    levels: { attribute: false },
    address: { attribute: false },
    levelAddress: { attribute: false },
    at: {},
    place: { state: true },
  };
  declare levels: Levels;
  declare address: (unit: string) => string;
  /** The address of this page one level lower, or at the top. */
  declare levelAddress: (unit: string) => string;
  /** The unit whose level is shown; empty for the roots. */
  declare at: string;
  declare place: UnitPlace | null;
  #end: (() => void) | undefined;

  constructor() {
    super();
    this.at = '';
    this.place = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('levels')) {
      this.#end?.();
      this.#end = this.levels.arrivals.follow(() => this.requestUpdate());
    }
    if (!changed.has('levels') && !changed.has('at')) return;
    void this.levels.ask(this.at || top);
    this.place = null;
    if (this.at)
      readUnitPlace(this.at).then(
        (place) => {
          this.place = place;
        },
        () => undefined,
      );
  }

  override render(): TemplateResult {
    const state = this.levels.level(this.at || top);
    return html`${this.at ? this.#way() : nothing}
      ${
        !state || state.kind === 'waiting'
          ? waitingNotice()
          : state.kind === 'failed'
            ? failureNotice(state.failure, () => this.levels.ask(this.at || top))
            : state.units.length === 0
              ? html`<p class="soft">${this.t('units:none')}</p>`
              : html`<ul class="drill">${state.units.map(
                  (unit) => html`<li>
                    <a class="unit ${unit.closed ? 'closed' : ''}" href=${this.address(unit.id)}>
                      <span class="name">${unit.name}</span>
                      <span class="soft">${unit.type}${unit.closed ? ` · ${unit.status}` : ''}${unit.records === undefined ? '' : ` · ${translation().t('units:people', { count: unit.records })}`}</span>
                    </a>
                    ${unit.children > 0 ? html`<a class="deeper" href=${this.levelAddress(unit.id)} aria-label=${this.t('units:open_level', { name: unit.name })}><span class="number">${translation().formats.number(unit.children)}</span>${icon('right')}</a>` : nothing}
                  </li>`,
                )}</ul>`
      }`;
  }

  #way(): TemplateResult {
    const within = this.place?.within ?? [];
    const up = within.at(-1)?.id ?? '';
    return html`<nav class="crumbs" aria-label=${this.t('units:within')}>
      <a class="button small" href=${this.levelAddress(up)}>${icon('left')} ${within.at(-1)?.title ?? this.t('units:top')}</a>
      ${this.place ? html`<a href=${this.address(this.place.id)}>${this.place.title}</a>` : nothing}
    </nav>`;
  }
}

define('baara-unit-drill', BaaraUnitDrill);
