import { type BaaraError, uuidv7 } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { updateRecord } from '../api/records.ts';
import type { Neighbour } from '../api/timeline.ts';
import type { FormSlice, Problem } from '../api/types.ts';
import { define } from '../element.ts';
import { toUnchosen } from '../fields/combobox.ts';
import { icon } from '../icons/icon.ts';
import { besideInList } from '../record/beside.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure } from '../shell/failure.ts';
import { standstill } from '../shell/standstill.ts';
import { type Draft, dropDraft, findDraft, isResumed, keepDraft, type Sending } from '../state/drafts.ts';
import { flash } from '../state/flash.ts';
import { say } from '../state/language.ts';
import { go, place } from '../state/router.ts';
import { byDate } from './by-date.ts';
import { draftOf, type Words, withDraft, wordsOf } from './draft.ts';
import { draftOffer } from './draft-offer.ts';
import { changesOf, type Entry, isChanged, obstaclesOf, wholly, withRefusals } from './entry.ts';
import { firstPost, firstPostPart } from './first-post.ts';
import { blankEntry, type Opening, opening } from './opening.ts';
import { isWarning, type Part, summaryOf } from './problem-summary.ts';
import { reasonsOf, reasonsPart } from './reasons.ts';
import { changeOf, saveNew } from './save.ts';
import { askedByKey, saveBar, type Then } from './save-bar.ts';
import { type Choices, settled } from './settle.ts';
import { changeUnderWay, newUnderWay } from './under-way.ts';
import { refusalNotice } from './unsent.ts';
import { BaaraWritingPage } from './writing-page.ts';
import './creating.ts';
import './duplicates.ts';
import './sheet.ts';

/** Where a record is written, new or changed; a new person's first post is written with it. */
export class BaaraFormPage extends BaaraWritingPage {
  static override properties = {
    form: {},
    record: {},
    entry: { state: true },
    post: { state: true },
    withPost: { state: true },
    warned: { state: true },
    draft: { state: true },
    clash: { state: true },
    said: { state: true },
    beside: { state: true },
  };
  declare form: string;
  /** The record that is changed; none for a new one. */
  declare record: string | undefined;
  declare entry: Entry | null;
  /** The first post of a new record that is placed by its posts. */
  declare post: Entry | null;
  declare withPost: boolean;
  declare warned: boolean;
  declare draft: Draft | null;
  declare clash: readonly Problem[];
  /** Why a record is changed. */
  declare said: Words;
  /** The next record of the list that the writer comes from. */
  declare beside: Neighbour | null | undefined;
  #opening: Opening | null = null;
  #envelope = uuidv7();
  /** What follows the save that is under way. */
  #then: Then = 'show';

  constructor() {
    super();
    this.entry = null;
    this.post = null;
    this.withPost = true;
    this.warned = false;
    this.draft = null;
    this.clash = [];
    this.said = {};
  }

  protected override heading(): string {
    const slice = this.entry?.slice;
    if (!slice) return '';
    return this.record
      ? this.t('form:edit_title', { title: this.#opening?.title })
      : this.t('form:new_title', { form: say(slice.label) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const asked = askedByKey(event);
    if (!asked || this.clash.length > 0 || (asked === 'next' && this.record && !this.beside)) return;
    event.preventDefault();
    (document.activeElement as HTMLElement | null)?.blur();
    void this.#save(asked);
  };

  get #page(): string {
    return `${this.form}/${this.record ?? `new${place.get().search}`}`;
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      this.#opening = await opening({ form: this.form, record: this.record, query: place.get().searchParams });
      const { entry } = this.#opening;
      if (!this.record) this.post = await firstPost(entry, null);
      this.entry = entry;
      if (entry.slice.consults) import('./consulted.ts').catch(() => undefined);
      if (this.record) void besideInList(entry.slice, this.record).then(({ next }) => (this.beside = next));
      const draft = findDraft(this.#page);
      if (draft && isResumed(this.#page)) this.#resume(draft);
      else this.draft = draft;
      this.opened();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Where one goes when a correction is saved. */
  get #onward(): string {
    return this.#then === 'next' && this.beside ? `/f/${this.form}/${this.beside.id}/edit` : this.#back;
  }

  get #back(): string {
    return this.#opening?.back ?? '/';
  }

  get #parts(): readonly Part[] {
    const { entry, post } = this;
    return [
      ...(entry ? [{ entry, prefix: 'f' }] : []),
      ...(post && this.withPost ? [{ entry: post, prefix: 'p' }] : []),
    ];
  }

  override render(): TemplateResult {
    const { entry, post, draft } = this;
    const what = () => announced[this.record ? 'correct' : 'create']({ form: this.form });
    if (this.failure) return standstill(what(), this.failure, () => this.#load());
    if (!entry) return awaitedPage(what());
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href=${this.#back}>${icon('left')} ${this.#opening?.context || say(entry.slice.plural)}</a></nav>
      <h1>${this.heading()}</h1>
      ${draft ? draftOffer(draft, { resume: () => this.#resume(draft), drop: () => this.#forget() }) : nothing} ${this.refusal ? refusalNotice(this.refusal, () => void this.#save(this.#then)) : nothing} ${this.attempted ? summaryOf(this.#parts, this.warned ? 'warnings' : 'errors') : nothing}
      ${this.record && entry.slice.reorganised ? byDate(this.record) : nothing}
      ${this.clash.length > 0 ? html`<baara-conflict .entry=${entry} .problems=${this.clash} @baara-choices=${(event: CustomEvent<Choices>) => this.#settle(event.detail)} @baara-close=${() => (this.clash = [])}></baara-conflict>` : nothing}
      <form class="sheet-form" novalidate ?hidden=${this.clash.length > 0} @submit=${this.#submit}>
        ${entry.slice.help ? html`<p>${say(entry.slice.help)}</p>` : nothing}
        <p class="soft">${this.t('form:required_note')}</p>
        <baara-sheet .entry=${entry} prefix="f" .omit=${this.#opening?.omit ?? []} @baara-entry=${(event: CustomEvent<Entry>) => this.#edited({ entry: event.detail })}></baara-sheet>
        ${entry.slice.consults ? html`<baara-consulted .entry=${entry}></baara-consulted>` : nothing}
        ${entry.slice.duplicates && !this.record ? html`<baara-duplicates .entry=${entry}></baara-duplicates>` : nothing}
        ${post ? this.#postPart(entry, post) : nothing} ${this.record ? reasonsPart(this.said, (name, words) => this.#edited({ said: { ...this.said, [name]: words } })) : nothing}
        ${saveBar({ state: this.busy ? 'saving' : this.warned ? 'warned' : 'ready', back: this.#back, next: this.record && !this.beside ? undefined : () => void this.#save('next') })}
      </form>
    </div>`;
  }

  #postPart(entry: Entry, post: Entry): TemplateResult {
    const write = (isWritten: boolean) => (this.withPost = isWritten);
    return firstPostPart({
      ...{ entry, post, isWritten: this.withPost, write },
      edited: (changed: Entry) => this.#edited({ post: changed }),
    });
  }

  #resume(draft: Draft): void {
    this.draft = null;
    // The draft may be of a save whose answer was lost: the same envelope is sent, so that nothing is written twice.
    if (!this.record && draft.envelope) this.#envelope = draft.envelope;
    this.#edited({
      entry: this.entry && withDraft(this.entry, draft, 'f'),
      post: this.post && withDraft(this.post, draft, 'p'),
      said: wordsOf(draft),
    });
    keepDraft(this.#page, draft);
  }

  #forget(): void {
    dropDraft(this.#page);
    this.draft = null;
  }

  #edited(change: { readonly entry?: Entry | null; readonly post?: Entry | null; readonly said?: Words }): void {
    const { entry = this.entry, post = this.post, said = this.said } = change;
    this.entry = entry;
    this.post = post;
    this.said = said;
    this.warned = false;
    this.hold();
    this.#keep();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save('show');
  };

  async #save(then: Then): Promise<void> {
    if (this.busy || !this.entry || toUnchosen(this)) return;
    this.#then = then;
    this.refusal = null;
    this.entry = wholly(this.entry);
    if (this.post && this.withPost) this.post = wholly(this.post);
    const found = this.#parts.flatMap((part) => obstaclesOf(part.entry));
    this.attempted = true;
    if (found.some((problem) => !isWarning(problem)) || (found.length > 0 && !this.warned)) {
      this.warned = found.every(isWarning);
      return this.toSummary();
    }
    if (this.record && !isChanged(this.entry)) return this.#done(this.#onward);
    this.busy = true;
    try {
      await this.#send(this.entry);
    } catch (thrown) {
      this.#refused(asFailure(thrown));
    } finally {
      this.busy = false;
    }
  }

  async #send(entry: Entry): Promise<void> {
    if (entry.rev !== null) {
      await updateRecord(this.#change(entry));
      return this.#done(this.#onward);
    }
    await saveNew(
      this.#envelope,
      this.#parts.map((part) => part.entry),
    );
    if (this.#then === 'next') return this.#again(entry.slice);
    this.#done(this.#opening?.parent.address ? this.#back : `/f/${entry.slice.id}/${entry.id}`);
  }

  readonly #change = (entry: Entry) => changeOf(entry, reasonsOf(this.said));

  /** What was typed, and how it was sent when nobody answered. */
  #keep(sending?: Sending): void {
    const title = this.#opening?.title ?? '';
    keepDraft(this.#page, draftOf(this.#parts, { envelope: this.#envelope, title, sending, words: this.said }));
  }

  #underWay(): Sending | undefined {
    const { entry } = this;
    return entry && entry.rev !== null ? changeUnderWay(this.#change(entry)) : newUnderWay(this.#envelope, this.#parts);
  }

  /** The next record of the pile: an empty page, where one begins to type. */
  async #again(slice: FormSlice): Promise<void> {
    this.#release();
    this.attempted = false;
    this.warned = false;
    this.#envelope = uuidv7();
    const entry = blankEntry(slice, this.#opening?.parent ?? { values: {}, labels: {}, title: '' });
    this.post = await firstPost(entry, this.post);
    this.entry = entry;
    flash.set('form:saved_next');
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>('baara-sheet :is(input, select, textarea):not([disabled])')?.focus();
  }

  /** What is saved needs no draft, and may be left. */
  #release(): void {
    dropDraft(this.#page);
    this.release();
  }

  #done(address: string): void {
    this.#release();
    go(address);
    setTimeout(() => flash.set('record:saved_done'));
  }

  #refused(failure: BaaraError): void {
    const problems = failure.problems as readonly Problem[];
    if (failure.code === 'record.conflict' && this.entry && problems.some((problem) => problem.field)) {
      this.clash = problems.filter((problem) => problem.field && 'theirs' in problem.params);
      if (this.clash.length > 0) return void import('./conflict.ts');
    }
    if (this.entry) this.entry = withRefusals(this.entry, problems);
    if (this.post) this.post = withRefusals(this.post, problems);
    // The envelope was refused as a whole: what is sent next is another one.
    if (isUnanswered(failure)) this.#keep(this.#underWay());
    else this.#envelope = uuidv7();
    if (problems.length === 0) this.refusal = failure;
    void this.toSummary();
  }

  #settle(choices: Choices): void {
    if (!this.entry) return;
    this.entry = settled(this.entry, this.clash, choices);
    this.clash = [];
    if (Object.keys(changesOf(this.entry)).length === 0) this.#done(this.#back);
    else void this.#save('show');
  }
}

define('baara-form-page', BaaraFormPage);
