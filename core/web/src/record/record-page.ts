import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readSummary, restoreRecord } from '../api/records.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { partPanels } from '../parts/part-panels.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { standstill } from '../shell/standstill.ts';
import { flash } from '../state/flash.ts';
import { language, say } from '../state/language.ts';
import { place, restate } from '../state/router.ts';
import { overview, session, today } from '../state/session.ts';
import { workflowsOf } from '../workflow/state-tag.ts';
import { datedGestures, recordActions } from './actions.ts';
import { pastNotice } from './as-of.ts';
import { childPanels } from './children.ts';
import { postsOf } from './current.ts';
import { recordHead } from './header.ts';
import { isParentField } from './parent-field.ts';
import { sectionLists } from './sections.ts';
import { type Tab, tabList, tabOf } from './tabs.ts';
import type { Viewed } from './viewer.ts';
import './neighbours.ts';

/** What each tab needs beyond the page itself, asked for when it is opened. */
const parts: Readonly<Record<Tab, () => Promise<unknown>>> = {
  record: async () => undefined,
  line: () => import('./timeline.ts'),
  papers: () => import('./papers.ts'),
  history: () =>
    Promise.all([import('./as-of-form.ts'), import('./history.ts'), import('../administration/openings.ts')]),
};

/** One record: who or what it is, its sections, what belongs to it, its career, its papers, and how it became so. */
export class BaaraRecordPage extends BaaraPage {
  static override properties = {
    form: {},
    record: {},
    slice: { state: true },
    view: { state: true },
    posts: { state: true },
    failure: { state: true },
    everything: { state: true },
    deleting: { state: true },
    ending: { state: true },
    viewed: { state: true },
    ready: { state: true },
  };
  declare form: string;
  declare record: string;
  declare slice: FormSlice | null;
  declare view: RecordView | null;
  declare posts: FormSlice | null;
  declare failure: BaaraError | null;
  declare everything: boolean;
  declare deleting: boolean;
  /** The dated row that is being ended. */
  declare ending: RecordView | null;
  declare viewed: Viewed | null;
  declare ready: ReadonlySet<Tab>;
  #asked = '';
  #reading = 0;

  constructor() {
    super();
    this.slice = null;
    this.view = null;
    this.posts = null;
    this.failure = null;
    this.everything = false;
    this.deleting = false;
    this.ending = null;
    this.viewed = null;
    this.ready = new Set<Tab>(['record']);
  }

  protected override followed() {
    return [place];
  }

  protected override heading(): string {
    return this.view?.title ?? '';
  }

  get #tab(): Tab {
    return tabOf(place.get().searchParams);
  }

  /** The past day that is looked at; none: today. */
  get #day(): string | undefined {
    const day = place.get().searchParams.get('on') ?? '';
    return /^\d{4}-\d{2}-\d{2}$/u.test(day) ? day : undefined;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (place.get().pathname !== `/f/${this.form}/${this.record}`) return;
    const tab = this.#tab;
    if (!this.ready.has(tab)) {
      parts[tab]().then(
        () => (this.ready = new Set([...this.ready, tab])),
        (thrown: unknown) => (this.failure = asFailure(thrown)),
      );
    }
    const wanted = `${language.get()} ${this.#day ?? ''}`;
    if (this.#asked === wanted) return;
    this.#asked = wanted;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const { forms } = overview.get() ?? {};
      const known = forms?.[this.form];
      const posts = known && postsOf(known)?.form;
      const [slice, view, placing] = await Promise.all([
        readForm(this.form),
        readSummary(this.form, this.record, this.#day),
        posts && forms?.[posts]?.can.includes('read') ? readForm(posts) : null,
      ]);
      this.posts = placing;
      this.slice = slice;
      this.view = view;
      this.#reading += 1;
      this.rested(view.can?.includes('update') ? [`/f/${this.form}/${this.record}/edit`] : []);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { slice, view } = this;
    const what = () => announced.record({ form: this.form });
    if (this.failure) return standstill(what(), this.failure, () => this.#load());
    if (!slice || !view) return awaitedPage(what());
    const day = this.#day;
    return html`<div class="page record">
      <div class="above">${this.#crumbs(slice, view)}<baara-neighbours .slice=${slice} .record=${view.id}></baara-neighbours></div>
      ${view.deleted ? this.#deleted(slice) : nothing} ${day ? pastNotice(day, () => this.#address({ on: null })) : nothing}
      <div class="heading">
        ${recordHead({ slice, view, posts: this.posts, day: day ?? today() })}
        ${view.deleted || day ? nothing : this.#actions(slice, view)}
      </div>
      ${day ? nothing : datedGestures({ slice, view, today: today() })}
      ${view.deleted || day ? nothing : this.#standings(slice, view)}
      ${this.#tabs(slice)}
      <div id="panel" role="tabpanel" aria-labelledby="tab-${this.#tab}" class="stack">${this.#body(slice, view)}</div>
      ${this.#dialogs(view)}
    </div>`;
  }

  #crumbs(slice: FormSlice, view: RecordView): TemplateResult {
    const parent = Object.values(slice.fields)
      .filter(isParentField)
      .find((field) => view.values[field.key]);
    const above = parent
      ? html`<a href="/f/${parent.form}/${view.values[parent.key]}">${view.labels[parent.key]?.[String(view.values[parent.key])] ?? say(parent.label)}</a>`
      : html`<a href="/f/${slice.id}">${say(slice.plural)}</a>`;
    return html`<nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href="/">${this.t('shell:home')}</a> ${icon('right')} ${above}</nav>`;
  }

  #deleted(slice: FormSlice): TemplateResult {
    return html`<div class="notice warn" role="status">${icon('warning')}
      <div>
        <p>${this.t('record:deleted')}</p>
        ${slice.can.includes('delete') ? html`<p><button type="button" class="button small" @click=${this.#restore}>${icon('restore')} ${this.t('record:restore')}</button></p>` : nothing}
      </div>
    </div>`;
  }

  #actions(slice: FormSlice, view: RecordView): TemplateResult {
    return recordActions({
      ...{ slice, view, overview: overview.get(), today: today() },
      end: (row) => void import('./end-dialog.ts').then(() => (this.ending = row)),
      copy: () => void this.#copy(),
      remove: () => void import('./delete-dialog.ts').then(() => (this.deleting = true)),
    });
  }

  async #copy(): Promise<void> {
    const { origin, pathname } = place.get();
    await navigator.clipboard?.writeText(origin + pathname).then(
      () => flash.set('record:link_copied'),
      () => window.prompt(this.t('record:copy_link'), origin + pathname),
    );
  }

  readonly #restore = async (): Promise<void> => {
    try {
      await restoreRecord(this.form, this.record);
      await this.#changed('record:restored_done');
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  };

  async #changed(said: 'record:deleted_done' | 'record:restored_done' | 'record:saved_done'): Promise<void> {
    this.deleting = false;
    this.ending = null;
    await this.#load();
    if (!this.failure) flash.set(said);
  }

  #tabs(slice: FormSlice): TemplateResult {
    const shown: readonly Tab[] =
      slice.children.length > 0 ? ['record', 'line', 'papers', 'history'] : ['record', 'history'];
    return tabList({
      shown,
      chosen: this.#tab,
      choose: (tab) => this.#address({ tab: tab === 'record' ? null : tab }),
    });
  }

  /** Where it stands in its workflows; what draws it comes when the form has one. */
  #standings(slice: FormSlice, view: RecordView): TemplateResult | typeof nothing {
    if (workflowsOf(slice.id).length === 0) return nothing;
    void import('../workflow/standings.ts');
    return html`<baara-standings .slice=${slice} .view=${view} @baara-passed=${() => this.#load()}></baara-standings>`;
  }

  #address(change: Readonly<Record<string, string | null>>): void {
    const address = new URL(place.get());
    for (const [name, value] of Object.entries(change)) {
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    restate(address.pathname + address.search);
  }

  #body(slice: FormSlice, view: RecordView): TemplateResult {
    const tab = this.#tab;
    if (!this.ready.has(tab)) return waitingNotice();
    switch (tab) {
      case 'line':
        return html`<baara-timeline .form=${slice.id} .record=${view.id}></baara-timeline>`;
      case 'papers':
        return html`<baara-papers .slice=${slice} .record=${view.id}></baara-papers>`;
      case 'history':
        return html`<baara-as-of-form @baara-day=${(event: CustomEvent<string>) => this.#address({ on: event.detail, tab: null })}></baara-as-of-form>
          <baara-history .slice=${slice} .record=${view.id} .rev=${view.rev}></baara-history>
          ${session.get()?.rights.includes('see-audit') ? html`<baara-openings .form=${slice.id} .record=${view.id}></baara-openings>` : nothing}`;
      case 'record':
        return this.#sheet(slice, view);
    }
  }

  #sheet(slice: FormSlice, view: RecordView): TemplateResult {
    const look = (file: Viewed) => void import('./viewer.ts').then(() => (this.viewed = file));
    return html`
      <div class="sections">${sectionLists({ slice, view, empties: this.everything ? 'shown' : 'hidden', look })}</div>
      <p><button type="button" class="button plain small aside-link" aria-pressed=${this.everything} @click=${() => (this.everything = !this.everything)}>
        ${this.t(this.everything ? 'record:hide_empty' : 'record:show_empty')}</button></p>
      ${partPanels({ slice, view, overview: overview.get(), where: 'first' })}
      ${childPanels({ slice, view, overview: overview.get(), day: this.#day, reading: this.#reading })}
      ${partPanels({ slice, view, overview: overview.get(), where: 'last' })}
    `;
  }

  #dialogs(view: RecordView): TemplateResult {
    return html`
      ${this.deleting ? html`<baara-delete-dialog .view=${view} @baara-close=${() => (this.deleting = false)} @baara-deleted=${() => this.#changed('record:deleted_done')}></baara-delete-dialog>` : nothing}
      ${this.ending ? html`<baara-end-dialog .row=${this.ending} @baara-close=${() => (this.ending = null)} @baara-ended=${() => this.#changed('record:saved_done')}></baara-end-dialog>` : nothing}
      ${this.viewed ? html`<baara-viewer .file=${this.viewed} @baara-close=${() => (this.viewed = null)}></baara-viewer>` : nothing}`;
  }
}

define('baara-record-page', BaaraRecordPage);
