import { html, nothing, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { readForm } from '../api/model.ts';
import { type RecordChange, readRecord, updateRecord } from '../api/records.ts';
import type { FormSlice, Problem, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { toUnchosen } from '../fields/combobox.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { postsOf } from '../record/current.ts';
import { isParentField } from '../record/parent-field.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure } from '../shell/failure.ts';
import { standstill } from '../shell/standstill.ts';
import { type Draft, dropDraft, findDraft, isResumed, keepDraft } from '../state/drafts.ts';
import { flash } from '../state/flash.ts';
import { say } from '../state/language.ts';
import { go } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { actFields, actWords, endFields } from './dated-sections.ts';
import { draftOf, withDraft, wordsOf } from './draft.ts';
import { draftOffer } from './draft-offer.ts';
import { changesOf, contents, type Entry, entryOf, problemsOf, wholly } from './entry.ts';
import { isWarning, problemSummary } from './problem-summary.ts';
import { changeUnderWay } from './under-way.ts';
import { refusalNotice } from './unsent.ts';
import { BaaraWritingPage } from './writing-page.ts';
import './creating.ts';
import './sheet.ts';

/** Whose row it is: the record that it belongs to, and the post's unit where the row places that record. */
interface Owner {
  readonly title: string;
  readonly address: string;
  readonly reference: string;
  readonly unit: string | null;
  readonly main: string | null;
}

/** A dated row changes on a day: it ends the day before, and a new one begins. For the row that places a person, this is a transfer. */
export class BaaraChangePage extends BaaraWritingPage {
  static override properties = {
    form: {},
    record: {},
    slice: { state: true },
    view: { state: true },
    entry: { state: true },
    act: { state: true },
    draft: { state: true },
  };
  declare form: string;
  declare record: string;
  declare slice: FormSlice | null;
  declare view: RecordView | null;
  declare entry: Entry | null;
  /** By which act, where the row has no fields of its own for it. */
  declare act: string;
  declare draft: Draft | null;
  #owner: Owner | null = null;

  constructor() {
    super();
    this.slice = null;
    this.view = null;
    this.entry = null;
    this.act = '';
    this.draft = null;
  }

  protected override heading(): string {
    if (!this.#owner) return '';
    return this.#owner.unit
      ? this.t('record:transfer_title', { person: this.#owner.title })
      : this.t('record:change_title', { title: this.view?.title });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const [slice, view] = await Promise.all([readForm(this.form), readRecord(this.form, this.record)]);
      this.#owner = await ownerOf(slice, view);
      const start = entryOf(slice, view);
      const { unit } = this.#owner;
      const left = unit ? [unit, ...(slice.dated?.renews?.[unit] ?? [])] : [];
      const gone = ['valid_from', ...left, ...actFields(slice)];
      this.entry = { ...start, values: { ...start.values, ...Object.fromEntries(gone.map((key) => [key, null])) } };
      this.slice = slice;
      this.view = view;
      const draft = findDraft(this.#page);
      if (draft && isResumed(this.#page)) this.#resume(this.entry, draft);
      else this.draft = draft;
      this.opened();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  get #page(): string {
    return `${this.form}/${this.record}/change`;
  }

  get #first(): readonly string[] {
    const unit = this.#owner?.unit;
    return [...(unit ? [unit] : []), 'valid_from'];
  }

  override render(): TemplateResult {
    const { slice, view, entry } = this;
    const owner = this.#owner;
    const what = () => announced.change({ form: this.form });
    if (this.failure) return standstill(what(), this.failure, () => this.#load());
    if (!slice || !view || !entry || !owner) return awaitedPage(what());
    const move = owner.unit !== null;
    const rest = [...this.#first, owner.reference, ...endFields(slice), ...(owner.main ? [owner.main] : [])];
    const problems = problemsOf(entry).filter((problem) => !isWarning(problem));
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href=${owner.address}>${icon('left')} ${owner.title}</a></nav>
      <h1>${this.heading()}</h1>
      <p class="soft">${this.t(move ? 'record:transfer_lead' : 'record:change_lead')}</p>
      ${this.draft ? this.#offer(entry, this.draft) : nothing}
      ${this.refusal ? refusalNotice(this.refusal, () => this.querySelector('form')?.requestSubmit()) : nothing}
      ${this.attempted ? problemSummary([{ part: { entry, prefix: 'f' }, problems }]) : nothing}
      <form class="sheet-form" novalidate @submit=${this.#submit}>
        <section class="section">
          <h2>${this.t('record:present')}</h2>
          <dl>${slice.columns
            .filter((key) => key !== owner.reference)
            .flatMap((key) => {
              const field = slice.fields[key];
              const words = field ? valueText(field, view) : '';
              return field && words ? html`<div><dt>${say(field.label)}</dt><dd>${words}</dd></div>` : [];
            })}</dl>
        </section>
        <section class="stack">
          <h2>${this.t('record:after_change')}</h2>
          <baara-sheet .entry=${entry} prefix="f" .only=${this.#first} @baara-entry=${this.#edited}></baara-sheet>
          ${actFields(slice).length > 0 ? nothing : this.#act()}
          <baara-sheet .entry=${entry} prefix="f" .omit=${rest} @baara-entry=${this.#edited}></baara-sheet>
        </section>
        <div class="savebar">
          <button class="button first" ?disabled=${this.busy}>${this.busy ? this.t('form:saving') : this.t(move ? 'record:record_transfer' : 'record:record_change')}</button>
          <a class="button" href=${owner.address}>${this.t('shell:cancel')}</a>
        </div>
      </form>
    </div>`;
  }

  /** As long as nothing more is typed, it is what was sent. */
  #resume(entry: Entry, draft: Draft): void {
    this.act = wordsOf(draft).act ?? '';
    this.#write(withDraft(entry, draft, 'f'));
    keepDraft(this.#page, draft);
  }

  #offer(entry: Entry, draft: Draft): TemplateResult {
    return draftOffer(draft, {
      resume: () => {
        this.draft = null;
        this.#resume(entry, draft);
      },
      drop: () => {
        dropDraft(this.#page);
        this.draft = null;
      },
    });
  }

  #act(): TemplateResult {
    return html`<div class="field full">
      <label for="change-act">${this.t('record:act')}</label>
      <p class="hint" id="change-act-hint">${this.t('record:act_hint')}</p>
      <input id="change-act" class="control" maxlength="300" autocomplete="off" aria-describedby="change-act-hint" .value=${this.act} @input=${this.#actTyped} />
    </div>`;
  }

  readonly #edited = (event: CustomEvent<Entry>): void => {
    this.#write(event.detail);
  };

  readonly #actTyped = ({ target }: Event): void => {
    this.act = (target as HTMLInputElement).value;
    if (this.entry) this.#write(this.entry);
  };

  #write(entry: Entry): void {
    this.entry = entry;
    this.hold();
    this.#keep(entry);
  }

  #keep(entry: Entry, sent?: RecordChange): void {
    const title = this.#owner?.title ?? '';
    const sending = sent && changeUnderWay(sent);
    keepDraft(this.#page, draftOf([{ entry, prefix: 'f' }], { title, sending, words: { act: this.act } }));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.entry || !this.slice || toUnchosen(this)) return;
    // The first fields are asked even where the form itself lets them be empty: without them nothing changes.
    const entry = required(wholly(this.entry), this.#first);
    this.entry = entry;
    this.attempted = true;
    this.refusal = null;
    if (problemsOf(entry).some((problem) => !isWarning(problem))) return this.toSummary();
    const act = actFields(entry.slice).length > 0 ? actWords(entry) : this.act.trim();
    const change: RecordChange = {
      form: entry.slice.id,
      id: entry.id,
      rev: entry.rev ?? 0,
      values: { ...changesOf(entry), valid_from: entry.values.valid_from ?? null },
      unknown: contents(entry).unknown,
      nature: 'event',
      ...(act ? { act } : {}),
    };
    this.busy = true;
    try {
      await updateRecord(change);
      dropDraft(this.#page);
      this.release();
      go(this.#owner?.address ?? '/');
      setTimeout(() => flash.set('record:saved_done'));
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problems = failure.problems as readonly Problem[];
      this.entry = { ...entry, refused: problems };
      if (isUnanswered(failure)) this.#keep(entry, change);
      if (problems.length === 0) this.refusal = failure;
      void this.toSummary();
    } finally {
      this.busy = false;
    }
  };
}

/** The same entry with a problem on each of these fields that is empty. */
function required(entry: Entry, keys: readonly string[]): Entry {
  const empty = keys.filter((key) => !entry.values[key] && entry.slice.fields[key]?.required !== true);
  const refused = empty.map((field) => ({ code: 'field.required', field, params: {} }));
  return { ...entry, refused: [...entry.refused.filter((problem) => !keys.includes(problem.field ?? '')), ...refused] };
}

async function ownerOf(slice: FormSlice, view: RecordView): Promise<Owner> {
  const parent = Object.values(slice.fields)
    .filter(isParentField)
    .find((field) => view.values[field.key]);
  if (!parent)
    return { title: view.title, address: `/f/${slice.id}/${view.id}`, reference: '', unit: null, main: null };
  const id = String(view.values[parent.key]);
  const posts = overview.get()?.forms[parent.form] && postsOf(await readForm(parent.form));
  const moves = posts?.form === slice.id && view.values[posts.owner] === true;
  const title = view.labels[parent.key]?.[id] ?? (await readRecord(parent.form, id)).title;
  return {
    title,
    address: `/f/${parent.form}/${id}`,
    reference: parent.key,
    unit: moves ? posts.unit : null,
    main: moves ? posts.owner : null,
  };
}

define('baara-change-page', BaaraChangePage);
