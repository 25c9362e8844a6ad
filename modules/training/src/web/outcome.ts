import { listItems, request, say, translation } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Participant } from '../server/session-sheet.ts';
import { type Step, saveTogether } from './envelope.ts';
import { labelled } from './labelled.ts';
import { nameLink, nameOf, PartOfSession, seatedOf } from './part-of-session.ts';
import { words } from './words.ts';

type Marks = Readonly<Partial<Record<'pre_test' | 'post_test', number | null> & { readonly result: string | null }>>;

/** Tests, results and certificates of those who have a seat, saved together. */
export class TrainingOutcome extends PartOfSession {
  static override properties = { ...PartOfSession.properties, marks: { state: true }, results: { state: true } };
  /** What was changed and is not saved yet, by participation. */
  declare marks: ReadonlyMap<string, Marks>;
  declare results: readonly { readonly code: string; readonly label: string }[];

  constructor() {
    super();
    this.marks = new Map();
    this.results = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('facts')) this.marks = new Map();
  }

  protected override firstUpdated(): void {
    void listItems('training_result').then(({ items }) => {
      this.results = items;
    });
  }

  #note({ id, result }: Participant, said: Marks): void {
    const { passing_score } = this.facts.sheet.session;
    const known = this.marks.get(id) ?? {};
    // A post-test says whether it was passed, unless somebody has said so already.
    const score = said.post_test;
    const isOpen = (known.result ?? result) === null || known.result !== undefined;
    const told =
      typeof score === 'number' && passing_score !== null && isOpen && !('result' in said)
        ? { result: score >= passing_score ? 'PASSED' : 'FAILED' }
        : {};
    this.marks = new Map([...this.marks, [id, { ...known, ...told, ...said }]]);
  }

  readonly #save = (): void => {
    const people = seatedOf(this.facts.sheet);
    const steps = [...this.marks].flatMap(([id, said]): readonly Step[] => {
      const held = people.find((each) => each.id === id);
      if (!held) return [];
      const followed = said.result ? { status: 'COMPLETED' } : {};
      return [
        {
          do: 'update',
          form: 'participation',
          id,
          rev: held.rev,
          values: { ...said, ...followed } as Record<string, string | number | null>,
        },
      ];
    });
    void this.act(() => saveTogether(steps));
  };

  #certify(participation?: string): void {
    const { session } = this.facts;
    const body = { session, ...(participation ? { participation } : {}) };
    void this.act(() => request('parts/training/certify', { method: 'POST', body }));
  }

  override render(): TemplateResult | typeof nothing {
    const { sheet, mayWrite } = this.facts;
    const people = seatedOf(sheet);
    if (people.length === 0) return nothing;
    const { certified, passing_score } = sheet.session;
    return html`<section>
      <h3>${say(words.outcome)}</h3>
      ${passing_score === null ? nothing : html`<p class="soft">${labelled(words.passingScore, `${passing_score}\u00a0%`)}</p>`}
      <div class="rows plain" role="region" tabindex="0" aria-label=${say(words.outcome)}><table class="training-tests">
        <thead><tr><th scope="col">${say(words.name)}</th><th scope="col">${say(words.preTest)}</th><th scope="col">${say(words.postTest)}</th>
          <th scope="col">${say(words.result)}</th><th scope="col">${say(words.certificate)}</th></tr></thead>
        <tbody>${people.map((each) => this.#row(each))}</tbody></table></div>
      <div class="bar">
        ${mayWrite ? html`<button type="button" class="button first" ?disabled=${this.marks.size === 0} @click=${this.#save}>${say(words.save)}</button>` : nothing}
        ${certified ? this.#certificates() : html`<p class="soft">${say(words.notCertified)}</p>`}
      </div>
    </section>`;
  }

  #certificates(): TemplateResult {
    const { sheet, session, mayWrite } = this.facts;
    const { certifiable, certificates } = sheet.figures;
    return html`
      ${mayWrite && certifiable > 0 ? html`<button type="button" class="button" ?disabled=${this.marks.size > 0} @click=${() => this.#certify()}>${say(words.giveAll)} (${certifiable})</button>` : nothing}
      ${certificates > 0 ? html`<a class="button" target="_blank" href="/api/v1/parts/training/certificate?session=${session}">${say(words.printAll)}</a>` : nothing}`;
  }

  #row(participant: Participant): TemplateResult {
    const { mayWrite } = this.facts;
    const said = this.marks.get(participant.id) ?? {};
    const result = said.result === undefined ? participant.result : said.result;
    const chosen = (event: Event) =>
      this.#note(participant, { result: (event.target as HTMLSelectElement).value || null });
    const sealed = participant.certificate !== null;
    return html`<tr>
      <th scope="row">${nameLink(participant)}</th>
      <td data-label=${say(words.preTest)}>${this.#score(participant, 'pre_test')}</td>
      <td data-label=${say(words.postTest)}>${this.#score(participant, 'post_test')}</td>
      <td data-label=${say(words.result)}>${
        mayWrite && !sealed
          ? html`<select class="control" aria-label=${labelled(words.result, nameOf(participant))} @change=${chosen}>
              <option value="" ?selected=${result === null}>—</option>
              ${this.results.map(({ code, label }) => html`<option value=${code} ?selected=${code === result}>${label}</option>`)}</select>`
          : (this.results.find(({ code }) => code === result)?.label ?? '—')
      }</td>
      <td data-label=${say(words.certificate)}>${this.#certificate(participant)}</td>
    </tr>`;
  }

  #score(participant: Participant, field: 'pre_test' | 'post_test'): TemplateResult | string {
    const said = this.marks.get(participant.id)?.[field];
    const value = said === undefined ? participant[field] : said;
    if (!this.facts.mayWrite) return value === null ? '—' : `${value}\u00a0%`;
    const typed = (event: Event) => {
      const { value: text } = event.target as HTMLInputElement;
      this.#note(participant, { [field]: text === '' ? null : Number(text) });
    };
    const name = field === 'pre_test' ? words.preTest : words.postTest;
    return html`<input type="number" class="control" min="0" max="100" aria-label=${labelled(name, nameOf(participant))} .value=${value === null ? '' : String(value)} @change=${typed} />`;
  }

  #certificate(participant: Participant): TemplateResult | string {
    const { id, certificate, withdrawn, result } = participant;
    const { certified } = this.facts.sheet.session;
    if (certificate !== null && withdrawn !== null)
      return html`<s>${certificate}</s> ${say(words.withdrawn)} (${translation().formats.day(withdrawn)})`;
    if (certificate !== null)
      return html`<a target="_blank" href="/api/v1/parts/training/certificate?participation=${id}">${certificate} (PDF)</a>`;
    if (!certified || result !== 'PASSED' || !this.facts.mayWrite) return '—';
    return html`<button type="button" class="button small" aria-label=${labelled(words.give, nameOf(participant))} @click=${() => this.#certify(id)}>${say(words.give)}</button>`;
  }
}
