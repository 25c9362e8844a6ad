import { type ModelField, uuidv7 } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { type BulkAction, type BulkSelection, createBulk } from '../api/bulk.ts';
import { readForm } from '../api/model.ts';
import type { FormSlice, OverviewForm } from '../api/types.ts';
import { define } from '../element.ts';
import { BaaraAskingDialog } from '../form/asking-dialog.ts';
import { actFields, actWords, endFields } from '../form/dated-sections.ts';
import { contents, type Entry, newEntry, wholly } from '../form/entry.ts';
import { icon } from '../icons/icon.ts';
import type { BulkVerb } from '../list/selection-bar.ts';
import { postsOf } from '../record/current.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { say } from '../state/language.ts';
import { go } from '../state/router.ts';
import { eventForms } from './event-forms.ts';
import '../form/sheet.ts';

const fixed = new Set(['computed', 'sequence', 'group', 'file', 'image', 'identifier']);

/** Asks what is to be done to what was chosen in a list, then shows what would change, before anything is written. It says `baara-close`. */
export class BaaraBulkDialog extends BaaraAskingDialog {
  static override properties = {
    form: {},
    verb: {},
    selection: { attribute: false },
    from: {},
    slice: { state: true },
    missing: { state: true },
  };
  declare form: string;
  declare verb: BulkVerb;
  declare selection: BulkSelection;
  /** The address of the list. */
  declare from: string;
  /** The form whose fields are asked: that of the records, or of their posts. */
  declare slice: FormSlice | null;
  declare missing: string;
  /** What an act may change of each. */
  #rows: readonly OverviewForm[] = [];
  #unit = '';

  constructor() {
    super();
    this.slice = null;
    this.missing = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  /** The draft is offered once there are fields for it. */
  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  protected override draftPage(): string {
    return `${this.form}/bulk/${this.verb}`;
  }

  protected override draftTitle(): string {
    return this.t(`bulk:title_${this.verb}`);
  }

  /** The field to set. */
  get #field(): string {
    return this.said.field ?? '';
  }

  async #load(): Promise<void> {
    try {
      const own = await readForm(this.form);
      const posts = this.verb === 'move' ? postsOf(own) : undefined;
      this.#rows = this.verb === 'event' ? eventForms(own) : [];
      const asked = posts?.form ?? this.#rows[0]?.id;
      const slice = asked ? await readForm(asked) : own;
      this.#unit = posts?.unit ?? '';
      const blank = newEntry(slice, uuidv7());
      this.entry = { ...blank, values: {} };
      this.slice = slice;
      this.findDraft();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  /** Another of the forms that an act may change; what was typed of a field of the same name stays. */
  async #askOf(form: string | undefined): Promise<void> {
    if (!form || !this.entry || form === this.slice?.id) return;
    try {
      const slice = await readForm(form);
      this.entry = { ...this.entry, slice };
      this.slice = slice;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  protected override resumed(): void {
    void this.#askOf(this.said.form);
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="bulk-title" @cancel=${this.cancel} @close=${this.closed}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="bulk-title">${this.t(`bulk:title_${this.verb}`)}</h2>
        <p><strong>${this.#size()}</strong></p>
        <p class="soft">${this.t('bulk:lead')}</p>
        ${this.offer()} ${this.failure ? failureNotice(this.failure) : nothing}
        ${this.missing ? html`<p class="error-line" role="alert">${icon('error')} ${this.missing}</p>` : nothing}
        ${this.slice && this.entry ? this.#body(this.slice, this.entry) : waitingNotice()}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy || !this.slice}>${this.busy ? this.t('bulk:trying') : this.t('bulk:preview')}</button>
          <button type="button" class="button" @click=${this.leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #size(): string {
    const { selection } = this;
    return 'ids' in selection ? this.t('list:selected', { count: selection.ids.length }) : this.t('list:selected_all');
  }

  #body(slice: FormSlice, entry: Entry): TemplateResult {
    switch (this.verb) {
      case 'move':
        return html`${this.#sheet(entry, [this.#unit, 'valid_from', ...actFields(slice)])} ${actFields(slice).length > 0 ? nothing : this.#line('act', 'bulk:act')}`;
      case 'event':
        return html`${this.#rowsChoice(slice)} ${this.#sheet(entry, eventFields(slice))} ${actFields(slice).length > 0 ? nothing : this.#line('act', 'bulk:act')}`;
      case 'set':
        return html`${this.#choice(slice)} ${this.#field ? this.#sheet(entry, [this.#field]) : nothing} ${this.#line('reason', 'bulk:reason_optional')}`;
      case 'retire':
      case 'delete':
        return this.#line('reason', 'bulk:reason');
    }
  }

  #sheet(entry: Entry, only: readonly string[]): TemplateResult {
    return html`<baara-sheet .entry=${entry} prefix="b" .only=${only} @baara-entry=${(event: CustomEvent<Entry>) => this.fill(event.detail)}></baara-sheet>`;
  }

  #rowsChoice(slice: FormSlice): TemplateResult | typeof nothing {
    if (this.#rows.length < 2) return nothing;
    const choose = ({ target }: Event) => {
      const form = (target as HTMLSelectElement).value;
      this.write('form', form);
      void this.#askOf(form);
    };
    return html`<div class="field full"><label for="bulk-form">${this.t('bulk:event_of')}</label>
      <select id="bulk-form" class="control" @change=${choose}>
        ${this.#rows.map(({ id, label }) => html`<option value=${id} ?selected=${id === slice.id}>${say(label)}</option>`)}
      </select></div>`;
  }

  #choice(slice: FormSlice): TemplateResult {
    const fields = Object.values(slice.fields).filter((field) => isSettable(field));
    return html`<div class="field full"><label for="bulk-field">${this.t('bulk:field')}</label>
      <select id="bulk-field" class="control" @change=${(event: Event) => this.#ask((event.target as HTMLSelectElement).value)}>
        <option value="">${this.t('bulk:field_choose')}</option>
        ${fields.map((field) => html`<option value=${field.key} ?selected=${field.key === this.#field}>${say(field.label)}</option>`)}
      </select></div>`;
  }

  #ask(field: string): void {
    if (this.entry) this.entry = { ...this.entry, values: {}, unknown: [], touched: new Set(), faults: {} };
    this.write('field', field);
  }

  #line(name: 'act' | 'reason', label: 'bulk:act' | 'bulk:reason' | 'bulk:reason_optional'): TemplateResult {
    return html`<div class="field full"><label for="bulk-${name}">${this.t(label)}</label>
      <input id="bulk-${name}" name=${name} class="control" type="text" maxlength="300" autocomplete="off" aria-required=${label === 'bulk:reason'}
        .value=${this.said[name] ?? ''} @input=${(event: Event) => this.write(name, (event.target as HTMLInputElement).value)} /></div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !this.entry || !this.slice) return;
    const reason = this.word('reason');
    const asked = this.#action(this.entry, this.slice, reason);
    this.missing = asked.missing ?? '';
    if (!asked.action) return;
    const act = this.verb === 'move' || this.verb === 'event' ? this.word('act') || actWords(this.entry) : '';
    this.busy = true;
    this.failure = null;
    try {
      const why = { ...(reason ? { reason } : {}), ...(act ? { act } : {}) };
      const { id } = await createBulk(this.form, { selection: this.selection, action: asked.action, ...why });
      this.forget();
      go(`/bulk/${id}?from=${encodeURIComponent(this.from)}`);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };

  #action(entry: Entry, slice: FormSlice, reason: string): { readonly action?: BulkAction; readonly missing?: string } {
    const faulty = Object.entries(entry.faults).some(([, faults]) => faults.length > 0);
    if (faulty) return { missing: this.t('bulk:faulty') };
    switch (this.verb) {
      case 'delete':
        return reason ? { action: { do: 'delete' } } : { missing: this.t('bulk:reason_missing') };
      case 'retire':
        return { action: { do: 'set', values: { retired: true } } };
      case 'set': {
        const { unknown } = entry;
        if (!this.#field) return { missing: this.t('bulk:field_missing') };
        if (unknown.includes(this.#field)) return { action: { do: 'set', values: {}, unknown } };
        return { action: { do: 'set', values: { [this.#field]: wholly(entry).values[this.#field] ?? null } } };
      }
      case 'event': {
        const { values } = contents(wholly(entry));
        const told = eventFields(slice).filter((key) => (values[key] ?? null) !== null);
        if (!told.includes('valid_from'))
          return { missing: this.t('bulk:missing', { field: say(slice.fields.valid_from?.label) }) };
        if (told.length === 1) return { missing: this.t('bulk:event_empty') };
        const said = Object.fromEntries(told.map((key) => [key, values[key] ?? null]));
        return { action: { do: 'event', form: slice.id, values: said } };
      }
      case 'move': {
        const said = contents(wholly(entry)).values;
        const asked = [this.#unit, 'valid_from', ...actFields(slice)];
        const empty = [this.#unit, 'valid_from'].find((key) => !said[key]);
        if (empty) return { missing: this.t('bulk:missing', { field: say(slice.fields[empty]?.label) }) };
        return { action: { do: 'move', values: Object.fromEntries(asked.map((key) => [key, said[key] ?? null])) } };
      }
    }
  }
}

/** What an act says of each: its day, its number, and what is otherwise from then on. */
function eventFields(slice: FormSlice): readonly string[] {
  const ends = endFields(slice);
  const others = Object.values(slice.fields).filter((field) => isSettable(field) && !ends.includes(field.key));
  return ['valid_from', ...others.map(({ key }) => key).filter((key) => key !== 'valid_from')];
}

/** What one says of many at once: nothing that names one record alone. */
function isSettable(field: ModelField): boolean {
  return !field.hidden && !field.readonly && !fixed.has(field.kind) && !(field.kind === 'ref' && field.parent === true);
}

define('baara-bulk-dialog', BaaraBulkDialog);
