import { type BaaraError, uuidv7 } from '@baara/model';
import {
  asFailure,
  BaaraPanel,
  type Entry,
  failureNotice,
  go,
  isRequired,
  loadSheet,
  newEntry,
  obstaclesOf,
  readForm,
  request,
  say,
  sendable,
  today,
  waitingNotice,
  wholly,
  withRefusals,
} from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Graduate, Likely } from '../server/recruit.ts';
import { words } from './words.ts';

const open = ['graduated', 'certified', 'seeking'];
/** What is asked of the first post here; the rest can be said on its page. */
const ofPost = ['facility', 'valid_from', 'function', 'department', 'act_number', 'act_date'];

/** Makes a graduate a member of the workforce: shows who is probably the same, asks what only the employer knows, and writes the rest from the student's row. */
export class SchoolsRecruitPanel extends BaaraPanel {
  static override properties = {
    ...BaaraPanel.properties,
    graduate: { state: true },
    file: { state: true },
    post: { state: true },
    choice: { state: true },
    isPosted: { state: true },
    busy: { state: true },
    failure: { state: true },
    missing: { state: true },
  };
  declare graduate: Graduate | null;
  declare file: Entry | null;
  declare post: Entry | null;
  /** Somebody of the register, `anew`, or not said yet. */
  declare choice: string;
  declare isPosted: boolean;
  declare busy: boolean;
  declare failure: BaaraError | null;
  declare missing: boolean;
  #asked: readonly string[] = [];
  #key = uuidv7();

  constructor() {
    super();
    this.graduate = null;
    this.file = null;
    this.post = null;
    this.choice = '';
    this.isPosted = true;
    this.busy = false;
    this.failure = null;
    this.missing = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // After a passage the page hands the record on anew: what was begun belongs to the one before.
    if (changed.has('record')) this.graduate = null;
  }

  override render(): TemplateResult {
    const { values, labels } = this.record;
    if (typeof values.person === 'string')
      return html`<div class="inside stack"><p>${say(words.recruited)} <a href="/f/person/${values.person}">${labels.person?.[values.person] ?? this.record.title}</a>.</p>
        <p class="soft">${say(words.undo)}</p></div>`;
    if (!open.includes(String(values.state))) return html`<p class="inside soft">${say(words.later)}</p>`;
    if (this.failure?.code === 'access.denied') return html`<p class="inside soft">${say(words.employers)}</p>`;
    return html`<div class="inside stack">
      ${this.failure ? failureNotice(this.failure) : nothing}
      ${this.graduate && this.file && this.post ? this.#form(this.graduate, this.file, this.post) : html`<div class="bar"><button type="button" class="button first" ?disabled=${this.busy} @click=${this.#begin}>${say(words.begin)}</button></div>${this.busy ? waitingNotice() : nothing}`}
    </div>`;
  }

  readonly #begin = async (): Promise<void> => {
    this.busy = true;
    this.failure = null;
    try {
      const [graduate, person, assignment] = await Promise.all([
        request<Graduate>('parts/schools/graduate', { query: { student: this.record.id } }),
        readForm('person'),
        readForm('assignment'),
        loadSheet(),
      ]);
      const file = newEntry(person, uuidv7(), graduate.values, graduate.labels);
      const numbers = person.search?.identifiers ?? [];
      this.#asked = Object.values(person.fields)
        .filter((field) => isRequired(file, field) || (numbers.includes(field.key) && field.kind === 'identifier'))
        .filter(({ key }) => !graduate.values[key] && !graduate.unknown.includes(key))
        .map(({ key }) => key);
      this.file = { ...file, unknown: graduate.unknown };
      this.post = newEntry(assignment, uuidv7(), { person: file.id, main: true, valid_from: today() });
      this.choice = graduate.likely.length === 0 ? 'anew' : '';
      this.graduate = graduate;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };

  #form(graduate: Graduate, file: Entry, post: Entry): TemplateResult {
    const isNew = this.choice === 'anew';
    const carried = Object.keys(graduate.values).flatMap((key) => file.slice.fields[key] ?? []);
    const isLinked = this.choice !== '' && !isNew;
    return html`<form class="stack" novalidate @submit=${this.#submit}>
      <p>${say(words.carried)} ${carried.map(({ label }) => say(label)).join(', ')} ; ${say(words.papers)}.</p>
      ${graduate.likely.length > 0 ? this.#likely(graduate.likely, file) : nothing}
      ${
        isNew
          ? html`${
              this.#asked.length > 0
                ? html`<h3>${say(words.employment)}</h3>
            <baara-sheet .entry=${file} prefix="file" .only=${this.#asked} @baara-entry=${(event: CustomEvent<Entry>) => (this.file = event.detail)}></baara-sheet>`
                : nothing
            }
            <h3>${say(words.post)}</h3>
            <label class="tick"><input type="checkbox" .checked=${!this.isPosted} @change=${(event: Event) => (this.isPosted = !(event.target as HTMLInputElement).checked)} />${say(words.noPost)}</label>
            ${this.isPosted ? html`<baara-sheet .entry=${post} prefix="post" .only=${ofPost} @baara-entry=${(event: CustomEvent<Entry>) => (this.post = event.detail)}></baara-sheet>` : nothing}`
          : nothing
      }
      <div class="bar">
        <button class="button first" ?disabled=${this.busy}>${say(isLinked ? words.link : words.make)}</button>
        <button type="button" class="button" @click=${() => (this.graduate = null)}>${say(words.cancel)}</button>
      </div>
    </form>`;
  }

  #likely(likely: readonly Likely[], file: Entry): TemplateResult {
    const option = (value: string, told: TemplateResult | string) =>
      html`<label class="tick"><input type="radio" name="likely" value=${value} .checked=${this.choice === value} @change=${() => this.#choose(value)} /><span>${told}</span></label>`;
    const same = (agree: readonly string[]) => {
      const fields = agree.map((key) => say(file.slice.fields[key]?.label).toLowerCase()).filter(Boolean);
      return fields.length > 0 ? html` <span class="soft">(${say(words.agrees)} ${fields.join(', ')})</span>` : '';
    };
    return html`<div class="notice warn" role="radiogroup" aria-labelledby="likely-title" aria-describedby=${this.missing ? 'likely-error' : nothing}><div class="stack">
      <h3 id="likely-title">${say(words.likely)}</h3>
      ${this.missing ? html`<p class="error" id="likely-error">${say(words.choose)}</p>` : nothing}
      ${likely.map(({ id, title, agree, ask }) =>
        id === null
          ? html`<p>${say(words.elsewhere)} ${ask ?? ''}.</p>`
          : html`<div>${option(id, html`${title}${same(agree)}`)} <a href="/f/person/${id}" target="_blank" rel="noopener">${say(words.see)}</a></div>`,
      )}
      ${option('anew', say(words.another))}
    </div></div>`;
  }

  #choose(value: string): void {
    this.choice = value;
    this.missing = false;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { graduate, choice } = this;
    if (this.busy || !graduate || !this.file || !this.post) return;
    this.missing = choice === '';
    if (this.missing) return;
    const file = wholly(this.file);
    const post = wholly(this.post);
    if (choice === 'anew') {
      this.file = file;
      this.post = post;
      const entries = this.isPosted ? [file, post] : [file];
      const isWrong = entries.some((entry) => obstaclesOf(entry).some(({ params }) => params.severity !== 'warning'));
      if (isWrong) return this.#toFirstError();
    }
    this.busy = true;
    this.failure = null;
    try {
      const { person: _, main: __, ...posted } = sendable(post).values;
      const body = {
        ...{ student: this.record.id, rev: graduate.rev, anew: true, ids: { person: file.id, post: post.id } },
        ...(choice === 'anew'
          ? { values: valuesOf(file, this.#asked), post: this.isPosted ? posted : null }
          : { person: choice }),
      };
      const headers = { 'Idempotency-Key': this.#key };
      const { person } = await request<{ person: string }>('parts/schools/recruit', { method: 'POST', body, headers });
      go(`/f/person/${person}`);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code !== 'network.unreachable') this.#key = uuidv7();
      this.file = withRefusals(file, failure.problems);
      this.post = withRefusals(post, failure.problems);
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  };

  async #toFirstError(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}

/** What the clerk typed, not what is carried over. */
function valuesOf(file: Entry, keys: readonly string[]) {
  const { values } = sendable(file);
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}
