import type { MessageKey } from '@baara/i18n';
import { html, nothing, type TemplateResult } from 'lit';
import { markNoticesRead, type Notice, readNotices } from '../api/notices.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import { closeDrops } from './drop.ts';

/** How often it is looked whether something new is told: the jobs that tell run once a day. */
const everyMs = 5 * 60_000;

/** The bell: how much is unread, and what the application tells the reader, newest first. */
export class BaaraNotices extends BaaraElement {
  static override properties = { notices: { state: true }, unread: { state: true } };
  declare notices: readonly Notice[];
  declare unread: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.notices = [];
    this.unread = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    this.#timer = setInterval(() => void this.#load(), everyMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  async #load(): Promise<void> {
    if (document.hidden) return;
    // A bell that cannot ask stays as it is: the page itself tells that the line is down.
    const told = await readNotices().catch(() => null);
    if (!told) return;
    this.notices = told.notices;
    this.unread = told.unread;
  }

  override render(): TemplateResult {
    const label = this.unread > 0 ? this.t('notices:unread', { count: this.unread }) : this.t('notices:title');
    return html`<details class="drop ${this.unread > 0 ? '' : 'quiet'}" @focusout=${closeDrops} @keydown=${closeDrops} @toggle=${this.#opened}>
      <summary class="button plain small" aria-label=${label} title=${label}>${icon('bell')}${this.unread > 0 ? html`<span class="badge" aria-hidden="true">${this.unread}</span>` : nothing}</summary>
      <div class="sheet stack">
        <p><strong>${this.t('notices:title')}</strong></p>
        ${this.notices.length === 0 ? html`<p class="soft">${this.t('notices:none')}</p>` : html`<ul>${this.notices.map((notice) => this.#notice(notice))}</ul>`}
      </div>
    </details>`;
  }

  #notice({ kind, facts, link, at, read }: Notice): TemplateResult {
    const { formats } = translation();
    const words = this.t(`notices:${kind}` as MessageKey, facts);
    return html`<li><a href=${link}>${read ? words : html`<strong>${words}</strong>`}</a><br /><small class="soft"><time datetime=${at}>${formats.moment(at)}</time></small></li>`;
  }

  #opened(event: Event): void {
    if (!(event.currentTarget as HTMLDetailsElement).open || this.unread === 0) return;
    this.unread = 0;
    markNoticesRead().catch(() => undefined);
  }
}

define('baara-notices', BaaraNotices);
