import { type BaaraError, uuidv7 } from '@baara/model';
import { asFailure, BaaraPanel, readForm, request, say, waitingNotice } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Ranking } from '../server/ranking.ts';
import { words } from './result-words.ts';
import type { Intention } from './sure.ts';
import { count, stateTag, told } from './telling.ts';

/** The applications of a programme by their score, and the selection of the best. */
export class ScholarshipsRankingPanel extends BaaraPanel {
  static override properties = {
    ...BaaraPanel.properties,
    ranking: { state: true },
    maySelect: { state: true },
    intention: { state: true },
    failure: { state: true },
  };
  declare ranking: Ranking | null;
  declare maySelect: boolean;
  declare intention: Intention | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.ranking = null;
    this.maySelect = false;
    this.intention = null;
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('record')) void this.#load();
  }

  async #load(): Promise<void> {
    const { id } = this.record;
    try {
      const [ranking, form] = await Promise.all([
        request<Ranking>('parts/scholarships/ranking', { query: { programme: id } }),
        readForm('scholarship_application'),
      ]);
      this.maySelect = form.can.includes('update');
      if (id === this.record.id) this.ranking = ranking;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { ranking } = this;
    if (!ranking) return this.failure ? html`${told(this.failure, () => void this.#load())}` : waitingNotice();
    if (ranking.applications.length === 0) return html`<p class="nothing">${say(words.noScores)}</p>`;
    const isOpen = ranking.free > 0 && ranking.applications.some(({ state }) => state !== 'selected');
    return html`<div class="scholarships-part">
      ${told(this.failure)}
      ${this.maySelect && isOpen ? this.#selection(ranking) : nothing}
      <div class="rows"><table>
        <caption class="said">${say(words.rank)}</caption>
        <thead><tr><th scope="col" class="number">${say(words.rank)}</th><th scope="col">${say(words.student)}</th><th scope="col" class="number">${say(words.score)}</th><th scope="col">${say(words.state)}</th></tr></thead>
        <tbody>${ranking.applications.map(
          (each) => html`<tr>
          <td class="number" data-label=${say(words.rank)}>${count(each.place)}</td>
          <th scope="row"><a href="/f/scholarship_application/${each.id}">${each.student ?? each.id.slice(-6)}</a></th>
          <td class="number" data-label=${say(words.score)}>${count(Number(each.score))}</td>
          <td data-label=${say(words.state)}>${stateTag('scholarship_application_state', each.state)}</td>
        </tr>`,
        )}</tbody>
      </table></div>
      ${this.intention ? html`<scholarships-sure .intention=${this.intention} @scholarships-close=${() => (this.intention = null)}></scholarships-sure>` : nothing}
    </div>`;
  }

  #selection({ free, applications }: Ranking): TemplateResult {
    const most = Math.min(free, applications.filter(({ state }) => state !== 'selected').length);
    return html`<div class="bar">
      <div class="field"><label for="scholarships-places">${say(words.places)}</label>
        <input id="scholarships-places" class="control short" type="number" min="1" max=${most} .value=${String(most)} /></div>
      <button type="button" class="button first" @click=${this.#ask}>${say(words.select)}</button>
      <span class="soft">${say(words.free)} : ${count(free)}</span>
    </div>`;
  }

  readonly #ask = (): void => {
    const places = Number(this.querySelector<HTMLInputElement>('#scholarships-places')?.value);
    const key = uuidv7();
    this.intention = {
      ...{ title: say(words.select), text: `${say(words.places)} : ${count(places)}`, meaning: say(words.selectSure) },
      act: async () => {
        const body = { programme: this.record.id, places };
        await request('parts/scholarships/select', { method: 'POST', headers: { 'Idempotency-Key': key }, body });
        await this.#load();
      },
    };
  };
}
