import type { BaaraError } from '@baara/model';
import { asFailure, BaaraPanel, request, say, waitingNotice } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { SessionSheet } from '../server/session-sheet.ts';
import { sessionFigures } from './session-figures.ts';
import { toldFailure } from './told.ts';
import { words } from './words.ts';

/** All that one does with a session: who is invited and who comes, half-day by half-day, what they learnt, their certificates, what it cost. */
export class TrainingSessionPanel extends BaaraPanel {
  static override properties = {
    ...BaaraPanel.properties,
    sheet: { state: true },
    failure: { state: true },
    page: { state: true },
    done: { state: true },
  };
  declare sheet: SessionSheet | null;
  declare failure: BaaraError | null;
  declare page: number;
  declare done: string;

  constructor() {
    super();
    this.sheet = null;
    this.failure = null;
    this.page = 0;
    this.done = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('record') || changed.has('page')) void this.load();
  }

  async load(): Promise<void> {
    const { page, record } = this;
    try {
      const query = { session: record.id, page };
      const sheet = await request<SessionSheet>('parts/training/session', { query });
      if (page === this.page && record.id === this.record.id) this.sheet = sheet;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Does something, says so, and shows what stands now. */
  async act(work: () => Promise<unknown>): Promise<void> {
    this.failure = null;
    this.done = '';
    try {
      await work();
      this.done = say(words.saved);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
    await this.load();
  }

  override render(): TemplateResult {
    const { sheet } = this;
    if (!sheet) return this.failure ? html`${toldFailure(this.failure, () => void this.load())}` : waitingNotice();
    const facts = { sheet, session: this.record.id, mayWrite: this.record.can?.includes('update') ?? false };
    const act = (work: () => Promise<unknown>) => this.act(work);
    return html`<div class="training-sheet">
      ${toldFailure(this.failure)}
      <p role="status" class="soft">${this.done}</p>
      ${sessionFigures(sheet)}
      <training-invitations .facts=${facts} .act=${act} .look=${() => this.load()}></training-invitations>
      ${sheet.participants.length === 0 ? html`<p class="nothing">${say(words.nobody)}</p>` : nothing}
      <training-attendance .facts=${facts} .act=${act}></training-attendance>
      <training-outcome .facts=${facts} .act=${act}></training-outcome>
      ${sheet.pages > 1 ? this.#pages(sheet) : nothing}
    </div>`;
  }

  #pages({ pages }: SessionSheet): TemplateResult {
    const turn = (by: number) => () => {
      this.page += by;
    };
    return html`<div class="pages">
      <button type="button" class="button" ?disabled=${this.page === 0} @click=${turn(-1)}>${say(words.previous)}</button>
      <span>${say(words.page)} ${this.page + 1} ${say(words.of)} ${pages}</span>
      <button type="button" class="button" ?disabled=${this.page + 1 >= pages} @click=${turn(1)}>${say(words.next)}</button>
    </div>`;
  }
}
