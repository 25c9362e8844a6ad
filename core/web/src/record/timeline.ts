import { type BaaraError, type TimelineKind, timelineKinds } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readTimeline, type TimelinePage, type TimelineRow } from '../api/timeline.ts';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { language, translation } from '../state/language.ts';
import { today } from '../state/session.ts';
import { gapsBetween } from './gaps.ts';
import { spanText } from './span-text.ts';
import { kindIcons, timelineRow } from './timeline-row.ts';
import type { Viewed } from './viewer.ts';
import './viewer.ts';
import '../styles/career.css';

/** A career from today back to its beginning: posts, grades, leave, training and acts on one line, with the gaps between posts. */
export class BaaraTimeline extends BaaraElement {
  static override properties = {
    form: {},
    record: {},
    page: { state: true },
    forms: { state: true },
    kind: { state: true },
    failure: { state: true },
    busy: { state: true },
    viewed: { state: true },
  };
  declare form: string;
  declare record: string;
  declare page: TimelinePage | null;
  declare forms: ReadonlyMap<string, FormSlice>;
  declare kind: TimelineKind | null;
  declare failure: BaaraError | null;
  declare busy: boolean;
  declare viewed: Viewed | null;
  #language = '';

  constructor() {
    super();
    this.page = null;
    this.forms = new Map();
    this.kind = null;
    this.failure = null;
    this.busy = false;
    this.viewed = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('record') && this.#language === language.get()) return;
    this.#language = language.get();
    void this.#load();
  }

  async #load(cursor?: string): Promise<void> {
    this.failure = null;
    this.busy = true;
    try {
      const of = { form: this.form, id: this.record };
      const page = await readTimeline(of, { kind: this.kind ?? undefined, cursor });
      const forms = await Promise.all([...new Set(page.rows.map(({ form }) => form))].map((form) => readForm(form)));
      this.forms = new Map([...this.forms, ...forms.map((form) => [form.id, form] as const)]);
      this.page = cursor && this.page ? { ...page, rows: [...this.page.rows, ...page.rows] } : page;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  override render(): TemplateResult {
    const { page } = this;
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!page) return waitingNotice();
    if (Object.keys(page.kinds).length === 0) return html`<p class="notice">${this.t('record:line_empty')}</p>`;
    return html`<div class="stack" aria-busy=${this.busy}>
      ${this.#kinds(page)}
      <ol class="line ${this.busy ? 'stale' : ''}">${this.#stops(page)}</ol>
      ${page.next ? html`<p><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.#load(page.next ?? undefined)}>${icon('down')} ${this.t('record:earlier')}</button></p>` : nothing}
      ${this.viewed ? html`<baara-viewer .file=${this.viewed} @baara-close=${() => (this.viewed = null)}></baara-viewer>` : nothing}
    </div>`;
  }

  #kinds({ kinds }: TimelinePage): TemplateResult | typeof nothing {
    const present = timelineKinds.filter((kind) => kinds[kind]);
    if (present.length < 2) return nothing;
    const chip = (kind: TimelineKind | null, words: string, count: number) =>
      html`<button type="button" class="chip" aria-pressed=${this.kind === kind} @click=${() => this.#choose(kind)}>
        ${kind ? icon(kindIcons[kind]) : nothing} ${words} <span class="number soft">${count}</span></button>`;
    const all = present.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);
    return html`<div class="chips" role="group" aria-label=${this.t('record:line_filter')}>
      ${chip(null, this.t('record:kind_all'), all)} ${present.map((kind) => chip(kind, this.t(`record:kind_${kind}`), kinds[kind] ?? 0))}
    </div>`;
  }

  #choose(kind: TimelineKind | null): void {
    this.kind = kind;
    void this.#load();
  }

  /** The rows with the gaps between posts among them, newest first. */
  #stops(page: TimelinePage): readonly TemplateResult[] {
    const stops = page.rows.flatMap((row) => this.#stop(row));
    const isGapless = page.next !== null || (this.kind !== null && this.kind !== 'place');
    const places = isGapless ? [] : page.rows.filter(({ kind }) => kind === 'place');
    const gaps = gapsBetween(places, today()).map(({ from, to }) => ({ at: from, drawn: this.#gap(from, to) }));
    return [...stops, ...gaps].sort((one, other) => other.at.localeCompare(one.at)).map(({ drawn }) => drawn);
  }

  #stop(row: TimelineRow): readonly { at: string; drawn: TemplateResult }[] {
    const slice = this.forms.get(row.form);
    if (!slice) return [];
    const view = (viewed: Viewed) => (this.viewed = viewed);
    return [{ at: row.from, drawn: timelineRow({ row, slice, owner: this.form, today: today(), view }) }];
  }

  #gap(from: string, to: string): TemplateResult {
    const { formats } = translation();
    const words = this.t('record:from_to', { from: formats.day(from), to: formats.day(to) });
    return html`<li class="stop gap">
      <p class="when number">${words} <span class="span">${spanText(from, to)}</span></p>
      <p class="what">${this.t('record:gap')}</p>
    </li>`;
  }
}

define('baara-timeline', BaaraTimeline);
