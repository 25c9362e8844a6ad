import type { BaaraError } from '@baara/model';
import { asFailure, BaaraElement, failureNotice, request, say, translation, waitingNotice } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Ages } from '../server/ages.ts';
import { type Band, bandsOf, pyramid } from './pyramid.ts';
import { words } from './words.ts';

const oldest = 65;

/** The age pyramid of a unit with its figures, and its retirements year by year. */
export class PositionAges extends BaaraElement {
  static override properties = { unit: {}, ages: { state: true }, failure: { state: true } };
  declare unit: string;
  declare ages: Ages | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.ages = null;
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('unit')) void this.#load();
  }

  async #load(): Promise<void> {
    const { unit } = this;
    this.failure = null;
    this.ages = null;
    try {
      const ages = await request<Ages>('parts/position/ages', { query: { unit } });
      if (unit === this.unit) this.ages = ages;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!this.ages) return waitingNotice();
    const { bands, unknown } = bandsOf(this.ages.groups);
    if (bands.length === 0 && unknown === 0) return html`<p class="nothing">${say(words.nobody)}</p>`;
    const sexes = { women: say(words.women), men: say(words.men) };
    return html`<div class="figures">
      ${bands.length > 0 ? html`${pyramid(bands, sexes)}${this.#figures(bands)}` : nothing}
      ${this.#retirements(this.ages)}
    </div>
    ${unknown > 0 ? html`<p class="soft">${say(words.unknown)} : <strong>${this.#number(unknown)}</strong></p>` : nothing}`;
  }

  #number(count: number): string {
    return translation().formats.number(count);
  }

  #figures(bands: readonly Band[]): TemplateResult {
    const years = ({ from }: Band) =>
      from >= oldest ? `${from} ${say(words.andMore)}` : `${from} ${say(words.to)} ${from + 4}`;
    return html`<table>
      <caption>${say(words.title)}</caption>
      <thead><tr><th scope="col">${say(words.age)}</th><th scope="col" class="number">${say(words.women)}</th><th scope="col" class="number">${say(words.men)}</th></tr></thead>
      <tbody>${bands.map((band) => html`<tr><th scope="row">${years(band)}</th><td class="number">${this.#number(band.women)}</td><td class="number">${this.#number(band.men)}</td></tr>`)}</tbody>
    </table>`;
  }

  #retirements({ retirements }: Ages): TemplateResult {
    return html`<table>
      <caption>${say(words.retirements)}</caption>
      <thead><tr><th scope="col">${say(words.year)}</th><th scope="col" class="number">${say(words.people)}</th></tr></thead>
      <tbody>${retirements.map(
        ({ year, people }, at) =>
          html`<tr><th scope="row">${year}${at === 0 ? html` <span class="soft">(${say(words.overdue)})</span>` : nothing}</th><td class="number">${this.#number(people)}</td></tr>`,
      )}</tbody>
    </table>`;
  }
}
