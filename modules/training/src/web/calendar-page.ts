import type { BaaraError } from '@baara/model';
import {
  asFailure,
  BaaraPage,
  go,
  icon,
  language,
  overview,
  place,
  request,
  say,
  today,
  translation,
  waitingNotice,
} from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarSession } from '../server/calendar.ts';
import { monthAway, weeksOf } from './month.ts';
import { toldFailure } from './told.ts';
import { words } from './words.ts';

/** The sessions of a month: in weeks on a screen, one after the other on a telephone. */
export class TrainingCalendarPage extends BaaraPage {
  static override properties = { month: { state: true }, sessions: { state: true }, failure: { state: true } };
  declare month: string;
  declare sessions: readonly CalendarSession[] | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.month = '';
    this.sessions = null;
    this.failure = null;
  }

  protected override followed() {
    return [place];
  }

  protected override heading(): string {
    return say(words.calendar);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#turn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#turn);
  }

  protected override willUpdate(): void {
    const asked = place.get().searchParams.get('month') ?? '';
    const month = /^\d{4}-(0[1-9]|1[0-2])$/u.test(asked) ? asked : today().slice(0, 7);
    if (month === this.month || place.get().pathname !== '/p/training/calendar') return;
    this.month = month;
    void this.#load();
  }

  async #load(): Promise<void> {
    const { month } = this;
    this.failure = null;
    this.sessions = null;
    const days = weeksOf(month).flat();
    const query = { from: days[0]?.date, to: days.at(-1)?.date };
    try {
      const { sessions } = await request<{ sessions: readonly CalendarSession[] }>('parts/training/calendar', {
        query,
      });
      if (month === this.month) this.sessions = sessions;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  readonly #turn = (event: KeyboardEvent): void => {
    const by = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0;
    const target = event.target as HTMLElement | null;
    if (by === 0 || event.altKey || event.ctrlKey || target?.closest('input, textarea, select, dialog')) return;
    event.preventDefault();
    go(this.#address(by));
  };

  #address(by: number): string {
    return `/p/training/calendar?month=${monthAway(this.month, by)}`;
  }

  override render(): TemplateResult {
    const { formats } = translation();
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${say(words.calendarLead)}</p></div>
      <div class="bar">
        <a class="button" href=${this.#address(-1)} aria-label=${say(words.previousMonth)}>${icon('left')}</a>
        <h2 aria-live="polite">${formats.month(this.month)}</h2>
        <a class="button" href=${this.#address(1)} aria-label=${say(words.nextMonth)}>${icon('right')}</a>
        <a class="button plain" href="/p/training/calendar">${say(words.thisMonth)}</a>
        ${mayPlan() ? html`<a class="button first push" href="/f/training_session/new">${icon('plus')} ${say(words.newSession)}</a>` : nothing}
      </div>
      ${toldFailure(this.failure, () => void this.#load())}
      ${this.sessions ? this.#shown(this.sessions) : this.failure ? nothing : waitingNotice()}
      <p class="soft training-keys">${say(words.keys)}</p>
    </div>`;
  }

  #shown(sessions: readonly CalendarSession[]): TemplateResult {
    const weekday = new Intl.DateTimeFormat(language.get(), { weekday: 'long', timeZone: 'UTC' });
    const weeks = weeksOf(this.month);
    const held = sessions.filter(({ starts, ends }) => starts <= `${this.month}-31` && ends >= `${this.month}-01`);
    return html`<table class="training-month" aria-label="${say(words.calendar)}, ${translation().formats.month(this.month)}">
      <thead><tr>${weeks[0]?.map(({ date }) => html`<th scope="col">${weekday.format(new Date(`${date}T00:00:00Z`))}</th>`)}</tr></thead>
      <tbody>${weeks.map(
        (week) => html`<tr>${week.map(({ date, inMonth }) => this.#day(date, inMonth ? '' : 'other', sessions))}</tr>`,
      )}</tbody>
    </table>
    ${held.length === 0 ? html`<p class="nothing">${say(words.noSession)}</p>` : nothing}
    <ul class="training-agenda">${held.map((each) => this.#line(each))}</ul>`;
  }

  #day(date: string, kind: string, sessions: readonly CalendarSession[]): TemplateResult {
    const here = sessions.filter(({ starts, ends }) => starts <= date && ends >= date);
    return html`<td class="${kind} ${date === today() ? 'today' : ''}">
      <span class="day">${Number(date.slice(8))}</span>
      ${
        here.length > 0
          ? html`<ul>${here.map(
              (
                each,
              ) => html`<li><a href="/f/training_session/${each.id}" class=${each.status === 'CANCELLED' ? 'off' : ''}
                title=${each.place ?? ''}>${each.name}${date === each.starts ? html` <span class="soft">${this.#seats(each)}</span>` : nothing}</a></li>`,
            )}</ul>`
          : nothing
      }
    </td>`;
  }

  #line(each: CalendarSession): TemplateResult {
    const { formats } = translation();
    const days = each.starts === each.ends ? [each.starts] : [each.starts, each.ends];
    return html`<li>
      <a href="/f/training_session/${each.id}">${each.name}</a>
      <span>${days.map((day) => formats.day(day)).join(' – ')}${each.place ? ` · ${each.place}` : ''}</span>
      <span class="soft">${this.#seats(each)}</span>
    </li>`;
  }

  #seats({ free, status }: CalendarSession): string {
    if (status === 'CANCELLED') return say(words.cancelled);
    if (free === null) return '';
    if (free === 0) return say(words.full);
    return `${free} ${say(free === 1 ? words.oneFree : words.free)}`;
  }
}

function mayPlan(): boolean {
  return overview.get()?.forms.training_session?.can.includes('create') ?? false;
}
