import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readRecord } from '../api/records.ts';
import type { FormSlice, RecordView } from '../api/types.ts';
import { readUnitPlace, type UnitPlace } from '../api/units.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { partPanels } from '../parts/part-panels.ts';
import { sectionLists } from '../record/sections.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { closeDrops } from '../shell/drop.ts';
import { asFailure } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { standstill } from '../shell/standstill.ts';
import { subjectForm } from '../shell/subject.ts';
import { language, say } from '../state/language.ts';
import { overview } from '../state/session.ts';
import { offeredVerbs, verbAddress } from './actions.ts';
import '../record/history.ts';
import '../styles/units.css';
import './belonging-panel.ts';
import './count-panel.ts';
import './people-panel.ts';
import './unit-timeline.ts';

/** A unit: what it is and where it lies, who works there, what belongs to it, and what became of it by date. */
export class BaaraUnitPage extends BaaraPage {
  static override properties = {
    form: {},
    record: {},
    slice: { state: true },
    view: { state: true },
    place: { state: true },
    failure: { state: true },
    logged: { state: true },
  };
  declare form: string;
  declare record: string;
  declare slice: FormSlice | null;
  declare view: RecordView | null;
  declare place: UnitPlace | null;
  declare failure: BaaraError | null;
  declare logged: boolean;
  #asked = '';

  constructor() {
    super();
    this.slice = null;
    this.view = null;
    this.place = null;
    this.failure = null;
    this.logged = false;
  }

  protected override followed() {
    return [overview];
  }

  protected override heading(): string {
    return this.view?.title ?? '';
  }

  protected override willUpdate(): void {
    if (this.#asked === language.get()) return;
    this.#asked = language.get();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const [slice, view, place] = await Promise.all([
        readForm(this.form),
        readRecord(this.form, this.record),
        readUnitPlace(this.record),
      ]);
      this.slice = slice;
      this.place = place;
      this.view = view;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { slice, view, place } = this;
    const what = () => announced.record({ form: this.form });
    if (this.failure) return standstill(what(), this.failure, () => this.#load());
    if (!slice || !view || !place) return awaitedPage(what());
    return html`<div class="page">
      ${this.#crumbs(place)} ${this.#head(slice, view, place)}
      ${view.values.status === slice.reorganised?.closed ? html`<div class="notice warn">${icon('warning')}<div><p>${this.t('units:closed_notice')}</p></div></div>` : nothing}
      <div class="unit-panels">
        <div class="stack">${this.#main(view)}</div>
        <div class="stack">
          <section class="described">${sectionLists({ slice, view, empties: 'hidden' })}</section>
          <baara-unit-timeline .tree=${slice} .unit=${view.id}></baara-unit-timeline>
        </div>
      </div>
      ${partPanels({ slice, view, overview: overview.get() })}
      <details class="panel" @toggle=${(event: Event) => (this.logged ||= (event.target as HTMLDetailsElement).open)}>
        <summary class="heading"><h2>${this.t('units:journal')}</h2></summary>
        <div class="inside">${this.logged ? html`<baara-history .slice=${slice} .record=${view.id} .rev=${view.rev}></baara-history>` : nothing}</div>
      </details>
    </div>`;
  }

  #crumbs({ within }: UnitPlace): TemplateResult {
    return html`<nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}>
      <a href="/units">${this.t('units:tree')}</a>
      ${within.map(({ id, title }) => html`${icon('right')} <a href="/f/${this.form}/${id}">${title}</a>`)}
    </nav>`;
  }

  #head(slice: FormSlice, view: RecordView, place: UnitPlace): TemplateResult {
    const worded = (key: string) => view.labels[key]?.[String(view.values[key])] ?? '';
    const closed = view.values.status === slice.reorganised?.closed;
    const codes = (slice.search?.identifiers ?? []).flatMap((key) => {
      const field = slice.fields[key];
      return field && view.values[key] ? [{ label: say(field.label), words: String(view.values[key]) }] : [];
    });
    return html`<div class="stack">
      <div class="heading">
        <div class="grow">
          <p class="soft">${worded('type') || say(slice.label)}</p>
          <h1>${view.title}</h1>
        </div>
        ${this.#actions(slice, view)}
      </div>
      <div class="unit-facts">
        ${worded('status') ? html`<span class="tag ${closed ? 'warn' : 'good'}">${worded('status')}</span>` : nothing}
        ${codes.map(({ label, words }) => html`<span><span class="soft">${label}</span> <strong>${words}</strong></span>`)}
        ${place.since ? html`<span class="soft">${this.t('units:since', { day: place.since })}</span>` : nothing}
        <a href="/units?at=${view.id}">${icon('map')} ${this.t('units:in_tree')}</a>
      </div>
    </div>`;
  }

  #actions(slice: FormSlice, view: RecordView): TemplateResult {
    const offered = offeredVerbs(slice, view, overview.get());
    return html`<div class="bar">
      ${view.can?.includes('update') ? html`<a class="button" href="/f/${slice.id}/${view.id}/edit">${icon('edit')} ${this.t('units:edit')}</a>` : nothing}
      ${
        offered.length > 0
          ? html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
            <summary class="button first">${this.t('units:reorganise')} ${icon('down')}</summary>
            <div class="sheet"><ul class="verbs">${offered.map((verb) => html`<li><a class="button plain" href=${verbAddress(view.id, verb)}>${this.t(`units:do_${verb}`)}</a></li>`)}</ul></div>
          </details>`
          : nothing
      }
    </div>`;
  }

  #main(view: RecordView): TemplateResult {
    const model = overview.get();
    const subject = subjectForm(model);
    const states = this.slice?.tree?.states;
    const belonging = (this.slice?.children ?? []).flatMap((child) => {
      const form = model?.forms[child];
      return form && child !== states && form.can.includes('read') ? [form] : [];
    });
    return html`${(model?.panels ?? []).map((panel) => html`<baara-count-panel .panel=${panel} .unit=${view.id}></baara-count-panel>`)}
      ${subject ? html`<baara-people-panel .form=${subject} .unit=${view.id}></baara-people-panel>` : nothing}
      ${belonging.map((form) => html`<baara-belonging-panel .form=${form} .tree=${this.form} .unit=${view.id}></baara-belonging-panel>`)}`;
  }
}

define('baara-unit-page', BaaraUnitPage);
