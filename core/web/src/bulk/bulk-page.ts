import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import {
  type Bulk,
  type BulkLines,
  type BulkOutcome,
  readBulk,
  readBulkLines,
  startBulk,
  undoBulk,
} from '../api/bulk.ts';
import { readForm } from '../api/model.ts';
import type { FormSlice } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { standstill } from '../shell/standstill.ts';
import { language, say } from '../state/language.ts';
import { place } from '../state/router.ts';
import { linesTable } from './lines-table.ts';

const pollMs = 700;
const running = new Set(['checking', 'running', 'undoing']);
/** What is shown of each state, most telling first. */
const shown: Readonly<Record<string, readonly BulkOutcome[]>> = {
  checked: ['refused', 'ready'],
  done: ['refused', 'written'],
  undone: ['kept', 'undone'],
};

/** One action on many records: what would change, its progress, what was refused and why, and the way back. */
export class BaaraBulkPage extends BaaraPage {
  static override properties = {
    bulk: {},
    view: { state: true },
    forms: { state: true },
    lines: { state: true },
    failure: { state: true },
    busy: { state: true },
  };
  declare bulk: string;
  declare view: Bulk | null;
  declare forms: ReadonlyMap<string, FormSlice>;
  declare lines: ReadonlyMap<BulkOutcome, BulkLines>;
  declare failure: BaaraError | null;
  declare busy: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor() {
    super();
    this.view = null;
    this.forms = new Map();
    this.lines = new Map();
    this.failure = null;
    this.busy = false;
  }

  protected override heading(): string {
    return this.view ? this.t(`bulk:page_${this.view.action.do}`) : '';
  }

  protected override willUpdate(): void {
    if (this.#asked === language.get()) return;
    this.#asked = language.get();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    this.failure = null;
    try {
      const view = await readBulk(this.bulk);
      if (!this.forms.has(view.form)) this.forms = new Map([[view.form, await readForm(view.form)]]);
      const wanted = shown[view.state] ?? [];
      const pages = await Promise.all(
        wanted
          .filter((outcome) => view.counts[outcome] > 0)
          .map(async (outcome) => [outcome, await readBulkLines(view.id, { outcome })] as const),
      );
      await this.#learn(pages.map(([, page]) => page));
      this.lines = new Map(pages);
      this.view = view;
      if (running.has(view.state) && this.isConnected) this.#timer = setTimeout(() => void this.#load(), pollMs);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** The forms whose fields the lines speak of. */
  async #learn(pages: readonly BulkLines[]): Promise<void> {
    const ids = pages.flatMap(({ lines }) => lines.flatMap(({ changes }) => changes.map(({ form }) => form)));
    const news = [...new Set(ids)].filter((id) => !this.forms.has(id));
    const forms = await Promise.all(news.map((id) => readForm(id)));
    this.forms = new Map([...this.forms, ...forms.map((form) => [form.id, form] as const)]);
  }

  /** The list that one comes from; an address of another kind is not followed. */
  get #back(): string {
    const from = place.get().searchParams.get('from') ?? '';
    return from.startsWith('/f/') ? from : `/f/${this.view?.form ?? ''}`;
  }

  override render(): TemplateResult {
    const { view } = this;
    const what = () => announced.bulk({});
    if (!view) return this.failure ? standstill(what(), this.failure, () => this.#load()) : awaitedPage(what());
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href=${this.#back}>${icon('left')} ${say(this.forms.get(view.form)?.plural)}</a></nav>
      <div class="stack">
        <h1>${this.heading()}</h1>
        ${view.act || view.reason ? html`<p class="soft">${view.act ?? view.reason}</p>` : nothing}
      </div>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${this.#state(view)} ${(shown[view.state] ?? []).map((outcome) => this.#section(outcome, view))}
      ${this.#buttons(view)}
    </div>`;
  }

  #state(view: Bulk): TemplateResult {
    if (running.has(view.state))
      return html`<div class="stack" role="status">
        <p>${this.t(`bulk:${view.state as 'checking' | 'running' | 'undoing'}`, { done: view.done, total: view.total })}</p>
        <progress max=${view.total} value=${view.done} aria-label=${this.t('bulk:progress')}></progress>
        <p class="soft">${this.t('bulk:leave')}</p>
      </div>`;
    if (view.state === 'failed')
      return html`<div class="notice bad" role="alert">${icon('error')}<p>${this.t('bulk:failed')}</p></div>`;
    const tone = view.state === 'checked' ? '' : view.counts.refused + view.counts.kept > 0 ? 'warn' : 'good';
    const outcomes = [...[...(shown[view.state] ?? [])].reverse(), 'unchanged' as const];
    return html`<div class="notice ${tone}" role="status">
      ${icon(tone === 'good' ? 'check' : tone === 'warn' ? 'warning' : 'list')}
      <div><p><strong>${this.t(`bulk:${view.state as 'checked' | 'done' | 'undone'}`)}</strong></p>
        <ul>${outcomes.filter((each) => view.counts[each] > 0).map((each) => html`<li>${this.t(`bulk:count_${each}`, { count: view.counts[each] })}</li>`)}</ul></div>
    </div>`;
  }

  #section(outcome: BulkOutcome, view: Bulk): TemplateResult | typeof nothing {
    const page = this.lines.get(outcome);
    if (!page || page.lines.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="bulk-${outcome}">
      <h2 id="bulk-${outcome}">${this.t(`bulk:heading_${outcome as 'ready' | 'refused' | 'written' | 'undone' | 'kept'}`)}</h2>
      ${linesTable({ page, forms: this.forms, form: view.form, shows: outcome === 'refused' || outcome === 'kept' ? 'reasons' : outcome === 'undone' ? 'titles' : 'changes' })}
      ${page.next === null ? nothing : html`<p><button type="button" class="button small" @click=${() => this.#more(outcome, page)}>${this.t('bulk:more')}</button></p>`}
    </section>`;
  }

  async #more(outcome: BulkOutcome, page: BulkLines): Promise<void> {
    try {
      const next = await readBulkLines(this.bulk, { outcome, after: page.next ?? undefined });
      await this.#learn([next]);
      const labels = { ...page.labels, ...next.labels };
      const whole: BulkLines = { lines: [...page.lines, ...next.lines], next: next.next, labels };
      this.lines = new Map([...this.lines, [outcome, whole]]);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  #buttons(view: Bulk): TemplateResult {
    const apply = view.state === 'checked' && view.counts.ready > 0;
    const undo = view.state === 'done' && view.counts.written > 0;
    return html`<div class="savebar">
      ${apply ? html`<button type="button" class="button first" ?disabled=${this.busy} @click=${() => this.#do(startBulk)}>${this.t('bulk:apply', { count: view.counts.ready })}</button>` : nothing}
      ${undo ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#do(undoBulk)}>${icon('restore')} ${this.t('bulk:undo')}</button>` : nothing}
      <a class="button" href=${this.#back}>${this.t(apply ? 'shell:cancel' : 'bulk:back')}</a>
      <a class="push" href="/bulk">${this.t('bulk:past')}</a>
    </div>`;
  }

  async #do(work: (id: string) => Promise<Bulk>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      this.view = await work(this.bulk);
      await this.#load();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }
}

define('baara-bulk-page', BaaraBulkPage);
