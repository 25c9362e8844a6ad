import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { fileAddress } from '../api/files.ts';
import { readForm } from '../api/model.ts';
import { readWithChildren, restoreRecord } from '../api/records.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { partPanels } from '../parts/part-panels.ts';
import { closeDrops } from '../shell/drop.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { flash } from '../state/flash.ts';
import { language, say } from '../state/language.ts';
import { place, restate } from '../state/router.ts';
import { overview, today } from '../state/session.ts';
import { childPanels } from './child-panels.ts';
import { currentPost } from './current.ts';
import { isParentField } from './parent-field.ts';
import { keyFacts, sectionLists } from './sections.ts';
import './delete-dialog.ts';
import './history.ts';

type Tab = 'record' | 'history';

/** One record: who or what it is, its sections, what belongs to it, and how it became so. */
export class BaaraRecordPage extends BaaraPage {
  static override properties = {
    form: {},
    record: {},
    slice: { state: true },
    view: { state: true },
    childForms: { state: true },
    failure: { state: true },
    everything: { state: true },
    deleting: { state: true },
  };
  declare form: string;
  declare record: string;
  declare slice: FormSlice | null;
  declare view: RecordView | null;
  /** Slices of the child forms that have rows. */
  declare childForms: ReadonlyMap<string, FormSlice>;
  declare failure: BaaraError | null;
  declare everything: boolean;
  declare deleting: boolean;
  #asked = '';

  constructor() {
    super();
    this.slice = null;
    this.view = null;
    this.childForms = new Map();
    this.failure = null;
    this.everything = false;
    this.deleting = false;
  }

  protected override followed() {
    return [place];
  }

  protected override heading(): string {
    return this.view?.title ?? '';
  }

  get #tab(): Tab {
    return place.get().searchParams.get('tab') === 'history' ? 'history' : 'record';
  }

  protected override willUpdate(): void {
    if (this.#asked === language.get()) return;
    this.#asked = language.get();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const [slice, view] = await Promise.all([readForm(this.form), readWithChildren(this.form, this.record)]);
      const filled = slice.children.filter((child) => (view.children?.[child]?.length ?? 0) > 0);
      const forms = await Promise.all(filled.map((child) => readForm(child)));
      this.childForms = new Map(forms.map((form) => [form.id, form]));
      this.slice = slice;
      this.view = view;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { slice, view } = this;
    if (this.failure)
      return html`<div class="page"><h1>${say(slice?.label) || this.t('shell:not_found_title')}</h1>${failureNotice(this.failure, () => this.#load())}</div>`;
    if (!slice || !view) return waitingNotice();
    return html`<div class="page">
      ${this.#crumbs(slice, view)} ${view.deleted ? this.#deleted(slice) : nothing} ${this.#head(slice, view)} ${this.#tabs()}
      <div id="panel-${this.#tab}" role="tabpanel" aria-labelledby="tab-${this.#tab}" class="stack">
        ${this.#tab === 'history' ? html`<baara-history .slice=${slice} .record=${view.id} .rev=${view.rev}></baara-history>` : this.#body(slice, view)}
      </div>
      ${this.deleting ? html`<baara-delete-dialog .view=${view} @baara-close=${() => (this.deleting = false)} @baara-deleted=${() => this.#changed('record:deleted_done')}></baara-delete-dialog>` : nothing}
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
    return html`<div class="notice warn">${icon('warning')}
      <div>
        <p>${this.t('record:deleted')}</p>
        ${slice.can.includes('delete') ? html`<p><button type="button" class="button small" @click=${this.#restore}>${icon('restore')} ${this.t('record:restore')}</button></p>` : nothing}
      </div>
    </div>`;
  }

  readonly #restore = async (): Promise<void> => {
    try {
      await restoreRecord(this.form, this.record);
      await this.#changed('record:restored_done');
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  };

  async #changed(said: 'record:deleted_done' | 'record:restored_done'): Promise<void> {
    this.deleting = false;
    flash.set(said);
    await this.#load();
  }

  #head(slice: FormSlice, view: RecordView): TemplateResult {
    const photo = Object.values(slice.fields).find((field) => field.kind === 'image' && view.values[field.key]);
    return html`<div class="stack">
      <div class="heading">
        ${photo ? html`<img class="portrait" src=${fileAddress(String(view.values[photo.key]))} alt=${this.t('record:photo_of', { title: view.title })} />` : nothing}
        <div class="grow"><p class="soft">${say(slice.label)}</p><h1>${view.title}</h1></div>
        ${view.deleted ? nothing : this.#actions(slice, view)}
      </div>
      ${keyFacts({ slice, view, children: this.childForms, today: today() })}
    </div>`;
  }

  #actions(slice: FormSlice, view: RecordView): TemplateResult {
    const may = (action: 'update' | 'delete') => view.can?.includes(action) ?? slice.can.includes(action);
    const post = currentPost(slice, view, today());
    const transferable = post && overview.get()?.forms[post.form]?.can.includes('create');
    return html`<div class="bar">
      ${may('update') ? html`<a class="button" href="/f/${slice.id}/${view.id}/edit">${icon('edit')} ${this.t('record:edit')}</a>` : nothing}
      ${transferable ? html`<a class="button first" href="/f/${post.form}/${post.id}/change">${icon('right-left')} ${this.t('record:transfer')}</a>` : nothing}
      ${
        may('delete')
          ? html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
            <summary class="button plain">${this.t('record:more_actions')} ${icon('down')}</summary>
            <div class="sheet"><button type="button" class="button danger" @click=${() => (this.deleting = true)}>${icon('trash')} ${this.t('record:delete')}</button></div>
          </details>`
          : nothing
      }
    </div>`;
  }

  #tabs(): TemplateResult {
    const tab = (
      name: Tab,
      drawing: string,
    ) => html`<button type="button" role="tab" id="tab-${name}" aria-controls="panel-${name}" aria-selected=${this.#tab === name}
      tabindex=${this.#tab === name ? 0 : -1} @click=${() => this.#show(name)}>${icon(drawing)} ${this.t(`record:tab_${name}`)}</button>`;
    return html`<div role="tablist" aria-label=${this.t('record:parts')} @keydown=${this.#step}>${tab('record', 'file')} ${tab('history', 'history')}</div>`;
  }

  readonly #step = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = this.#tab === 'record' ? 'history' : 'record';
    this.#show(next);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };

  #show(tab: Tab): void {
    const address = new URL(place.get());
    if (tab === 'history') address.searchParams.set('tab', tab);
    else address.searchParams.delete('tab');
    restate(address.pathname + address.search);
    this.requestUpdate();
  }

  #body(slice: FormSlice, view: RecordView): TemplateResult {
    return html`
      <div class="sections">${sectionLists({ slice, view, empties: this.everything ? 'shown' : 'hidden' })}</div>
      <p><button type="button" class="button plain small aside-link" aria-pressed=${this.everything} @click=${() => (this.everything = !this.everything)}>
        ${this.t(this.everything ? 'record:hide_empty' : 'record:show_empty')}</button></p>
      ${childPanels({ slice, view, forms: this.childForms, overview: overview.get(), today: today() })}
      ${partPanels({ slice, view, overview: overview.get() })}
    `;
  }
}

define('baara-record-page', BaaraRecordPage);
