import { type BaaraError, uuidv7 } from '@baara/model';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import type { Problem } from '../api/types.ts';
import { BaaraElement } from '../element.ts';
import { toUnchosen } from '../fields/combobox.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { type Draft, dropDraft, findDraft, isResumed, keepDraft, type Sending } from '../state/drafts.ts';
import { draftOf, withDraft } from './draft.ts';
import { draftOffer } from './draft-offer.ts';
import { type Entry, isChanged, obstaclesOf, wholly } from './entry.ts';
import { isWarning, problemSummary } from './problem-summary.ts';
import { newUnderWay } from './under-way.ts';
import { refusalNotice } from './unsent.ts';
import './sheet.ts';

/** What a dialog says of itself. */
export interface DialogWords {
  readonly heading: string;
  readonly lead: string;
  /** On the button that saves. */
  readonly act: string;
}

/** The part of a draft in which a dialog keeps its record: the one in which a page keeps its own, which can take it up. */
const part = 'f';

/**
 * A record that is written over the page on which one works. What is typed is kept on the device like that of a page, until it is saved
 * or given up; what nobody answered stays among what is not yet sent. It says `baara-close`, and what `store` says.
 */
export abstract class BaaraEntryDialog extends BaaraElement {
  static override properties: PropertyDeclarations = {
    entry: { state: true },
    failure: { state: true },
    draft: { state: true },
    attempted: { state: true },
    busy: { state: true },
  };
  declare entry: Entry | null;
  declare failure: BaaraError | null;
  /** What was typed here before and not saved. */
  declare draft: Draft | null;
  declare attempted: boolean;
  declare busy: boolean;
  /** The idempotency id of a new record. */
  protected envelope = uuidv7();

  constructor() {
    super();
    this.entry = null;
    this.failure = null;
    this.draft = null;
    this.attempted = false;
    this.busy = false;
  }

  /** Begins the ids of its controls: a page below has fields of its own. */
  protected abstract readonly ids: string;
  /** How wide it is; the usual width of a dialog where nothing is said. */
  protected readonly size: 'wide' | '' = 'wide';
  /** Under what its draft is kept, as a page keeps its own: the form, then what of it. */
  protected abstract draftPage(entry: Entry): string;
  /** The record as it is opened. */
  protected abstract begin(): Promise<Entry>;
  protected abstract words(entry: Entry | null): DialogWords;
  /** Writes the record and tells whoever opened the dialog. */
  protected abstract store(entry: Entry): Promise<void>;

  /** The fields that are asked; all of the form where nothing is said. */
  protected fields(_entry: Entry): readonly string[] | undefined {
    return undefined;
  }

  /** Where the draft is offered back, and by what name; a new record has a page for it. */
  protected draftAbout(_entry: Entry): { readonly address?: string; readonly title?: string } {
    return {};
  }

  /** What was sent, when nobody answered. */
  protected underWay(entry: Entry): Sending | undefined {
    return newUnderWay(this.envelope, [{ entry, prefix: part }]);
  }

  /** What follows from what was typed. */
  protected taken(entry: Entry): Entry {
    return entry;
  }

  /** Whether something would be lost. */
  protected isTyped(entry: Entry): boolean {
    return isChanged(entry);
  }

  /** The record as it is sent. */
  protected whole(entry: Entry): Entry {
    return wholly(entry);
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const entry = await this.begin();
      this.entry = entry;
      const page = this.draftPage(entry);
      const draft = findDraft(page);
      if (draft && isResumed(page)) this.#resume(draft);
      else this.draft = draft;
      await this.updateComplete;
      await this.querySelector<BaaraElement>('baara-sheet')?.updateComplete;
      this.querySelector<HTMLElement>(':is(input, select, textarea):not([disabled])')?.focus();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { entry, ids } = this;
    const { heading, lead, act } = this.words(entry);
    return html`<dialog class="writing ${this.size}" aria-labelledby="${ids}--heading" @cancel=${this.#cancel} @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="${ids}--heading">${heading}</h2>
        <p class="soft">${lead}</p>
        ${this.#notice()}
        ${entry ? this.#body(entry) : this.failure ? nothing : waitingNotice()}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy || !entry}>${this.busy ? this.t('form:saving') : act}</button>
          <button type="button" class="button" @click=${this.#leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #notice(): TemplateResult | typeof nothing {
    const { failure, entry, draft } = this;
    if (failure && entry) return refusalNotice(failure, () => void this.#save());
    if (failure) return failureNotice(failure, () => this.#load());
    return draft ? draftOffer(draft, { resume: () => this.#resume(draft), drop: () => this.#forget() }) : nothing;
  }

  #body(entry: Entry): TemplateResult {
    const { ids: prefix } = this;
    const problems = this.attempted ? obstaclesOf(entry).filter((problem) => !isWarning(problem)) : [];
    const only = this.fields(entry);
    return html`${problemSummary([{ part: { entry, prefix }, problems }], `${prefix}--summary`)}
      <baara-sheet ?fold=${!only} .entry=${entry} prefix=${prefix} .only=${only} @baara-entry=${(event: CustomEvent<Entry>) => this.#edited(event.detail)}></baara-sheet>`;
  }

  #edited(entry: Entry): void {
    this.entry = this.taken(entry);
    this.draft = null;
    this.#keep(this.entry);
  }

  #keep(entry: Entry, sending?: Sending): void {
    const facts = { envelope: this.envelope, sending, ...this.draftAbout(entry) };
    keepDraft(this.draftPage(entry), draftOf([{ entry, prefix: part }], facts));
  }

  #resume(draft: Draft): void {
    if (!this.entry) return;
    if (draft.envelope) this.envelope = draft.envelope;
    this.entry = withDraft(this.entry, draft, part);
    this.draft = null;
    keepDraft(this.draftPage(this.entry), draft);
  }

  #forget(): void {
    if (this.entry) dropDraft(this.draftPage(this.entry));
    this.draft = null;
  }

  readonly #cancel = (event: Event): void => {
    if (!this.#mayLeave()) event.preventDefault();
  };

  readonly #leave = (): void => {
    if (this.#mayLeave()) this.querySelector('dialog')?.close();
  };

  /** What was sent and not answered stays on the device; what was only typed goes, after a word. */
  #mayLeave(): boolean {
    const { entry, failure } = this;
    if (!entry || (failure && isUnanswered(failure)) || !this.isTyped(entry)) return true;
    if (!window.confirm(this.t('form:create_leave'))) return false;
    this.#forget();
    return true;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    // The page below has a form of its own: this one is not its business.
    event.stopPropagation();
    void this.#save();
  };

  async #save(): Promise<void> {
    if (this.busy || !this.entry || toUnchosen(this)) return;
    const entry = this.whole(this.entry);
    this.entry = entry;
    this.attempted = true;
    this.failure = null;
    if (obstaclesOf(entry).some((problem) => !isWarning(problem))) return this.#toFault();
    this.busy = true;
    try {
      await this.store(entry);
      dropDraft(this.draftPage(entry));
    } catch (thrown) {
      this.#refused(entry, asFailure(thrown));
    } finally {
      this.busy = false;
    }
  }

  #refused(entry: Entry, failure: BaaraError): void {
    this.entry = { ...entry, refused: failure.problems as readonly Problem[] };
    if (isUnanswered(failure)) this.#keep(entry, this.underWay(entry));
    else this.envelope = uuidv7();
    if (failure.problems.length === 0) this.failure = failure;
    void this.#toFault();
  }

  /**
   * The focus goes to what is wrong. The dialog keeps its height: a message that goes as its field is left would move the button from
   * under the pointer that presses it.
   */
  async #toFault(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    const form = this.querySelector('form');
    if (form) form.style.minBlockSize = `${form.offsetHeight}px`;
    this.querySelector<HTMLElement>('.summary, .notice.bad')?.focus();
  }
}
