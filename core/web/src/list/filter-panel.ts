import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { listItems } from '../api/choices.ts';
import type { ValueCounts } from '../api/counts.ts';
import { readRecord } from '../api/records.ts';
import type { ChoiceItem, FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import type { ComboboxOption } from '../fields/combobox.ts';
import { searchRecords, searchUnits } from '../fields/search-options.ts';
import { language, say } from '../state/language.ts';
import { countBeside, type Narrowing } from './counted.ts';
import type { Filter, Filters } from './filter.ts';
import { type JoinedItem, joinedItems } from './joined-items.ts';
import { isPeriod, periods } from './periods.ts';
import { placeKey } from './placed.ts';
import '../fields/combobox.ts';
import '../fields/date-input.ts';
import '../styles/filters.css';

const ready = new Set(['choice', 'choices', 'tree_ref', 'date', 'boolean']);
const counted = new Set(['choice', 'choices', 'boolean']);
const never = new Set(['file', 'image', 'group', 'gps', 'sequence']);

/** The criteria of a list, each with the control of its field's kind. It says `baara-filters` with all of them. */
export class BaaraFilterPanel extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    filters: { attribute: false },
    added: { state: true },
    narrowing: { attribute: false },
    items: { state: true },
    counts: { state: true },
    modes: { state: true },
    titles: { state: true },
  };
  declare slice: FormSlice;
  declare filters: Filters;
  declare added: readonly string[];
  declare items: Readonly<Record<string, readonly ChoiceItem[]>>;
  declare titles: Readonly<Record<string, string>>;
  /** What is counted is what is listed; null counts nothing. */
  declare narrowing: Narrowing | null;
  declare counts: ValueCounts['fields'];
  /** For a date, the kind of period that was chosen and has no day yet. */
  declare modes: Readonly<Record<string, string>>;
  #asked = '';
  #counted = '';

  constructor() {
    super();
    this.filters = {};
    this.added = [];
    this.items = {};
    this.titles = {};
    this.narrowing = null;
    this.counts = {};
    this.modes = {};
  }

  get #possible(): readonly ModelField[] {
    return Object.values(this.slice.fields).filter((field) => !field.hidden && !never.has(field.kind));
  }

  /** First the form's own columns of a kind that is quick to choose from, then what is in use or was asked for. */
  get #shown(): readonly ModelField[] {
    const first = this.slice.columns.filter((key) => ready.has(this.slice.fields[key]?.kind ?? ''));
    const keys = new Set([...first.slice(0, 5), ...Object.keys(this.filters), ...this.added]);
    return this.#possible.filter((field) => keys.has(field.key));
  }

  protected override willUpdate(): void {
    const lists = this.#shown.flatMap((field) =>
      field.kind === 'choice' || field.kind === 'choices' ? [field.list] : [],
    );
    this.#count();
    const wanted = `${language.get()} ${lists.join()}`;
    if (wanted === this.#asked) return;
    this.#asked = wanted;
    for (const list of new Set(lists)) {
      listItems(list, { limit: 200, retired: 'include' }).then(
        ({ items }) => {
          this.items = { ...this.items, [list]: items };
        },
        () => undefined,
      );
    }
  }

  #count(): void {
    const { slice, filters, narrowing } = this;
    const countable = this.#shown.filter(({ kind }) => counted.has(kind)).map(({ key }) => key);
    const wanted = JSON.stringify([slice.id, countable, filters, narrowing]);
    if (wanted === this.#counted) return;
    this.#counted = wanted;
    if (!narrowing) this.counts = {};
    else
      void countBeside(slice, countable, { filters, narrowing }).then((counts) => {
        if (wanted === this.#counted) this.counts = counts;
      });
  }

  override render(): TemplateResult {
    const shown = this.#shown;
    const rest = this.#possible.filter((field) => !shown.includes(field));
    return html`<section class="criteria" aria-label=${this.t('list:filters')}>
      ${shown.map((field) => this.#criterion(field))}
      <div class="wholerow bar">
        <label for="filter-add">${this.t('list:add_filter')}</label>
        <select id="filter-add" class="short" @change=${this.#add}>
          <option value="">${this.t('list:choose_field')}</option>
          ${rest.map((field) => html`<option value=${field.key}>${say(field.label)}</option>`)}
        </select>
      </div>
    </section>`;
  }

  readonly #add = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    if (select.value) this.added = [...this.added, select.value];
    select.value = '';
  };

  #criterion(field: ModelField): TemplateResult {
    const filter = this.filters[field.key];
    return html`<fieldset>
      <legend>${say(field.label)}</legend>
      ${this.#control(field, filter)}
      ${field.unknown || isNone(filter, 'unknown') ? this.#none(field, filter, 'unknown') : nothing}
      ${field.required !== true && field.key !== placeKey && field.kind !== 'computed' ? this.#none(field, filter, 'empty') : nothing}
    </fieldset>`;
  }

  #none(field: ModelField, filter: Filter | undefined, state: 'unknown' | 'empty'): TemplateResult {
    const count = this.counts[field.key]?.[state];
    return html`<label class="tick soft"><input type="checkbox" .checked=${isNone(filter, state)} @change=${(
      event: Event,
    ) => this.#set(field, (event.target as HTMLInputElement).checked ? { kind: 'none', state } : null)} />
      <span>${this.t(state === 'unknown' ? 'list:only_unknown' : 'list:only_empty')} ${this.#number(count)}</span></label>`;
  }

  #number(count: number | undefined): TemplateResult | typeof nothing {
    return count === undefined ? nothing : html`<span class="count">${this.t('list:count', { count })}</span>`;
  }

  #control(field: ModelField, filter: Filter | undefined): TemplateResult {
    switch (field.kind) {
      case 'choice':
      case 'choices':
        return this.#ticks(field, this.items[field.list] ?? [], filter?.kind === 'in' ? filter.codes : []);
      case 'boolean':
        return this.#truth(field, filter);
      case 'tree_ref':
        return this.#found(field, filter?.kind === 'under' ? filter.unit : null);
      case 'ref':
      case 'refs':
        return this.#found(field, filter?.kind === 'ref' ? filter.record : null);
      case 'date':
      case 'month':
        return this.#dates(field, filter);
      case 'integer':
      case 'decimal':
      case 'money':
        return this.#numbers(field, filter);
      default:
        return html`<input type="text" aria-label="${say(field.label)} : ${this.t('list:contains')}" .value=${filter?.kind === 'text' ? filter.words : ''}
          placeholder=${this.t('list:contains')} @change=${(event: Event) => this.#text(field, event)} />`;
    }
  }

  #ticks(field: ModelField, items: readonly ChoiceItem[], codes: readonly string[]): TemplateResult {
    const toggle = (item: JoinedItem, event: Event) => {
      const others = codes.filter((each) => !item.codes.includes(each));
      const next = (event.target as HTMLInputElement).checked ? [...others, ...item.codes] : others;
      this.#set(field, next.length > 0 ? { kind: 'in', codes: next } : null);
    };
    const known = this.counts[field.key]?.values;
    return html`<div class="ticks">
      ${joinedItems(items).map((item) => {
        const isOn = codes.includes(item.code);
        const count = known && item.codes.reduce((total, code) => total + (known[code] ?? 0), 0);
        // What is retired is a criterion as long as something holds it.
        if (item.retired && !count && !isOn) return nothing;
        return html`<label class="tick ${count === 0 && !isOn ? 'soft' : ''}">
          <input type="checkbox" .checked=${isOn} @change=${(event: Event) => toggle(item, event)} />
          <span>${item.label}${item.retired ? ` (${this.t('list:retired')})` : ''} ${this.#number(count)}</span></label>`;
      })}
    </div>`;
  }

  #truth(field: ModelField, filter: Filter | undefined): TemplateResult {
    const value = filter?.kind === 'is' ? String(filter.value) : '';
    return html`<select aria-label=${say(field.label)} .value=${value} @change=${(event: Event) => {
      const chosen = (event.target as HTMLSelectElement).value;
      this.#set(field, chosen ? { kind: 'is', value: chosen === 'true' } : null);
    }}>
      <option value="">${this.t('list:any')}</option>
      <option value="true" ?selected=${value === 'true'}>${this.t('values:yes')}</option>
      <option value="false" ?selected=${value === 'false'}>${this.t('values:no')}</option>
    </select>`;
  }

  #found(field: ModelField & { readonly form?: string }, id: string | null): TemplateResult {
    const unit = field.kind === 'tree_ref';
    if (id && this.titles[id] === undefined) void this.#title(field.form ?? '', id);
    const input = `filter-${field.key.replace('.', '-')}`;
    return html`<label class="said" for=${input}>${say(field.label)}</label><baara-combobox .inputId=${input} .name=${say(field.label)} .value=${id} .label=${id ? (this.titles[id] ?? '…') : ''}
      .placeholder=${unit ? this.t('list:under') : ''} .search=${unit ? searchUnits : searchRecords(field.form ?? '')}
      @baara-choose=${(event: CustomEvent<ComboboxOption | null>) => {
        const option = event.detail;
        if (option) this.titles = { ...this.titles, [option.value]: option.label };
        this.#set(
          field,
          option ? (unit ? { kind: 'under', unit: option.value } : { kind: 'ref', record: option.value }) : null,
        );
      }}></baara-combobox>`;
  }

  async #title(form: string, id: string): Promise<void> {
    const record = await readRecord(form, id).catch(() => null);
    this.titles = { ...this.titles, [id]: record?.title ?? id };
  }

  #dates(field: ModelField, filter: Filter | undefined): TemplateResult {
    const range = filter?.kind === 'range' ? filter : { from: '', to: '' };
    const said = range.from && range.to ? 'between' : range.from ? 'from' : range.to ? 'to' : '';
    const mode = filter?.kind === 'period' ? filter.period : (this.modes[field.key] ?? said);
    const choose = (event: Event) => {
      const next = (event.target as HTMLSelectElement).value;
      this.modes = { ...this.modes, [field.key]: next };
      if (isPeriod(next)) this.#set(field, { kind: 'period', period: next });
      else if (!next || filter?.kind === 'period') this.#set(field, null);
    };
    const input = (end: 'from' | 'to') => {
      const id = `filter-${field.key}-${end}`;
      return html`<div><label for=${id}>${this.t(`list:${end}`)}</label>
        <baara-date-input .inputId=${id} .month=${field.kind === 'month'} .value=${range[end] || null} @baara-input=${(event: CustomEvent<string | null>) => this.#bound(field, range, { [end]: event.detail ?? '' })}></baara-date-input></div>`;
    };
    const option = (value: string, words: string) =>
      html`<option value=${value} ?selected=${value === mode}>${words}</option>`;
    return html`<select aria-label=${this.t('list:period_of', { field: say(field.label) })} .value=${mode} @change=${choose}>
        ${option('', this.t('list:any'))}
        ${periods.map((period) => option(period, this.t(`list:period_${period}`)))}
        ${(['between', 'from', 'to'] as const).map((each) => option(each, this.t(`list:mode_${each}`)))}
      </select>
      ${mode === 'between' || mode === 'from' || mode === 'to' ? html`<div class="pair">${mode === 'to' ? nothing : input('from')} ${mode === 'from' ? nothing : input('to')}</div>` : nothing}`;
  }

  #numbers(field: ModelField, filter: Filter | undefined): TemplateResult {
    const range = filter?.kind === 'range' ? filter : { from: '', to: '' };
    const input = (end: 'from' | 'to') =>
      html`<label>${this.t(end === 'from' ? 'list:at_least' : 'list:at_most')}<input type="text" inputmode="decimal" .value=${range[end]} @change=${(
        event: Event,
      ) =>
        this.#bound(field, range, {
          [end]: (event.target as HTMLInputElement).value.replace(/\s/gu, '').replace(',', '.'),
        })} /></label>`;
    return html`<div class="pair">${input('from')} ${input('to')}</div>`;
  }

  #bound(
    field: ModelField,
    range: { readonly from: string; readonly to: string },
    change: { readonly from?: string; readonly to?: string },
  ): void {
    const next = { from: range.from, to: range.to, ...change };
    this.#set(field, next.from || next.to ? { kind: 'range', ...next } : null);
  }

  #text(field: ModelField, event: Event): void {
    const words = (event.target as HTMLInputElement).value.trim();
    this.#set(field, words ? { kind: 'text', words } : null);
  }

  #set(field: ModelField, filter: Filter | null): void {
    const { [field.key]: _gone, ...others } = this.filters;
    this.#say(filter ? { ...others, [field.key]: filter } : others);
  }

  #say(filters: Filters): void {
    this.dispatchEvent(new CustomEvent<Filters>('baara-filters', { detail: filters }));
  }
}

function isNone(filter: Filter | undefined, state: 'unknown' | 'empty'): boolean {
  return filter?.kind === 'none' && filter.state === state;
}

define('baara-filter-panel', BaaraFilterPanel);
