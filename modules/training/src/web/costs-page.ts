import type { BaaraError } from '@baara/model';
import {
  asFailure,
  BaaraPage,
  go,
  money,
  place,
  request,
  type Store,
  say,
  today,
  translation,
  waitingNotice,
  workplace,
} from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { Costs } from '../server/costs.ts';
import { topUnit, unitAsked, unitTitle } from './asked-unit.ts';
import { labelled } from './labelled.ts';
import { toldFailure } from './told.ts';
import { words } from './words.ts';

/** What each funder gave for the sessions of a year. */
export class TrainingCostsPage extends BaaraPage {
  static override properties = {
    top: { state: true },
    unitName: { state: true },
    costs: { state: true },
    failure: { state: true },
  };
  declare top: string | null;
  declare unitName: string;
  declare costs: Costs | null;
  declare failure: BaaraError | null;
  #asked = '';

  constructor() {
    super();
    this.top = null;
    this.unitName = '';
    this.costs = null;
    this.failure = null;
  }

  protected override followed(): readonly Store<unknown>[] {
    return [place, workplace];
  }

  protected override heading(): string {
    return say(words.costs);
  }

  protected override firstUpdated(): void {
    if (unitAsked() === null)
      void topUnit().then(
        (unit) => (this.top = unit),
        () => undefined,
      );
  }

  get #query(): { readonly unit: string; readonly year: string } {
    const asked = place.get().searchParams;
    return { unit: unitAsked() ?? this.top ?? '', year: asked.get('year') ?? today().slice(0, 4) };
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
      const asked = request<Costs>('parts/training/costs', { query });
      const [costs, name] = await Promise.all([asked, unitTitle(query.unit)]);
      if (JSON.stringify(query) !== this.#asked) return;
      this.costs = costs;
      this.unitName = name;
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
      <p>${labelled(words.unit, '')}<strong>${this.unitName}</strong></p>
      <div class="bar">
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
        <thead><tr><th scope="col">${say(words.funder)}</th><th scope="col" class="training-number">${say(words.sessions)}</th>
          <th scope="col" class="training-number">${say(words.amount)}</th><th scope="col" class="training-number">${say(words.share)}</th></tr></thead>
        <tbody>${funders.map(
          (
            each,
          ) => html`<tr><th scope="row">${each.id ? html`<a href="/f/training_funder/${each.id}">${each.funder}</a>` : '—'}</th>
            <td class="training-number" data-label=${say(words.sessions)}>${formats.number(each.sessions)}</td>
            <td class="training-number" data-label=${say(words.amount)}>${money(each.amount)}</td>
            <td class="training-number" data-label=${say(words.share)}>${amount > 0 ? `${formats.number(Math.round((100 * each.amount) / amount))}\u00a0%` : '—'}</td></tr>`,
        )}</tbody></table></div>`
      }`;
  }
}
