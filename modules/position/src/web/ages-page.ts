import { BaaraPage, findUnits, say, session, waitingNotice } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import { words } from './words.ts';

/** The age pyramid of the units that one works for. */
export class PositionAgesPage extends BaaraPage {
  static override properties = { units: { state: true }, unit: { state: true } };
  declare units: readonly { readonly id: string; readonly title: string }[];
  declare unit: string;

  constructor() {
    super();
    this.units = [];
    this.unit = '';
  }

  protected override heading(): string {
    return say(words.title);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  /** One's own unit, and those directly below it. */
  async #begin(): Promise<void> {
    const own = session.get()?.roles.find(({ unit }) => unit)?.unit ?? null;
    const { units } = await findUnits({ limit: 50, ...(own ? { under: own.id } : {}) });
    this.units = own ? [own, ...units.filter(({ id }) => id !== own.id)] : units;
    this.unit = this.units[0]?.id ?? '';
  }

  override render(): TemplateResult {
    if (!this.unit) return html`<div class="page"><h1>${this.heading()}</h1>${waitingNotice()}</div>`;
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.lead)}</p></div>
      <div class="field"><label for="position-unit">${say(words.unit)}</label>
        <select id="position-unit" class="control short" @change=${this.#choose}>
          ${this.units.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.unit}>${title}</option>`)}
        </select></div>
      <position-ages .unit=${this.unit}></position-ages>
    </div>`;
  }

  readonly #choose = (event: Event): void => {
    this.unit = (event.target as HTMLSelectElement).value;
  };
}
