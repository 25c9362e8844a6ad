import { say, translation } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Participant } from '../server/session-sheet.ts';
import { made, type Step, saveTogether } from './envelope.ts';
import { labelled } from './labelled.ts';
import { daysBetween } from './month.ts';
import { nameLink, nameOf, PartOfSession, seatedOf } from './part-of-session.ts';
import { words } from './words.ts';

/** Days that stand beside one another: a working week. */
const together = 5;
const halves = ['MORNING', 'AFTERNOON'] as const;

interface HalfDay {
  readonly day: string;
  readonly half: (typeof halves)[number];
}

const keyOf = (participation: string, { day, half }: HalfDay): string => `${participation} ${day} ${half}`;

/** The sheet of presences: a box for each participant and half-day, saved together. */
export class TrainingAttendance extends PartOfSession {
  static override properties = { ...PartOfSession.properties, ticked: { state: true }, week: { state: true } };
  /** What was changed and is not saved yet. */
  declare ticked: ReadonlyMap<string, boolean>;
  declare week: number;

  constructor() {
    super();
    this.ticked = new Map();
    this.week = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('facts')) this.ticked = new Map();
  }

  get #weeks(): readonly (readonly string[])[] {
    const { starts, ends } = this.facts.sheet.session;
    const days = daysBetween(starts, ends);
    return Array.from({ length: Math.ceil(days.length / together) }, (_, at) =>
      days.slice(at * together, (at + 1) * together),
    );
  }

  #isPresent(participation: string, halfDay: HalfDay): boolean {
    return this.ticked.get(keyOf(participation, halfDay)) ?? this.#saved(participation, halfDay)?.present ?? false;
  }

  #saved(participation: string, { day, half }: HalfDay) {
    return this.facts.sheet.presences.find(
      (each) => each.participation === participation && each.day === day && each.half === half,
    );
  }

  #tick(participants: readonly Participant[], halfDay: HalfDay, present: boolean): void {
    this.ticked = new Map([...this.ticked, ...participants.map(({ id }) => [keyOf(id, halfDay), present] as const)]);
  }

  /** A half-day that was touched is said of everybody; what stands already as it should is not written again. */
  #steps(): readonly Step[] {
    const people = seatedOf(this.facts.sheet);
    const touched = this.#weeks
      .flat()
      .flatMap((day) => halves.map((half) => ({ day, half })))
      .filter((halfDay) => people.some(({ id }) => this.ticked.has(keyOf(id, halfDay))));
    return touched.flatMap((halfDay) =>
      people.flatMap(({ id }): readonly Step[] => {
        const present = this.#isPresent(id, halfDay);
        const saved = this.#saved(id, halfDay);
        if (!saved) return [made('training_presence', { participation: id, ...halfDay, present })];
        if (saved.present === present) return [];
        return [{ do: 'update', form: 'training_presence', id: saved.id, rev: saved.rev, values: { present } }];
      }),
    );
  }

  readonly #save = (): void => {
    const steps = this.#steps();
    if (steps.length > 0) void this.act(() => saveTogether(steps));
  };

  override render(): TemplateResult | typeof nothing {
    const people = seatedOf(this.facts.sheet);
    if (people.length === 0) return nothing;
    const weeks = this.#weeks;
    const days = weeks[Math.min(this.week, weeks.length - 1)] ?? [];
    const halfDays = days.flatMap((day) => halves.map((half): HalfDay => ({ day, half })));
    const { mayWrite } = this.facts;
    return html`<section>
      <h3>${say(words.attendance)}</h3>
      ${mayWrite ? html`<p class="soft">${say(words.attendanceHint)}</p>` : nothing}
      ${weeks.length > 1 ? this.#chooser(weeks) : nothing}
      <div class="training-scroll" role="region" tabindex="0" aria-label=${say(words.attendance)}>
        <table class="training-grid" @keydown=${this.#walk}>
          <thead>
            <tr><th rowspan="2" scope="col">${say(words.name)}</th>${days.map((day) => html`<th colspan="2" scope="colgroup">${this.#dayWords(day)}</th>`)}
              <th rowspan="2" scope="col">${say(words.rate)}</th></tr>
            <tr>${halfDays.map((halfDay) => this.#head(halfDay, people, mayWrite))}</tr>
          </thead>
          <tbody>${people.map((each, row) => this.#row(each, { row, halfDays, mayWrite }))}</tbody>
        </table>
      </div>
      ${mayWrite ? html`<div class="bar"><button type="button" class="button first" ?disabled=${this.ticked.size === 0} @click=${this.#save}>${say(words.save)}</button></div>` : nothing}
    </section>`;
  }

  #chooser(weeks: readonly (readonly string[])[]): TemplateResult {
    const { formats } = translation();
    const choose = (event: Event) => {
      this.week = Number((event.target as HTMLSelectElement).value);
    };
    return html`<div class="field"><label for="training-week">${say(words.days)}</label>
      <select id="training-week" class="control short" @change=${choose}>${weeks.map(
        (days, at) =>
          html`<option value=${at} ?selected=${at === this.week}>${formats.day(days[0] ?? '')} – ${formats.day(days.at(-1) ?? '')}</option>`,
      )}</select></div>`;
  }

  #dayWords(day: string): string {
    return translation()
      .formats.day(day)
      .replace(/[/ ]\d{4}$/u, '');
  }

  #head(halfDay: HalfDay, people: readonly Participant[], mayWrite: boolean): TemplateResult {
    const morning = halfDay.half === 'MORNING';
    const name = say(morning ? words.morning : words.afternoon);
    const short = say(morning ? words.morningShort : words.afternoonShort);
    if (!mayWrite) return html`<th scope="col" class="half"><abbr title=${name}>${short}</abbr></th>`;
    const label = labelled(words.allPresent, `${this.#dayWords(halfDay.day)} ${name}`);
    const all = people.every(({ id }) => this.#isPresent(id, halfDay));
    return html`<th scope="col" class="half"><button type="button" class="button small plain" title=${label} aria-label=${label}
      @click=${() => this.#tick(people, halfDay, !all)}>${short}</button></th>`;
  }

  #row(
    participant: Participant,
    {
      row,
      halfDays,
      mayWrite,
    }: { readonly row: number; readonly halfDays: readonly HalfDay[]; readonly mayWrite: boolean },
  ): TemplateResult {
    const { presence } = participant;
    return html`<tr><th scope="row">${nameLink(participant)}</th>
      ${halfDays.map((halfDay, column) => {
        const half = say(halfDay.half === 'MORNING' ? words.morning : words.afternoon);
        const label = `${nameOf(participant)}, ${this.#dayWords(halfDay.day)} ${half}`;
        const tick = (event: Event) => this.#tick([participant], halfDay, (event.target as HTMLInputElement).checked);
        return html`<td><label><input type="checkbox" aria-label=${label} data-at="${row}-${column}" ?disabled=${!mayWrite}
          .checked=${this.#isPresent(participant.id, halfDay)} @change=${tick} /></label></td>`;
      })}
      <td>${presence === null ? '—' : `${presence}\u00a0%`}</td></tr>`;
  }

  /** Arrows go from box to box. */
  readonly #walk = (event: KeyboardEvent): void => {
    const [row = 0, column = 0] = ((event.target as HTMLElement).dataset.at ?? '').split('-').map(Number);
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = (event.target as HTMLElement).dataset.at ? steps[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    this.querySelector<HTMLElement>(`[data-at="${row + step[0]}-${column + step[1]}"]`)?.focus();
  };
}
