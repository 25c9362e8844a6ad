import type { BaaraError } from '@baara/model';
import { nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { BaaraElement } from '../element.ts';
import { type Draft, dropDraft, findDraft, isResumed, keepDraft } from '../state/drafts.ts';
import { draftOf, type Words, withDraft, wordsOf } from './draft.ts';
import { draftOffer } from './draft-offer.ts';
import type { Entry } from './entry.ts';

/** The part of its draft for the fields that it asks. */
const fieldsPart = 'f';

/**
 * A dialog that asks for words, and for fields where there are some, before something is done. What is typed is kept on the device, and
 * offered when the dialog is opened again, until it is done or given up.
 */
export abstract class BaaraAskingDialog extends BaaraElement {
  static override properties: PropertyDeclarations = {
    said: { state: true },
    entry: { state: true },
    draft: { state: true },
    busy: { state: true },
    failure: { state: true },
  };
  /** The words, each under the name of its control, as they were typed. */
  declare said: Words;
  declare entry: Entry | null;
  /** What was typed here before and not sent. */
  declare draft: Draft | null;
  declare busy: boolean;
  declare failure: BaaraError | null;
  #isTyped = false;

  constructor() {
    super();
    this.said = {};
    this.entry = null;
    this.draft = null;
    this.busy = false;
    this.failure = null;
  }

  /** Under what its draft is kept: the form, then what is done to it. */
  protected abstract draftPage(): string;
  /** By what name the draft is told of; it is offered back where the dialog stood. */
  protected abstract draftTitle(): string;

  /** What follows when a draft was taken up. */
  protected resumed(): void {}

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    this.findDraft();
  }

  /** What was typed here before is taken up, or offered. */
  protected findDraft(): void {
    const page = this.draftPage();
    const draft = findDraft(page);
    if (draft && isResumed(page)) this.#resume(draft);
    else this.draft = draft;
  }

  /** What was typed under a name, without the space around it. */
  protected word(name: string): string {
    return this.said[name]?.trim() ?? '';
  }

  protected write(name: string, words: string): void {
    this.said = { ...this.said, [name]: words };
    this.#keep();
  }

  protected fill(entry: Entry): void {
    this.entry = entry;
    this.#keep();
  }

  /** What was asked for is done: nothing of it is kept. */
  protected forget(): void {
    dropDraft(this.draftPage());
    this.draft = null;
    this.#isTyped = false;
  }

  protected offer(): TemplateResult | typeof nothing {
    const { draft } = this;
    return draft ? draftOffer(draft, { resume: () => this.#resume(draft), drop: () => this.forget() }) : nothing;
  }

  protected readonly cancel = (event: Event): void => {
    if (!this.#mayLeave()) event.preventDefault();
  };

  protected readonly leave = (): void => {
    if (this.#mayLeave()) this.querySelector('dialog')?.close();
  };

  protected readonly closed = (): void => {
    this.dispatchEvent(new CustomEvent('baara-close'));
  };

  #keep(): void {
    this.draft = null;
    this.#isTyped = true;
    const { pathname, search } = window.location;
    const parts = this.entry ? [{ entry: this.entry, prefix: fieldsPart }] : [];
    const about = { title: this.draftTitle(), address: pathname + search, words: this.said };
    keepDraft(this.draftPage(), draftOf(parts, about));
  }

  #resume(draft: Draft): void {
    this.draft = null;
    this.#isTyped = true;
    this.said = wordsOf(draft);
    if (this.entry) this.entry = withDraft(this.entry, draft, fieldsPart);
    this.resumed();
  }

  /** What was sent and not answered stays on the device; what was only typed goes, after a word. */
  #mayLeave(): boolean {
    const { failure } = this;
    if (!this.#isTyped || (failure && isUnanswered(failure))) return true;
    if (!window.confirm(this.t('form:create_leave'))) return false;
    this.forget();
    return true;
  }
}
