import type { BaaraError } from '@baara/model';
import { asFailure, BaaraElement, request, say, today, translation, waitingNotice } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CalendarSession } from '../server/calendar.ts';
import type { NeedCount, NeedPerson } from '../server/needs.ts';
import { made, saveTogether } from './envelope.ts';
import { labelled } from './labelled.ts';
import { toldFailure } from './told.ts';
import { words } from './words.ts';

/** The people who lack a competency, and the way to put them into a session that teaches it. */
export class TrainingLacking extends BaaraElement {
  static override properties = {
    ...{ unit: {}, need: { attribute: false }, state: {}, enrolled: { attribute: false } },
    ...{ people: { state: true }, more: { state: true }, page: { state: true }, sessions: { state: true } },
    ...{ chosen: { state: true }, session: { state: true }, done: { state: true }, failure: { state: true } },
  };
  declare unit: string;
  declare need: NeedCount;
  declare state: string;
  declare enrolled: () => Promise<void>;
  declare people: readonly NeedPerson[] | null;
  declare more: boolean;
  declare page: number;
  declare sessions: readonly CalendarSession[];
  declare chosen: ReadonlySet<string>;
  declare session: string;
  declare done: TemplateResult | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.people = null;
    this.more = false;
    this.page = 0;
    this.sessions = [];
    this.chosen = new Set();
    this.session = '';
    this.done = null;
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('unit') || changed.has('state')) this.page = 0;
    if (changed.has('unit') || changed.has('state') || changed.has('page')) void this.#load();
  }

  protected override firstUpdated(): void {
    const from = today();
    const to = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`.replace(/-02-29$/u, '-02-28');
    const query = { from, to, competency: this.need.competency };
    void request<{ sessions: readonly CalendarSession[] }>('parts/training/calendar', { query })
      .then(({ sessions }) => {
        this.sessions = sessions.filter(
          ({ starts, status }) => starts >= from && (status === 'PLANNED' || status === 'OPEN'),
        );
        this.session = this.sessions[0]?.id ?? '';
      })
      .catch((thrown: unknown) => {
        this.failure = asFailure(thrown);
      });
  }

  async #load(): Promise<void> {
    const { unit, state, page, need } = this;
    this.people = null;
    this.chosen = new Set();
    try {
      const query = { unit, state, page, competency: need.competency, cadre: need.cadre };
      const found = await request<{ people: readonly NeedPerson[]; more: boolean }>('parts/training/lacking', {
        query,
      });
      this.people = found.people;
      this.more = found.more;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Puts those who are chosen into the session: with a seat, or with an invitation. */
  async #put(status: 'ENROLLED' | 'INVITED'): Promise<void> {
    this.failure = null;
    this.done = null;
    const { session, chosen } = this;
    const values = { session, status, requested: today(), ...(status === 'INVITED' ? { invited: today() } : {}) };
    try {
      await saveTogether([...chosen].map((person) => made('participation', { ...values, person })));
      const word = status === 'ENROLLED' ? words.enrolled : words.invitedDone;
      this.done = html`${say(word)} ${chosen.size}. <a href="/f/training_session/${session}">${say(words.seeSession)}</a>`;
      this.chosen = new Set();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { need, people } = this;
    return html`<section class="stack">
      <p><a href="/p/training/needs?unit=${this.unit}">${say(words.back)}</a></p>
      <h2>${need.competency_label} · ${need.cadre_label}${this.#stateWords()}</h2>
      ${toldFailure(this.failure)}
      <div role="status">${this.done ? html`<p class="notice good"><span>${this.done}</span></p>` : nothing}</div>
      ${people === null ? waitingNotice() : people.length === 0 ? html`<p class="nothing">${say(words.nobodyLacks)}</p>` : this.#table(people)}
    </section>`;
  }

  #stateWords(): string {
    const known = { never: words.never, expired: words.expired, low: words.low };
    return this.state in known ? ` · ${say(known[this.state as keyof typeof known])}` : '';
  }

  #table(people: readonly NeedPerson[]): TemplateResult {
    const all = people.every(({ id }) => this.chosen.has(id));
    const chooseAll = () => {
      this.chosen = new Set(all ? [] : people.map(({ id }) => id));
    };
    return html`<div class="rows plain" role="region" tabindex="0" aria-label=${this.need.competency_label}><table>
      <thead><tr><th scope="col" class="box"><label><input type="checkbox" aria-label=${say(words.chooseAll)} .checked=${all} @change=${chooseAll} /></label></th>
        <th scope="col">${say(words.people)}</th><th scope="col">${say(words.unit)}</th><th scope="col">${say(words.why)}</th><th scope="col">${say(words.last)}</th></tr></thead>
      <tbody>${people.map((each) => this.#row(each))}</tbody></table></div>
      ${this.page > 0 || this.more ? this.#pages() : nothing}
      ${this.sessions.length === 0 ? html`<p class="soft">${say(words.noUpcoming)} <a href="/f/training_session/new">${say(words.newSession)}</a></p>` : this.#action()}`;
  }

  #row({ id, name, unit, state, last, planned }: NeedPerson): TemplateResult {
    const reasons = { never: words.never, expired: words.expired, low: words.low };
    const choose = (event: Event) => {
      const next = new Set(this.chosen);
      if ((event.target as HTMLInputElement).checked) next.add(id);
      else next.delete(id);
      this.chosen = next;
    };
    return html`<tr>
      <td class="box"><label><input type="checkbox" aria-label=${labelled(words.choose, name ?? say(words.unnamed))} .checked=${this.chosen.has(id)} @change=${choose} /></label></td>
      <th scope="row"><a href="/f/person/${id}">${name ?? say(words.unnamed)}</a></th>
      <td data-label=${say(words.unit)}>${unit ?? '—'}</td>
      <td data-label=${say(words.why)}>${say(reasons[state])}${planned ? html`<br><span class="tag">${labelled(words.planned, translation().formats.day(planned))}</span>` : nothing}</td>
      <td data-label=${say(words.last)}>${last ? translation().formats.day(last) : '—'}</td>
    </tr>`;
  }

  #pages(): TemplateResult {
    const turn = (by: number) => () => {
      this.page += by;
    };
    return html`<div class="pages">
      <button type="button" class="button" ?disabled=${this.page === 0} @click=${turn(-1)}>${say(words.previous)}</button>
      <span>${say(words.page)} ${this.page + 1}</span>
      <button type="button" class="button" ?disabled=${!this.more} @click=${turn(1)}>${say(words.next)}</button>
    </div>`;
  }

  #action(): TemplateResult {
    const { formats } = translation();
    const choose = (event: Event) => {
      this.session = (event.target as HTMLSelectElement).value;
    };
    const seats = ({ free }: CalendarSession) =>
      free === null
        ? ''
        : free === 0
          ? ` · ${say(words.full)}`
          : ` · ${free} ${say(free === 1 ? words.oneFree : words.free)}`;
    return html`<div class="bar">
      <div class="field"><label for="training-session">${say(words.enrolIn)}</label>
        <select id="training-session" class="control" @change=${choose}>${this.sessions.map(
          (each) =>
            html`<option value=${each.id} ?selected=${each.id === this.session}>${each.name} · ${formats.day(each.starts)}${seats(each)}</option>`,
        )}</select></div>
      <button type="button" class="button first" ?disabled=${this.chosen.size === 0} @click=${() => void this.#put('ENROLLED')}>${say(words.enrol)} (${this.chosen.size})</button>
      <button type="button" class="button" ?disabled=${this.chosen.size === 0} @click=${() => void this.#put('INVITED')}>${say(words.invite)} (${this.chosen.size})</button>
    </div>`;
  }
}
