import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Demonstration, readDemonstration, readProgress, resetDemonstration } from '../api/demonstration.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { say, translation } from '../state/language.ts';
import { session } from '../state/session.ts';

const pause = 1500;

/** Begins a demonstration anew, once its reader has seen what is lost and typed the site's name. */
export class BaaraDemonstrationPage extends BaaraPage {
  static override properties = {
    found: { state: true },
    failure: { state: true },
    missing: { state: true },
    stage: { state: true },
    rows: { state: true },
  };
  declare found: Demonstration | null;
  declare failure: BaaraError | null;
  declare missing: boolean;
  declare stage: 'asking' | 'running' | 'done';
  declare rows: number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #began = false;

  constructor() {
    super();
    this.found = null;
    this.failure = null;
    this.missing = false;
    this.stage = 'asking';
    this.rows = null;
  }

  protected override followed() {
    return [session];
  }

  protected override heading(): string {
    return this.t('vocabulary:demonstration');
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      this.found = await readDemonstration();
      if (this.found.state === 'waiting' || this.found.state === 'running') this.#follow();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    return html`<div class="page">
      <div><h1>${this.heading()}</h1><p class="soft">${this.t('vocabulary:demonstration_lead')}</p></div>
      ${this.failure ? failureNotice(this.failure) : nothing}
      ${this.found ? this.#stage(this.found) : this.failure ? nothing : waitingNotice()}
    </div>`;
  }

  #stage(found: Demonstration): TemplateResult {
    if (found.since === null)
      return html`<div class="notice">${icon('help')}<p>${this.t('vocabulary:demonstration_absent')}</p></div>`;
    if (this.stage === 'running') return this.#progress();
    if (this.stage === 'done')
      return html`<div class="notice good" role="status">${icon('check')}<div><p>${this.t('vocabulary:demonstration_done')}</p><p><button type="button" class="button small" @click=${() => location.assign('/')}>${this.t('shell:sign_in')}</button></p></div></div>`;
    return this.#question(found);
  }

  #progress(): TemplateResult {
    const words = this.t('vocabulary:demonstration_running');
    return html`<section class="stack">
      <h2>${words}</h2>
      <progress aria-label=${words}></progress>
      <p class="number" role="status">${this.rows ? this.t('vocabulary:demonstration_rows', { count: this.rows }) : ''}</p>
      <p class="soft">${this.t('vocabulary:demonstration_patience')}</p>
    </section>`;
  }

  #question(found: Demonstration): TemplateResult {
    const { formats } = translation();
    const name = say(session.get()?.site.label);
    const lost = (['saves', 'files', 'imports', 'accounts'] as const).filter((key) => found[key] > 0);
    return html`<form class="stack narrow" novalidate @submit=${this.#submit}>
      ${found.state === 'failed' ? html`<div class="notice bad" role="alert">${icon('error')}<p>${this.t('vocabulary:demonstration_failed')}</p></div>` : nothing}
      <div class="notice warn">${icon('warning')}<div>
        <p>${this.t('vocabulary:demonstration_since', { day: found.since ?? '' })}</p>
        <ul class="named">
          <li>${this.t('vocabulary:demonstration_records')}</li>
          ${lost.map((key) => html`<li>${this.t(`vocabulary:demonstration_${key}`)} : <strong>${formats.number(found[key])}</strong></li>`)}
        </ul>
        <p>${this.t('vocabulary:demonstration_kept')}</p>
        <p>${this.t('vocabulary:demonstration_sessions')}</p>
      </div></div>
      <div class="field ${this.missing ? 'wrong' : ''}">
        <label for="reset-name">${this.t('vocabulary:demonstration_confirm', { name })}</label>
        ${this.missing ? html`<p class="error" id="reset-name-error">${icon('error')} ${this.t('errors:demonstration.unconfirmed')}</p>` : nothing}
        <input id="reset-name" class="control" type="text" autocomplete="off" aria-required="true" aria-invalid=${this.missing} aria-describedby=${this.missing ? 'reset-name-error' : nothing} />
      </div>
      <div class="bar"><button class="button danger first">${this.t('vocabulary:demonstration_reset')}</button></div>
    </form>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const field = this.querySelector<HTMLInputElement>('#reset-name');
    this.failure = null;
    this.missing = false;
    try {
      await resetDemonstration(field?.value ?? '');
      this.#follow();
    } catch (thrown) {
      const failure = asFailure(thrown);
      this.missing = failure.code === 'demonstration.unconfirmed';
      if (this.missing) field?.focus();
      else this.failure = failure;
    }
  };

  #follow(): void {
    this.stage = 'running';
    this.#timer = setTimeout(() => this.#look(), pause);
  }

  /** It has ended when it ran and no longer does; a server that is busy says nothing for a while. */
  async #look(): Promise<void> {
    const said = await readProgress().catch(() => undefined);
    if (said?.rows != null) {
      this.#began = true;
      this.rows = said.rows;
    } else if (said && (this.#began || (await this.#isSignedOut()))) {
      this.stage = 'done';
      return;
    }
    this.#timer = setTimeout(() => this.#look(), pause);
  }

  /** Sessions end with the old accounts. */
  async #isSignedOut(): Promise<boolean> {
    const answer = await fetch('/api/v1/session').catch(() => null);
    const who = (await answer?.json().catch(() => null)) as { readonly user?: unknown } | null;
    return who !== null && who !== undefined && who.user === null;
  }
}

define('baara-demonstration-page', BaaraDemonstrationPage);
