import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type AuditLine, readOpenings } from '../api/audit.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { translation } from '../state/language.ts';
import { kindName } from './audit-words.ts';

/** Who opened a record; asked for when it is wanted. */
export class BaaraOpenings extends BaaraElement {
  static override properties = {
    form: {},
    record: {},
    entries: { state: true },
    next: { state: true },
    failure: { state: true },
  };
  declare form: string;
  declare record: string;
  declare entries: readonly AuditLine[] | null;
  declare next: string | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.entries = null;
    this.next = null;
    this.failure = null;
  }

  async #load(cursor?: string): Promise<void> {
    this.failure = null;
    try {
      const page = await readOpenings(this.form, this.record, cursor);
      this.entries = cursor ? [...(this.entries ?? []), ...page.entries] : page.entries;
      this.next = page.next;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { formats } = translation();
    const { entries } = this;
    return html`<section class="stack"><h2>${this.t('audit:opened_by')}</h2>
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${entries ? nothing : html`<p><button type="button" class="button small" @click=${() => this.#load()}>${icon('history')} ${this.t('audit:show')}</button></p>`}
      ${entries?.length === 0 ? html`<p class="soft">${this.t('audit:opened_none')}</p>` : nothing}
      <ul class="lines">${entries?.map((entry) => html`<li><div>${entry.name ?? entry.username} <span class="soft">· ${kindName(entry.kind)} · <time datetime=${entry.at}>${formats.moment(entry.at)}</time> · ${entry.address ?? ''}</span></div></li>`)}</ul>
      ${this.next ? html`<p><button type="button" class="button small" @click=${() => this.#load(this.next ?? undefined)}>${icon('down')} ${this.t('audit:earlier')}</button></p>` : nothing}
    </section>`;
  }
}

define('baara-openings', BaaraOpenings);
