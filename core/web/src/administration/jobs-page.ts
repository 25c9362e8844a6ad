import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type JobPage, type JobView, readJobs, retryJob } from '../api/notices.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { flash } from '../state/flash.ts';
import { translation } from '../state/language.ts';
import '../styles/workflow.css';

const states = ['failed', 'waiting', 'running', 'done'] as const;
const looks = { failed: 'bad', waiting: 'warn', running: '', done: 'good' } as const;

/** The work that runs beside requests: what waits, what failed and why, with a second try. */
export class BaaraJobsPage extends BaaraPage {
  static override properties = { page: { state: true }, state: { state: true }, failure: { state: true } };
  declare page: JobPage | null;
  declare state: (typeof states)[number] | '';
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.page = null;
    this.state = '';
    this.failure = null;
  }

  protected override heading(): string {
    return this.t('jobs:title');
  }

  protected override firstUpdated(): void {
    void this.#load();
  }

  async #load(cursor?: string): Promise<void> {
    this.failure = null;
    try {
      const page = await readJobs({ ...(this.state ? { state: this.state } : {}), ...(cursor ? { cursor } : {}) });
      this.page = cursor && this.page ? { ...page, jobs: [...this.page.jobs, ...page.jobs] } : page;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { page } = this;
    return html`<div class="page">
      <div><h1>${this.t('jobs:title')}</h1><p class="soft">${this.t('jobs:lead')}</p></div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${page ? this.#jobs(page) : this.failure ? nothing : waitingNotice()}
    </div>`;
  }

  #jobs(page: JobPage): TemplateResult {
    const shown = (state: typeof this.state, words: string) =>
      html`<button type="button" class="button small" aria-pressed=${this.state === state} @click=${() => this.#show(state)}>${words}</button>`;
    return html`${page.mail ? nothing : html`<p class="notice">${icon('info')} ${this.t('jobs:no_mail')}</p>`}
      <div class="bar">${shown('', this.t('jobs:all'))}${states.map((state) => shown(state, `${this.t(`jobs:${state}`)} (${page.counts[state] ?? 0})`))}</div>
      ${page.jobs.length === 0 ? html`<p class="soft">${this.t('jobs:none')}</p>` : nothing}
      <ul class="job-list">${page.jobs.map((job) => this.#job(job))}</ul>
      ${page.next ? html`<p><button type="button" class="button" @click=${() => this.#load(page.next ?? undefined)}>${icon('down')} ${this.t('record:show_more')}</button></p>` : nothing}`;
  }

  #show(state: typeof this.state): void {
    this.state = state;
    void this.#load();
  }

  #job({ id, kind, state, attempts, due, error }: JobView): TemplateResult {
    const { formats } = translation();
    return html`<li class="stack">
      <p>${jobName(kind)} <span class="tag ${looks[state]}">${this.t(`jobs:${state}`)}</span>
        <small class="soft">${formats.moment(due)} · ${this.t('jobs:tries', { count: attempts })}</small></p>
      ${error ? html`<p class="soft">${error}</p>` : nothing}
      ${state === 'failed' || (state === 'waiting' && attempts > 0) ? html`<p><button type="button" class="button small" @click=${() => this.#retry(id)}>${icon('restore')} ${this.t('jobs:retry')}</button></p>` : nothing}
    </li>`;
  }

  async #retry(id: string): Promise<void> {
    try {
      await retryJob(id);
      flash.set('jobs:retried');
      await this.#load();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }
}

/** What the work is for; a module's own kind, which nothing names, as its code. */
function jobName(kind: string): TemplateResult {
  const { t, has } = translation();
  const key = `jobs:kind_${kind}`;
  return has(key) ? html`${t(key)}` : html`<code>${kind}</code>`;
}

define('baara-jobs-page', BaaraJobsPage);
