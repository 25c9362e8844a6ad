import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { forgetItems } from '../api/choices.ts';
import { readForm } from '../api/model.ts';
import { updateRecord } from '../api/records.ts';
import type { FormSlice } from '../api/types.ts';
import { type ListValue, putBefore, readUses, readValues, type Uses, type ValuePage } from '../api/vocabulary.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { language, say } from '../state/language.ts';
import { place, restate } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { type Gesture, valueRow } from './value-row.ts';
import { type ValuesQuery, valuesCrumbs, valuesQueryOf, valuesTools } from './values-head.ts';
import '../styles/vocabulary.css';
import './end-dialog.ts';
import './value-dialog.ts';

const pause = 250;
const pageSize = 50;

/** The values of one list, to be worded, put in order, added and taken out of use. Its address holds what is shown. */
export class BaaraValuesPage extends BaaraPage {
  static override properties = {
    list: {},
    slice: { state: true },
    page: { state: true },
    uses: { state: true },
    doing: { state: true },
    said: { state: true },
    busy: { state: true },
    failure: { state: true },
  };
  declare list: string;
  declare slice: FormSlice | null;
  declare page: ValuePage | null;
  declare uses: ReadonlyMap<string, Uses>;
  /** The gesture that is being asked for, and its value; null: a new value. */
  declare doing: { readonly gesture: 'edit' | 'retire' | 'replace'; readonly value: ListValue | null } | null;
  declare said: string;
  declare busy: boolean;
  declare failure: BaaraError | null;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dragged: string | null = null;

  constructor() {
    super();
    this.slice = null;
    this.page = null;
    this.uses = new Map();
    this.doing = null;
    this.said = '';
    this.busy = false;
    this.failure = null;
  }

  protected override followed() {
    return [overview, place];
  }

  protected override heading(): string {
    return say(overview.get()?.forms[this.list]?.plural);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  get #query(): ValuesQuery {
    return valuesQueryOf(place.get());
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (!place.get().pathname.startsWith(`/lists/${this.list}`)) return;
    const asked = JSON.stringify([this.list, this.#query, language.get()]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load();
  }

  async #load(): Promise<void> {
    const asked = this.#asked;
    this.failure = null;
    this.busy = true;
    try {
      const [slice, page] = await Promise.all([
        readForm(this.list),
        readValues(this.list, { ...this.#query, limit: pageSize }),
      ]);
      if (asked !== this.#asked) return;
      this.slice = slice;
      this.page = page;
      this.uses = new Map();
      void this.#count(page.values);
    } catch (thrown) {
      if (asked === this.#asked) this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  async #more(): Promise<void> {
    const { page } = this;
    if (!page?.next) return;
    try {
      const next = await readValues(this.list, { ...this.#query, limit: pageSize, cursor: page.next });
      this.page = { ...next, values: [...page.values, ...next.values] };
      void this.#count(next.values);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** The numbers come after the values: counting may take longer than reading. */
  async #count(values: readonly ListValue[]): Promise<void> {
    if (values.length === 0) return;
    const { uses } = await readUses(
      this.list,
      values.map(({ values: { code } }) => String(code)),
    ).catch(() => ({ uses: [] as readonly Uses[] }));
    this.uses = new Map([...this.uses, ...uses.map((each) => [each.code, each] as const)]);
  }

  /** The order means something where all values of a rank stand in it. */
  get #isOrdered(): boolean {
    const { q, show } = this.#query;
    return (
      q === undefined && show !== 'retired' && Boolean(this.page?.values.some(({ can }) => can.includes('update')))
    );
  }

  get #isHierarchy(): boolean {
    const { page } = this;
    return Boolean(page && (page.above || page.values.some(({ below, values }) => below > 0 || values.parent)));
  }

  override render(): TemplateResult {
    const { page } = this;
    // The button stands from the beginning where the form lets one add: on a telephone it has a line of its own.
    const mayAdd = (page?.can ?? overview.get()?.forms[this.list]?.can ?? []).includes('create');
    const mayWrite = mayAdd || (page?.values.some(({ can }) => can.includes('update')) ?? false);
    return html`<div class="page">
      ${valuesCrumbs({ list: this.list, heading: this.heading(), above: page?.above ?? null })}
      <div class="heading">
        <div class="grow"><h1>${this.heading()}</h1>${this.slice?.help ? html`<p class="soft">${say(this.slice.help)}</p>` : nothing}</div>
        ${mayAdd ? html`<div class="bar"><button type="button" class="button first" @click=${() => (this.doing = { gesture: 'edit', value: null })}>${icon('plus')} ${this.t('vocabulary:add')}</button></div>` : nothing}
      </div>
      ${page && !mayWrite && page.values.length > 0 ? html`<div class="notice">${icon('help')}<p>${this.t('vocabulary:read_only')}</p></div>` : nothing}
      ${valuesTools({ ...this.#query, typed: this.#typed, put: (show) => this.#put('show', show) })}
      ${this.failure ? failureNotice(this.failure, () => this.#load()) : nothing}
      ${page ? this.#values(page) : this.failure ? nothing : waitingNotice()}
      <p class="said" role="status">${this.said}</p>
      ${this.#dialog()}
    </div>`;
  }

  readonly #typed = (event: Event): void => {
    const words = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#put('q', words), pause);
  };

  #put(key: 'q' | 'show', value: string): void {
    const address = new URL(place.get());
    if (value) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
    restate(address.pathname + address.search);
  }

  #values(page: ValuePage): TemplateResult {
    if (page.values.length === 0) return this.#empty();
    const isOrdered = this.#isOrdered;
    const head = (key: 'code' | 'below' | 'uses' | 'origin') =>
      html`<th scope="col">${this.t(`vocabulary:${key}`)}</th>`;
    return html`<div class="rows plain values" aria-busy=${this.busy}><table>
        <caption class="said">${this.heading()}</caption>
        <thead><tr>${isOrdered ? html`<th scope="col">${this.t('vocabulary:order')}</th>` : nothing}<th scope="col">${this.t('vocabulary:value')}</th>${head('code')}${this.#isHierarchy ? head('below') : nothing}${head('uses')}${head('origin')}<th scope="col"><span class="said">${this.t('vocabulary:gestures')}</span></th></tr></thead>
        <tbody>${repeat(
          page.values,
          ({ id }) => id,
          (value, at) => this.#row(page, value, at, isOrdered),
        )}</tbody>
      </table></div>
      ${page.next ? html`<p><button type="button" class="button" @click=${() => this.#more()}>${this.t('vocabulary:more')}</button></p>` : nothing}`;
  }

  #row(page: ValuePage, value: ListValue, at: number, isOrdered: boolean): TemplateResult {
    const code = String(value.values.code);
    const mayDrag = isOrdered && value.can.includes('update');
    const isLast = at === page.values.length - 1;
    return html`<tr class=${value.values.retired === true ? 'gone' : ''} draggable=${mayDrag ? 'true' : 'false'}
      @dragstart=${() => (this.#dragged = mayDrag ? code : null)} @dragend=${() => (this.#dragged = null)}
      @dragover=${(event: DragEvent) => this.#dragged && event.preventDefault()} @drop=${(event: DragEvent) => this.#dropped(event, at)}>
      ${valueRow({
        ...{ list: this.list, value, uses: this.uses.get(code), isHierarchy: this.#isHierarchy },
        steps: isOrdered ? { up: at > 0, down: !isLast } : null,
        act: (gesture) => this.#act(gesture, value, at),
      })}
    </tr>`;
  }

  #empty(): TemplateResult {
    const { q, show } = this.#query;
    const words = q ? 'vocabulary:none_found' : show === 'retired' ? 'vocabulary:none_retired' : 'vocabulary:none';
    return html`<p role="status">${this.t(words)}</p>`;
  }

  #act(gesture: Gesture, value: ListValue, at: number): void {
    if (gesture === 'up' || gesture === 'down') void this.#move(at, gesture === 'up' ? at - 1 : at + 1, gesture);
    else if (gesture === 'restore') void this.#restore(value);
    else this.doing = { gesture, value };
  }

  #dropped(event: DragEvent, to: number): void {
    event.preventDefault();
    const from = this.page?.values.findIndex(({ values }) => values.code === this.#dragged) ?? -1;
    this.#dragged = null;
    if (from >= 0 && from !== to) void this.#move(from, to);
  }

  /** The value is seen at its new place at once; it goes back if the server will not have it. */
  async #move(from: number, to: number, way?: 'up' | 'down'): Promise<void> {
    const { page } = this;
    const value = page?.values[from];
    if (!page || !value || to < 0 || to >= page.values.length) return;
    const values = page.values.filter((each) => each !== value);
    values.splice(to, 0, value);
    const code = String(value.values.code);
    // The last one in view is not the last of the list while there are more.
    const follower = values[to + 1]?.values.code;
    this.page = { ...page, values };
    this.said = this.t('vocabulary:moved', { name: value.title, position: to + 1, of: values.length });
    await this.updateComplete;
    if (way) this.querySelector<HTMLElement>(`[data-step="${code}-${way}"]`)?.focus();
    try {
      if (follower === undefined && page.next) await this.#moveBelow(code, page);
      else await putBefore(this.list, code, follower === undefined ? null : String(follower));
      forgetItems();
    } catch (thrown) {
      await this.#load();
      this.failure = asFailure(thrown);
    }
  }

  /** Behind what is in view: before the first value that is not. */
  async #moveBelow(code: string, page: ValuePage): Promise<void> {
    const next = await readValues(this.list, { ...this.#query, limit: 1, cursor: page.next ?? undefined });
    await putBefore(this.list, code, next.values[0] ? String(next.values[0].values.code) : null);
  }

  async #restore(value: ListValue): Promise<void> {
    try {
      const { id, rev, unknown, title } = value;
      await updateRecord({ form: this.list, id, rev, values: { retired: false, replaced_by: null }, unknown });
      await this.#saved(this.t('vocabulary:restored', { title }));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async #saved(words: string): Promise<void> {
    this.doing = null;
    forgetItems();
    await this.#load();
    this.said = words;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { doing, slice, page } = this;
    if (!doing || !slice || !page) return nothing;
    const close = () => (this.doing = null);
    const { gesture, value } = doing;
    if (gesture === 'edit') {
      const parent = page.above;
      const known = {
        values: { sort: page.last, ...(parent ? { parent: parent.code } : {}) },
        labels: parent ? { parent: { [parent.code]: say(parent.label) } } : {},
      };
      return html`<baara-value-dialog .slice=${slice} .value=${value} .known=${known} .isHierarchy=${this.#isHierarchy}
        @baara-close=${close} @baara-saved=${() => this.#saved(this.t('vocabulary:saved'))}></baara-value-dialog>`;
    }
    return value
      ? html`<baara-value-end .list=${this.list} .value=${value} .way=${gesture} @baara-close=${close}
        @baara-saved=${() => this.#saved(this.t(gesture === 'retire' ? 'vocabulary:retired_done' : 'vocabulary:replaced_done', { title: value.title }))}></baara-value-end>`
      : nothing;
  }
}

define('baara-values-page', BaaraValuesPage);
