import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { isUnanswered } from '../api/attempt.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureWording } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { type Draft, dropDraft, findDraft, type KeptDraft, keepDraft, resumeAt, unsent } from '../state/drafts.ts';
import { say, translation } from '../state/language.ts';
import { online, overview } from '../state/session.ts';
import { sendAgain } from './send.ts';
import '../styles/unsent.css';

/** What this device holds that was not sent: to go on with, to send again, or to throw away. */
export class BaaraUnsentPage extends BaaraPage {
  static override properties = {
    failures: { state: true },
    busy: { state: true },
    thrown: { state: true },
    said: { state: true },
  };
  declare failures: ReadonlyMap<string, BaaraError>;
  declare busy: boolean;
  /** What was thrown away last, while that can be taken back. */
  declare thrown: { readonly page: string; readonly draft: Draft } | null;
  declare said: string;

  constructor() {
    super();
    this.failures = new Map();
    this.busy = false;
    this.thrown = null;
    this.said = '';
  }

  protected override followed() {
    return [unsent, online, overview];
  }

  protected override heading(): string {
    return this.t('shell:unsent_title');
  }

  override render(): TemplateResult {
    const drafts = unsent.get();
    const waiting = drafts.filter(({ state }) => state === 'unsent');
    return html`<div class="page">
      <div class="heading">
        <div class="stack tight">
          <h1>${this.heading()}</h1>
          <p class="soft">${this.t('shell:unsent_lead')}</p>
        </div>
        ${waiting.length > 1 ? html`<div class="bar"><button type="button" class="button first" ?disabled=${this.busy} @click=${() => this.#send(waiting)}>${icon('upload')} ${this.t('shell:unsent_send_all')}</button></div>` : nothing}
      </div>
      <p class="said" role="status">${this.said}</p>
      ${this.thrown ? this.#takeBack() : nothing}
      ${
        drafts.length === 0
          ? html`<div class="notice good">${icon('check')}<p>${this.t('shell:unsent_none')}</p></div>`
          : html`<ul class="unsent">${drafts.map((draft) => this.#draft(draft))}</ul>`
      }
    </div>`;
  }

  #draft(draft: KeptDraft): TemplateResult {
    const { form, title, at, page, address, state } = draft;
    const { formats } = translation();
    const label = say(overview.get()?.forms[form]?.label) || form;
    const failure = this.failures.get(page);
    const isUnsent = state === 'unsent';
    return html`<li class="panel">
      <div class="told">
        <p><strong>${title || this.t('shell:unsent_untitled')}</strong> <span class="tag ${isUnsent ? 'warn' : ''}">${this.t(isUnsent ? 'shell:unsent_failed' : 'shell:unsent_begun')}</span></p>
        <p class="soft">${this.t('shell:unsent_about', { form: label, at: formats.moment(at) })}</p>
        ${failure ? html`<p class="error-line" role="alert">${icon('error')} <span>${failureWording(failure)} ${isUnanswered(failure) ? '' : this.t('shell:unsent_refused')}</span></p>` : nothing}
      </div>
      <div class="bar">
        ${isUnsent ? html`<button type="button" class="button first" ?disabled=${this.busy} @click=${() => this.#send([draft])}>${icon('upload')} ${this.t('form:send_again')}</button>` : nothing}
        <a class="button" href=${address} @click=${() => resumeAt(page)}>${icon('edit')} ${this.t('form:draft_resume')}</a>
        <button type="button" class="button plain" aria-label=${this.t('shell:unsent_throw_named', { title: title || label })} @click=${() => this.#throw(page)}>${icon('trash')} ${this.t('shell:unsent_throw')}</button>
      </div>
    </li>`;
  }

  /** What is thrown away by mistake comes back whole. */
  #takeBack(): TemplateResult {
    return html`<div class="notice" role="status">${icon('trash')}<div class="bar">
      <p>${this.t('shell:unsent_thrown')}</p>
      <button type="button" class="button small" @click=${this.#restore}>${icon('restore')} ${this.t('shell:unsent_take_back')}</button>
    </div></div>`;
  }

  #throw(page: string): void {
    const draft = findDraft(page);
    if (!draft) return;
    dropDraft(page);
    this.thrown = { page, draft };
    void this.#toHeading();
  }

  readonly #restore = (): void => {
    if (this.thrown) keepDraft(this.thrown.page, this.thrown.draft);
    this.thrown = null;
    void this.#toHeading();
  };

  /** The button that was pressed is gone: the keyboard goes on from the top of the page. */
  async #toHeading(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('.notice button, h1')?.focus();
  }

  /** One after the other, oldest first: what was typed later may build on it. */
  async #send(drafts: readonly KeptDraft[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.thrown = null;
    let sent = 0;
    for (const { page } of [...drafts].reverse()) {
      const failure = await sendAgain(page).then(() => null, asFailure);
      const failures = new Map(this.failures);
      failures.delete(page);
      if (failure) failures.set(page, failure);
      else sent += 1;
      this.failures = failures;
      if (failure && isUnanswered(failure)) break;
    }
    this.busy = false;
    this.said = sent > 0 ? this.t('shell:unsent_sent', { count: sent }) : '';
    await this.#toHeading();
  }
}

define('baara-unsent-page', BaaraUnsentPage);
