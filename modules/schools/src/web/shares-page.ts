import type { BaaraError } from '@baara/model';
import { asFailure, BaaraPage, failureNotice, findUnits, request, say, session, waitingNotice } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import type { Area, Shares } from '../server/share.ts';
import { counted, number, percent } from './counted.ts';
import { words } from './words.ts';

/** Schools that have a column of their own. */
const most = 5;

/** Whose graduates staff the areas that one works for. */
export class SchoolsSharesPage extends BaaraPage {
  static override properties = {
    units: { state: true },
    unit: { state: true },
    cadres: { state: true },
    shares: { state: true },
    failure: { state: true },
  };
  declare units: readonly { readonly id: string; readonly title: string }[];
  declare unit: string;
  declare cadres: 'trained' | 'all';
  declare shares: Shares | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.units = [];
    this.unit = '';
    this.cadres = 'trained';
    this.shares = null;
    this.failure = null;
  }

  protected override heading(): string {
    return say(words.shares);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#begin();
  }

  /** One's own unit, and those directly below it. */
  async #begin(): Promise<void> {
    this.failure = null;
    try {
      const own = session.get()?.roles.find(({ unit }) => unit)?.unit ?? null;
      const { units } = await findUnits({ limit: 50, ...(own ? { under: own.id } : {}) });
      this.units = own ? [own, ...units.filter(({ id }) => id !== own.id)] : units;
      this.unit = this.units[0]?.id ?? '';
      await this.#load();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async #load(): Promise<void> {
    const { unit, cadres } = this;
    this.failure = null;
    this.shares = null;
    try {
      const shares = await request<Shares>('parts/schools/shares', { query: { unit, cadres } });
      if (unit === this.unit && cadres === this.cadres) this.shares = shares;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.sharesLead)}</p></div>
      <div class="part">
        <div class="field"><label for="schools-unit">${say(words.unit)}</label>
          <select id="schools-unit" class="control" @change=${this.#choose('unit')}>
            ${this.units.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.unit}>${title}</option>`)}
          </select></div>
        <div class="field"><label for="schools-cadres">${say(words.cadres)}</label>
          <select id="schools-cadres" class="control" @change=${this.#choose('cadres')}>
            <option value="trained" ?selected=${this.cadres === 'trained'}>${say(words.trainedCadres)}</option>
            <option value="all" ?selected=${this.cadres === 'all'}>${say(words.allCadres)}</option>
          </select></div>
      </div>
      ${this.failure ? failureNotice(this.failure, () => this.#begin()) : this.shares ? this.#body(this.shares) : waitingNotice()}
    </div>`;
  }

  #body(shares: Shares): TemplateResult {
    const { areas, schools, cadres } = shares;
    if (areas.length === 0) return html`<p class="nothing">${say(words.nobody)}</p>`;
    const own = schools.slice(0, most);
    const head = (label: string) => html`<th scope="col" class="number">${label}</th>`;
    const hasOthers = schools.length > most;
    return html`<div class="rows plain still" tabindex="0" role="region" aria-label=${this.heading()}><table>
        <thead><tr><th scope="col">${say(words.unit)}</th>${head(say(words.people))}${head(say(words.trained))}${own.map(({ name }) => head(name))}${hasOthers ? head(say(words.other)) : ''}</tr></thead>
        <tbody>${areas.map((area) => this.#row(area, shares, cadres))}${areas.length > 1 ? this.#row(totalOf(areas, this.unit), shares, cadres) : ''}</tbody>
      </table></div>
      <p class="soft">${say(words.basis)}${cadres.length > 0 ? html`<br />${say(words.counted)} : ${cadres.map(({ label }) => label).join(', ')}.` : ''}</p>`;
  }

  #row(area: Area, { schools }: Shares, cadres: Shares['cadres']): TemplateResult {
    const own = schools.slice(0, most);
    const others = schools.slice(most).map(({ id }) => id);
    const asked = cadres.length > 0 ? `&w.position_cadre=in:${cadres.map(({ code }) => code).join(',')}` : '';
    const people = `/f/person?under=${area.id}${asked}`;
    const share = (count: number) =>
      html`${count > 0 ? html` <small class="soft">${percent(count, area.trained)}</small>` : ''}`;
    return html`<tr>
      <th scope="row">${area.name || say(words.total)}</th>
      <td class="number" data-label=${say(words.people)}>${counted(area.people, people)}</td>
      <td class="number" data-label=${say(words.trained)}><div>${number(area.trained)} <small class="soft">${percent(area.trained, area.people)}</small></div></td>
      ${own.map(({ id, name }) => {
        const count = area.schools[id] ?? 0;
        return html`<td class="number" data-label=${name}><div>${counted(count, `${people}&w.schools_school=ref:${id}`)}${share(count)}</div></td>`;
      })}
      ${others.length > 0 ? html`<td class="number" data-label=${say(words.other)}>${number(others.reduce((sum, id) => sum + (area.schools[id] ?? 0), 0))}</td>` : ''}
    </tr>`;
  }

  #choose(what: 'unit' | 'cadres') {
    return (event: Event): void => {
      const { value } = event.target as HTMLSelectElement;
      if (what === 'unit') this.unit = value;
      else this.cadres = value === 'all' ? 'all' : 'trained';
      void this.#load();
    };
  }
}

/** All areas together; somebody who works in two of them counts in each. */
function totalOf(areas: readonly Area[], id: string): Area {
  const schools: Record<string, number> = {};
  for (const area of areas)
    for (const [school, count] of Object.entries(area.schools)) schools[school] = (schools[school] ?? 0) + count;
  const sum = (of: (area: Area) => number) => areas.reduce((all, area) => all + of(area), 0);
  return { id, name: '', people: sum((area) => area.people), trained: sum((area) => area.trained), schools };
}
