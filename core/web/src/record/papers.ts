import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readTimeline, type TimelinePage, type TimelineRow } from '../api/timeline.ts';
import type { FormSlice, StoredFile } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { sizeText } from '../fields/size-text.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { language, say, translation } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { offeredBy, offerLink } from './offers.ts';
import { headline } from './timeline-row.ts';
import type { Viewed } from './viewer.ts';
import './viewer.ts';
import '../styles/papers.css';

/** Every scan and file of a record and of what belongs to it, newest first, each opened in place. */
export class BaaraPapers extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    record: {},
    page: { state: true },
    forms: { state: true },
    failure: { state: true },
    viewed: { state: true },
  };
  declare slice: FormSlice;
  declare record: string;
  declare page: TimelinePage | null;
  declare forms: ReadonlyMap<string, FormSlice>;
  declare failure: BaaraError | null;
  declare viewed: Viewed | null;
  #language = '';

  constructor() {
    super();
    this.page = null;
    this.forms = new Map();
    this.failure = null;
    this.viewed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('record') && this.#language === language.get()) return;
    this.#language = language.get();
    void this.#load();
  }

  async #load(cursor?: string): Promise<void> {
    this.failure = null;
    try {
      const of = { form: this.slice.id, id: this.record };
      const page = await readTimeline(of, { holding: 'files', cursor });
      const forms = await Promise.all([...new Set(page.rows.map(({ form }) => form))].map((form) => readForm(form)));
      this.forms = new Map([...this.forms, ...forms.map((form) => [form.id, form] as const)]);
      this.page = cursor && this.page ? { ...page, rows: [...this.page.rows, ...page.rows] } : page;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { page } = this;
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!page) return waitingNotice();
    const scans = offeredBy(this.slice, overview.get()).filter(({ action }) => action.does === 'scan');
    return html`<div class="stack">
      ${scans.length > 0 ? html`<div class="bar">${scans.map((scan) => offerLink(scan, this.slice, this.record, 'first'))}</div>` : nothing}
      ${page.rows.length === 0 ? html`<p class="notice">${this.t('record:papers_empty')}</p>` : html`<ul class="papers">${page.rows.flatMap((row) => this.#papers(row))}</ul>`}
      ${page.next ? html`<p><button type="button" class="button" @click=${() => this.#load(page.next ?? undefined)}>${icon('down')} ${this.t('record:earlier')}</button></p>` : nothing}
      ${this.viewed ? html`<baara-viewer .file=${this.viewed} @baara-close=${() => (this.viewed = null)}></baara-viewer>` : nothing}
    </div>`;
  }

  #papers(row: TimelineRow): readonly TemplateResult[] {
    const slice = this.forms.get(row.form);
    if (!slice) return [];
    const title = headline({ row, slice, owner: this.slice.id });
    return Object.values(row.files).map((file) => this.#paper(row, slice, title, file));
  }

  #paper(row: TimelineRow, slice: FormSlice, title: string, file: StoredFile): TemplateResult {
    const { formats } = translation();
    const act = ['act_kind', 'act_number'].flatMap((key) => {
      const field = slice.fields[key];
      return (field && valueText(field, row.record)) || [];
    });
    return html`<li>
      <span class="sheet-mark">${icon(file.type.startsWith('image/') ? 'camera' : 'file')}</span>
      <div class="grow">
        <h2><a href="/f/${row.form}/${row.record.id}">${title}</a></h2>
        <p>${[say(slice.label), formats.day(row.from), ...act].join(' · ')}</p>
        <p class="soft">${file.name} · ${sizeText(file.size)}</p>
      </div>
      <button type="button" class="button" @click=${() => (this.viewed = { id: file.id, title: [title, ...act].join(' · '), type: file.type })}>${icon('search')} ${this.t('record:see_file')}<span class="said"> ${title} ${formats.day(row.from)}</span></button>
    </li>`;
  }
}

define('baara-papers', BaaraPapers);
