import type { BaaraError } from '@baara/model';
import { asFailure, BaaraPage, failureNotice, request, say, translation, waitingNotice } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { District } from '../server/districts.ts';
import { addressOf } from './district-page.ts';
import { words } from './words.ts';

/** Communes where nobody trained can be called, district by district. */
export class GapsPage extends BaaraPage {
  static override properties = { districts: { state: true }, failure: { state: true } };
  declare districts: readonly District[] | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.districts = null;
    this.failure = null;
  }

  protected override heading(): string {
    return say(words.gaps);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      this.districts = await request<readonly District[]>('parts/sgbv_training/districts');
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!this.districts) return html`<div class="page"><h1>${this.heading()}</h1>${waitingNotice()}</div>`;
    const counted = this.districts.filter(({ communes }) => communes > 0);
    const without = this.districts.filter(({ communes }) => communes === 0);
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.gapsLead)}</p></div>
      ${this.districts.length === 0 ? html`<p class="nothing">${say(words.nowhere)}</p>` : nothing}
      ${counted.length > 0 ? html`<p>${total(counted)}</p>${table(counted)}` : nothing}
      ${without.length > 0 ? html`<p class="soft">${say(words.noCommunes)} ${without.map(({ name }) => name).join(', ')}.</p>` : nothing}
    </div>`;
  }
}

const number = (count: number) => translation().formats.number(count);

function total(districts: readonly District[]): TemplateResult {
  const sum = (of: (district: District) => number) => districts.reduce((all, district) => all + of(district), 0);
  const [without, communes] = [sum((each) => each.without.length), sum((each) => each.communes)];
  const [of, have] = without < 2 ? [words.oneOf, words.hasNone] : [words.of, words.haveNone];
  return html`<strong>${number(without)}</strong> ${say(of)} ${number(communes)} ${say(have)}`;
}

function table(districts: readonly District[]): TemplateResult {
  return html`<div class="rows plain"><table>
    <caption class="said">${say(words.gaps)}</caption>
    <thead><tr><th scope="col">${say(words.district)}</th><th scope="col">${say(words.region)}</th><th scope="col" class="end number">${say(words.communes)}</th><th scope="col" class="end number">${say(words.without)}</th><th scope="col">${say(words.which)}</th></tr></thead>
    <tbody>${districts.map(
      ({ id, name, within, communes, without }) => html`<tr>
        <th scope="row">${id ? html`<a href=${addressOf('directory', id)}>${name}</a>` : `${say(words.noDistrict)} · ${name}`}</th>
        <td data-label=${say(words.region)}>${within}</td>
        <td data-label=${say(words.communes)} class="end number">${number(communes)}</td>
        <td data-label=${say(words.without)} class="end number"><strong>${number(without.length)}</strong></td>
        <td data-label=${say(words.which)}>${which(without)}</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function which(communes: District['without']): TemplateResult {
  if (communes.length === 0) return html`<span class="tag good">${say(words.everyCommune)}</span>`;
  return html`<span>${communes.map(({ id, name }, at) => html`${at > 0 ? ', ' : ''}<a href="/f/unit/${id}">${name}</a>`)}</span>`;
}
