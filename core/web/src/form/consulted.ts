import type { Consulted, Expression } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { listRecords } from '../api/records.ts';
import type { FormSlice, RecordView, Value } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { valueText } from '../fields/value-text.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { type Entry, shownOf } from './entry.ts';

const pause = 300;

interface Told {
  readonly slice: FormSlice;
  readonly fields: readonly string[];
  readonly row: RecordView;
}

/** Tells, while a record is typed, what the register says of the same matter elsewhere: how many days of a leave are left. */
export class BaaraConsulted extends BaaraElement {
  static override properties = { entry: { attribute: false }, told: { state: true } };
  declare entry: Entry;
  declare told: readonly Told[];
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.told = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('entry')) return;
    const wanted = (this.entry.slice.consults ?? []).map((each) => ({ each, where: this.#where(each) }));
    const question = JSON.stringify(wanted);
    if (question === this.#asked) return;
    this.#asked = question;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(question, wanted), pause);
  }

  /** The row that agrees in every key; nothing while one of them is not written yet. */
  #where({ by }: Consulted): Expression | null {
    const args = by.map((key): Expression => {
      const literal: Expression = { op: 'literal', value: this.#value(key) as string | number | null };
      return { op: 'eq', left: { op: 'field', path: [key] }, right: literal };
    });
    return by.every((key) => this.#value(key) !== null) ? { op: 'and', args } : null;
  }

  #value(key: string): Value {
    const field = this.entry.slice.fields[key];
    if (!field) return null;
    return (field.kind === 'computed' ? shownOf(this.entry, field) : this.entry.values[key]) ?? null;
  }

  /** A help, no more: what cannot be read is not told, and the record is written all the same. */
  async #ask(question: string, wanted: readonly { each: Consulted; where: Expression | null }[]): Promise<void> {
    const found = await Promise.all(
      wanted.map(async ({ each: { form, fields }, where }): Promise<Told[]> => {
        if (!where) return [];
        const slice = await readForm(form);
        const seen = fields.filter((key) => slice.fields[key]);
        const { rows } = await listRecords({ form, where, select: seen, limit: 1 });
        return rows.map((row) => ({ slice, fields: seen, row }));
      }),
    ).catch((): Told[][] => []);
    if (question === this.#asked) this.told = found.flat();
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.told.map((told) => this.#notice(told))}</div>`;
  }

  #notice({ slice, fields, row }: Told): TemplateResult {
    const facts = fields.flatMap((key) => {
      const field = slice.fields[key];
      const words = field ? valueText(field, row) : '';
      return field && words ? html`<div><dt>${say(field.label)}</dt><dd>${words}</dd></div>` : [];
    });
    if (facts.length === 0) return html`${nothing}`;
    return html`<div class="notice">${icon('calendar')}<div>
      <p><strong>${row.title ? `${say(slice.label)} : ${row.title}` : say(slice.label)}</strong></p>
      <dl class="facts">${facts}</dl>
      <p class="soft">${this.t('form:consulted')}</p>
    </div></div>`;
  }
}

define('baara-consulted', BaaraConsulted);
