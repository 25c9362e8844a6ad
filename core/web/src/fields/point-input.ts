import { html, nothing, type TemplateResult } from 'lit';
import type { Value } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';

interface Point {
  readonly latitude: string | number;
  readonly longitude: string | number;
}

/** A point on the map, typed or taken from where the device is. It says `baara-input`. */
export class BaaraPointInput extends BaaraElement {
  static override properties = {
    inputId: {},
    value: { attribute: false },
    invalid: { type: Boolean },
    described: {},
    refused: { state: true },
  };
  declare inputId: string;
  declare value: Value;
  declare invalid: boolean;
  declare described: string;
  declare refused: boolean;

  constructor() {
    super();
    this.value = null;
    this.refused = false;
  }

  get #point(): Point {
    const given = this.value as Partial<Point> | null;
    return { latitude: given?.latitude ?? '', longitude: given?.longitude ?? '' };
  }

  override render(): TemplateResult {
    const input = (part: 'latitude' | 'longitude') => html`<label>${this.t(`form:${part}`)}
      <input id=${part === 'latitude' ? this.inputId : `${this.inputId}-longitude`} class="short" type="text" inputmode="decimal" autocomplete="off" .value=${String(this.#point[part]).replace('.', ',')} aria-invalid=${this.invalid} aria-describedby=${this.described || nothing}
        @change=${(event: Event) => this.#typed(part, (event.target as HTMLInputElement).value)} /></label>`;
    return html`<div class="bar">
      ${input('latitude')} ${input('longitude')}
      <button type="button" class="button" @click=${this.#here}>${icon('map')} ${this.t('form:use_position')}</button>
      ${this.refused ? html`<p role="status" class="caution">${this.t('form:position_refused')}</p>` : nothing}
    </div>`;
  }

  #typed(part: 'latitude' | 'longitude', words: string): void {
    // Two numbers at once are a point copied from a map or a message.
    const [, north, east] = /^\s*(-?\d{1,2}[.,]\d+)\s*[;,\s]\s*(-?\d{1,3}[.,]\d+)\s*$/u.exec(words) ?? [];
    if (north && east) {
      this.#say({ latitude: Number(north.replace(',', '.')), longitude: Number(east.replace(',', '.')) });
      return;
    }
    const text = words.trim().replace(',', '.');
    const number = Number(text);
    const next = { ...this.#point, [part]: text && Number.isFinite(number) ? number : text };
    this.#say(next.latitude === '' && next.longitude === '' ? null : next);
  }

  readonly #here = (): void => {
    this.refused = false;
    const five = (angle: number) => Math.round(angle * 100_000) / 100_000;
    if (!navigator.geolocation) {
      this.refused = true;
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#say({ latitude: five(coords.latitude), longitude: five(coords.longitude) }),
      () => {
        this.refused = true;
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };

  #say(value: Value): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent('baara-input', { detail: value }));
  }
}

define('baara-point-input', BaaraPointInput);
