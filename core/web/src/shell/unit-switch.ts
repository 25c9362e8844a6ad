import { html, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { workplace } from '../state/workplace.ts';
import { closeDrops } from './drop.ts';

/** The unit one works in, always in sight; opening it loads what it takes to choose another. */
export class BaaraUnitSwitch extends BaaraElement {
  static override properties = { open: { state: true }, ready: { state: true } };
  declare open: boolean;
  declare ready: boolean;

  constructor() {
    super();
    this.open = false;
    this.ready = false;
  }

  protected override followed() {
    return [workplace];
  }

  override render(): TemplateResult {
    const title = workplace.get()?.title ?? this.t('shell:whole_country');
    return html`<details class="drop" .open=${this.open} @toggle=${this.#toggled} @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="entry" aria-label=${this.t('shell:working_unit', { unit: title })}>
        ${icon('map')}<span class="title">${title}</span>${icon('down')}
      </summary>
      <div class="sheet">
        ${this.open && this.ready ? html`<baara-unit-chooser @baara-unit-chosen=${this.#chosen}></baara-unit-chooser>` : html`<p>${this.t('shell:loading')}</p>`}
      </div>
    </details>`;
  }

  readonly #toggled = (event: Event): void => {
    this.open = (event.target as HTMLDetailsElement).open;
    if (this.open && !this.ready) import('./unit-chooser.ts').then(() => (this.ready = true)).catch(() => undefined);
  };

  readonly #chosen = (): void => {
    this.open = false;
    this.querySelector('summary')?.focus();
  };
}

define('baara-unit-switch', BaaraUnitSwitch);
