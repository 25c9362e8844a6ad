import type { BaaraError } from '@baara/model';
import { asFailure, BaaraPage, go, place, request, say, today, translation, waitingNotice } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { Costs } from '../server/costs.ts';
import { money } from './money.ts';
import { ownUnits } from './own-units.ts';
import { toldFailure } from './told.ts';
import { unitChooser } from './unit-chooser.ts';
import { words } from './words.ts';

/** What each funder gave for the sessions of a year. */
export class TrainingCostsPage extends BaaraPage {
  static override properties = { units: { state: true }, costs: { state: true }, failure: { state: true } };
  declare units: Awaited<ReturnType<typeof ownUnits>>;
  declare costs: Costs | null;
  declare failure: BaaraError | null;
  #asked = '';

  constructor() {
    super();
    this.units = [];
    this.costs = null;
    this.failure = null;
  }

  protected override followed() {
    return [place];
  }

  protected override heading(): string {
    return say(words.costs);
  }

  protected override firstUpdated(): void {
    void ownUnits().then((units) => {
      this.units = units;
    });
  }

  get #query(): { readonly unit: string; readonly year: string } {
    const asked = place.get().searchParams;
    return { unit: asked.get('unit') ?? this.units[0]?.id ?? '', year: asked.get('year') ?? today().slice(0, 4) };
  }

  protected override willUpdate(): void {
    const query = this.#query;
    const asked = JSON.stringify(query);
    if (!query.unit || asked === this.#asked || place.get().pathname !== '/p/training/costs') return;
    this.#asked = asked;
    void this.#load(query);
  }

  async #load(query: { readonly unit: string; readonly year: string }): Promise<void> {
    this.failure = null;
    this.costs = null;
    try {
      const costs = await request<Costs>('parts/training/costs', { query });
      if (JSON.stringify(query) === this.#asked) this.costs = costs;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { unit, year } = this.#query;
    const now = Number(today().slice(0, 4));
    const choose = (event: Event) =>
      go(`/p/training/costs?${new URLSearchParams({ unit, year: (event.target as HTMLSelectElement).value })}`);
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.costsLead)}</p></div>
      <div class="bar">
        ${unitChooser({ units: this.units, unit, kept: { year } })}
        <div class="field"><label for="training-year">${say(words.year)}</label>
          <select id="training-year" class="control short" @change=${choose}>${Array.from(
            { length: 8 },
            (_, at) => now + 1 - at,
          ).map(
            (each) => html`<option value=${each} ?selected=${String(each) === year}>${each}</option>`,
          )}</select></div>
      </div>
      ${toldFailure(this.failure)}
      ${this.costs ? this.#table(this.costs) : this.failure ? nothing : waitingNotice()}
    </div>`;
  }

  #table({ funders, sessions, participants, amount }: Costs): TemplateResult {
    const { formats } = translation();
    const facts = [
      [say(words.sessions), formats.number(sessions)],
      [say(words.participants), formats.number(participants)],
      [say(words.total), money(amount)],
      [say(words.perHead), participants > 0 && amount > 0 ? money(Math.round(amount / participants)) : '—'],
    ];
    return html`<dl class="training-facts">${facts.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>
      ${
        funders.length === 0
          ? html`<p class="nothing">${say(words.noCosts)}</p>`
          : html`<div class="rows plain" role="region" tabindex="0" aria-label=${say(words.costs)}><table>
        <thead><tr><th scope="col">${say(words.funder)}</th><th scope="col" class="end">${say(words.sessions)}</th>
          <th scope="col" class="end">${say(words.amount)}</th><th scope="col" class="end">${say(words.share)}</th></tr></thead>
        <tbody>${funders.map(
          (
            each,
          ) => html`<tr><th scope="row">${each.id ? html`<a href="/f/training_funder/${each.id}">${each.funder}</a>` : '—'}</th>
            <td class="end" data-label=${say(words.sessions)}>${formats.number(each.sessions)}</td>
            <td class="end" data-label=${say(words.amount)}>${money(each.amount)}</td>
            <td class="end" data-label=${say(words.share)}>${amount > 0 ? `${formats.number(Math.round((100 * each.amount) / amount))}\u00a0%` : '—'}</td></tr>`,
        )}</tbody></table></div>`
      }`;
  }
}
