import { html, nothing, type TemplateResult } from 'lit';
import { findUnits } from '../api/choices.ts';
import type { UnitItem } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { go, place } from '../state/router.ts';
import { changeWorkplace, type Workplace, workplace } from '../state/workplace.ts';

const pause = 250;
const most = 30;

/** Choosing the unit to work in: one's own, those just below the present one, or any by its name. */
export class BaaraUnitChooser extends BaaraElement {
  static override properties = {
    units: { state: true },
    own: { state: true },
    words: { state: true },
    failed: { state: true },
  };
  declare own: readonly UnitItem[];
  declare units: readonly UnitItem[] | null;
  declare words: string;
  /** The last search got no answer. */
  declare failed: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.units = null;
    this.own = [];
    this.words = '';
    this.failed = false;
  }

  protected override followed() {
    return [workplace];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Asked of nothing, the server names the units of one's own assignments, or the top of the tree.
    findUnits({ limit: 20 }).then(
      ({ units }) => (this.own = units),
      () => undefined,
    );
    void this.#look();
  }

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  async #look(): Promise<void> {
    const { words } = this;
    const under = workplace.get()?.id;
    const [only, ...others] = this.own;
    const query = words ? { q: words, ...(only && others.length === 0 && { under: only.id }) } : under ? { under } : {};
    const found = await findUnits({ ...query, limit: most }).catch(() => null);
    if (this.words !== words) return;
    this.units = found?.units ?? null;
    this.failed = found === null;
  }

  override render(): TemplateResult {
    const present = workplace.get();
    return html`<div class="stack">
      <label class="stack tight">${this.t('shell:unit_search')}
        <input type="search" autocomplete="off" @input=${this.#typed} />
      </label>
      ${this.words === '' && this.own.length > 0 ? this.#group(this.t('shell:units_own'), this.own, present) : nothing}
      ${this.#group(this.words ? this.t('shell:units_found') : this.t('shell:units_below'), this.units ?? [], present)}
      ${this.failed ? html`<p class="soft" role="alert">${this.t('shell:search_failed')}</p>` : nothing}
      ${this.units?.length === 0 ? html`<p class="soft">${this.t(this.words ? 'shell:units_none' : 'shell:units_nothing_below')}</p>` : nothing}
    </div>`;
  }

  #group(
    name: string,
    units: readonly (Workplace & Partial<UnitItem>)[],
    present: Workplace | null,
  ): TemplateResult | typeof nothing {
    if (units.length === 0) return nothing;
    return html`<div>
      <p class="name">${name}</p>
      <ul>
        ${units.map(
          (unit) => html`<li>
            <button type="button" class="entry" aria-current=${unit.id === present?.id} @click=${() => this.#choose(unit)}>
              <span>${unit.title}${this.#told(unit)}</span>
            </button>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #told({ type, within = [] }: Partial<UnitItem>): TemplateResult | typeof nothing {
    const told = [type, this.words ? within.slice(-2).reverse().join(', ') : ''].filter(Boolean).join(' · ');
    return told ? html`<small>${told}</small>` : nothing;
  }

  readonly #typed = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pause);
  };

  /** A list that keeps to the unit left follows to the one chosen. */
  #choose({ id, title }: Workplace): void {
    const before = workplace.get()?.id;
    changeWorkplace({ id, title });
    const address = new URL(place.get());
    for (const [name, value] of [...address.searchParams]) {
      if (before && (value === before || value === `under:${before}`))
        address.searchParams.set(name, value.replace(before, id));
    }
    for (const name of ['cursor', 'page']) address.searchParams.delete(name);
    this.dispatchEvent(new CustomEvent('baara-unit-chosen'));
    if (address.href !== place.get().href) go(address.href);
  }
}

define('baara-unit-chooser', BaaraUnitChooser);
