import type { ModelFieldOf } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, Value, Values } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import type { DrawField } from './control.ts';

/** Rows that repeat: each with its own fields, added and removed. It says `baara-typing` and `baara-input` with all rows. */
export class BaaraGroupInput extends BaaraElement {
  static override properties = {
    inputId: {},
    field: { attribute: false },
    draw: { attribute: false },
    value: { attribute: false },
    problems: { attribute: false },
    labels: { attribute: false },
  };
  declare inputId: string;
  declare field: ModelFieldOf<'group'>;
  /** Draws one field of a row: given, so that a control may hold controls. */
  declare draw: DrawField;
  declare value: readonly Values[];
  declare problems: readonly Problem[];
  declare labels: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.value = [];
    this.problems = [];
    this.labels = {};
  }

  override render(): TemplateResult {
    const complete = this.field.max !== undefined && this.value.length >= this.field.max;
    return html`<div role="group" aria-labelledby="${this.inputId}-label">
      ${this.value.map((row, at) => this.#row(row, at))}
      ${complete ? nothing : html`<button type="button" id=${this.inputId} class="button small" @click=${this.#add}>${icon('plus')} ${this.t('form:add_row')}</button>`}
    </div>`;
  }

  #row(row: Values, at: number): TemplateResult {
    const start = `${this.field.key}.${at}.`;
    const own = this.problems
      .filter((problem) => problem.field?.startsWith(start))
      .map((problem) => ({ ...problem, field: problem.field?.slice(start.length) ?? '' }));
    return html`<div class="group-row" role="group" aria-label=${this.t('form:row', { row: at + 1 })}>
      <div class="heading"><strong>${this.t('form:row', { row: at + 1 })}</strong>
        <div class="bar"><button type="button" class="button plain small" aria-label="${this.t('form:remove_row', { row: at + 1 })} (${say(this.field.label)})" @click=${() => this.#say(this.value.filter((_, other) => other !== at))}>${icon('trash')}</button></div></div>
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
    this.#say([...this.value, {}]);
    void this.updateComplete.then(() => {
      const rows = this.querySelectorAll('.group-row');
      rows[rows.length - 1]?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    });
  };

  #say(rows: readonly Value[], state: 'typing' | 'touched' = 'touched'): void {
    this.value = rows as readonly Values[];
    this.dispatchEvent(
      new CustomEvent(state === 'typing' ? 'baara-typing' : 'baara-input', { detail: rows.length > 0 ? rows : null }),
    );
  }
}

define('baara-group-input', BaaraGroupInput);
