import type { ModelFieldOf } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, Value, Values } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import type { DrawField } from './control.ts';
import { moved, restored, without } from './rows.ts';

interface Removed {
  readonly row: Values;
  readonly at: number;
}

/**
 * Rows that repeat: each with its own fields, added, put in order and removed, which can be undone. Alt and an arrow move the row in
 * which one types. It says `baara-typing` and `baara-input` with all rows.
 */
export class BaaraGroupInput extends BaaraElement {
  static override properties = {
    inputId: {},
    field: { attribute: false },
    draw: { attribute: false },
    value: { attribute: false },
    problems: { attribute: false },
    labels: { attribute: false },
    removed: { state: true },
    told: { state: true },
  };
  declare inputId: string;
  declare field: ModelFieldOf<'group'>;
  /** Draws one field of a row: given, so that a control may hold controls. */
  declare draw: DrawField;
  declare value: readonly Values[];
  declare problems: readonly Problem[];
  declare labels: Readonly<Record<string, string>>;
  /** The row that was removed last, until something else changes. */
  declare removed: Removed | null;
  /** What a move did, for those who do not see it. */
  declare told: string;

  constructor() {
    super();
    this.value = [];
    this.problems = [];
    this.labels = {};
    this.removed = null;
    this.told = '';
  }

  override render(): TemplateResult {
    const complete = this.field.max !== undefined && this.value.length >= this.field.max;
    return html`<div role="group" aria-labelledby="${this.inputId}-label">
      ${this.value.map((row, at) => this.#row(row, at))}
      <p class="said" role="status">${this.told}</p>
      ${this.removed ? this.#undo(this.removed) : nothing}
      ${
        complete
          ? html`<p class="hint">${this.t('form:rows_complete', { max: this.field.max })}</p>`
          : html`<button type="button" id=${this.inputId} class="button small" aria-label="${this.t('form:add_row')} (${say(this.field.label)})" @click=${this.#add}>${icon('plus')} ${this.t('form:add_row')}</button>`
      }
    </div>`;
  }

  #undo(removed: Removed): TemplateResult {
    return html`<div class="notice undone" role="status"><div><div class="bar">
      <span>${this.t('form:row_removed', { row: removed.at + 1 })}</span>
      <button type="button" class="button small undo" @click=${() => this.#bring(removed)}>${icon('restore')} ${this.t('form:undo')}</button>
    </div></div></div>`;
  }

  #row(row: Values, at: number): TemplateResult {
    const start = `${this.field.key}.${at}.`;
    const own = this.problems
      .filter((problem) => problem.field?.startsWith(start))
      .map((problem) => ({ ...problem, field: problem.field?.slice(start.length) ?? '' }));
    const name = (key: 'form:remove_row' | 'form:row_up' | 'form:row_down') =>
      `${this.t(key, { row: at + 1 })} (${say(this.field.label)})`;
    const move = (by: -1 | 1, key: 'form:row_up' | 'form:row_down') =>
      html`<button type="button" class="button plain small ${by < 0 ? 'row-up' : 'row-down'}" aria-label=${name(key)} title=${this.t(key, { row: at + 1 })} ?disabled=${at + by < 0 || at + by >= this.value.length} @click=${() => this.#move(at, by)}>${icon(by < 0 ? 'up' : 'down')}</button>`;
    return html`<div class="group-row" role="group" aria-label=${this.t('form:row', { row: at + 1 })} @keydown=${(event: KeyboardEvent) => this.#key(event, at)}>
      <div class="heading"><strong>${this.t('form:row', { row: at + 1 })}</strong>
        <div class="bar">${this.value.length > 1 ? [move(-1, 'form:row_up'), move(1, 'form:row_down')] : nothing}
          <button type="button" class="button plain small" aria-label=${name('form:remove_row')} title=${this.t('form:remove_row', { row: at + 1 })} @click=${() => this.#remove(at)}>${icon('trash')}</button></div></div>
      ${Object.values(this.field.fields)
        .filter((field) => !field.hidden)
        .map((field) =>
          this.draw(field, {
            prefix: `${this.inputId}-${at}`,
            value: row[field.key] ?? null,
            isUnknown: false,
            required: field.required === true,
            labels: this.labels,
            problems: own,
            computed: null,
            change: (raw, state) =>
              this.#say(
                this.value.map((each, other) => (other === at ? { ...each, [field.key]: raw } : each)),
                state,
              ),
            mark: () => undefined,
            label: (wordings) => this.dispatchEvent(new CustomEvent('baara-label', { detail: wordings })),
          }),
        )}
    </div>`;
  }

  readonly #add = (): void => {
    this.removed = null;
    this.#say([...this.value, {}]);
    this.#focus(`.group-row:nth-of-type(${this.value.length}) .field :is(input, select, textarea)`);
  };

  #remove(at: number): void {
    const row = this.value[at];
    if (!row) return;
    this.removed = { row, at };
    this.#say(without(this.value, at));
    this.#focus('.undo');
  }

  #bring({ row, at }: Removed): void {
    this.removed = null;
    this.#say(restored(this.value, row, at));
    this.#focus(`.group-row:nth-of-type(${at + 1}) .field :is(input, select, textarea)`);
  }

  #key(event: KeyboardEvent, at: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    this.#move(at, event.key === 'ArrowUp' ? -1 : 1);
  }

  /** Moves a row; the focus goes with it, to the same control. */
  #move(at: number, by: -1 | 1): void {
    const to = at + by;
    if (to < 0 || to >= this.value.length) return;
    const focused = document.activeElement;
    const rows = [...this.querySelectorAll('.group-row')];
    const controls = 'input, select, textarea, button';
    const position = focused ? [...(rows[at]?.querySelectorAll(controls) ?? [])].indexOf(focused) : -1;
    // What is typed and not yet left belongs to its row.
    if (focused instanceof HTMLInputElement) focused.dispatchEvent(new Event('change', { bubbles: true }));
    this.removed = null;
    this.told = this.t('form:row_moved', { from: at + 1, to: to + 1 });
    this.#say(moved(this.value, at, to));
    void this.updateComplete.then(() => {
      const moving = this.querySelectorAll('.group-row')[to]?.querySelectorAll<HTMLElement>(controls);
      const same = moving?.[position];
      const other = this.querySelectorAll('.group-row')[to]?.querySelector<HTMLElement>(
        '.row-up:enabled, .row-down:enabled',
      );
      (same && !same.hasAttribute('disabled') ? same : other)?.focus();
    });
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }

  #say(rows: readonly Value[], state: 'typing' | 'touched' = 'touched'): void {
    this.value = rows as readonly Values[];
    this.dispatchEvent(
      new CustomEvent(state === 'typing' ? 'baara-typing' : 'baara-input', { detail: rows.length > 0 ? rows : null }),
    );
  }
}

define('baara-group-input', BaaraGroupInput);
