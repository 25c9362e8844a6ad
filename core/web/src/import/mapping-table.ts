import { html, nothing, type TemplateResult } from 'lit';
import type { ColumnMapping, Import, NamedTarget, Target } from '../api/imports.ts';
import { readForm } from '../api/model.ts';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';

const named = (target: Target | null): string =>
  target ? [target.form, target.field, target.level ?? ''].join('/') : '';

/** Each column of a file with examples and the field it goes to. It says `baara-mapping` after each change. */
export class BaaraMappingTable extends BaaraElement {
  static override properties = { job: { attribute: false }, mapping: { attribute: false }, forms: { state: true } };
  declare job: Import;
  declare mapping: readonly ColumnMapping[];
  /** The forms that the file writes, to know what they ask. */
  declare forms: ReadonlyMap<string, FormSlice>;
  #asked = '';

  constructor() {
    super();
    this.mapping = [];
    this.forms = new Map();
  }

  protected override willUpdate(): void {
    const used = [...new Set([this.job.form, ...this.mapping.flatMap(({ target }) => target?.form ?? [])])].sort();
    if (used.join() === this.#asked) return;
    this.#asked = used.join();
    Promise.all(used.map(readForm)).then(
      (forms) => {
        this.forms = new Map(forms.map((form) => [form.id, form]));
      },
      () => undefined,
    );
  }

  override render(): TemplateResult {
    return html`<div class="stack">
      ${this.#missing()}
      <div class="rows"><table>
        <caption class="said">${this.t('imports:step_mapping')}</caption>
        <thead><tr><th scope="col">${this.t('imports:column')}</th><th scope="col">${this.t('imports:examples')}</th><th scope="col">${this.t('imports:field')}</th></tr></thead>
        <tbody>${this.job.sheet.columns.map((column, at) => this.#row(column, at))}</tbody>
      </table></div>
    </div>`;
  }

  #missing(): TemplateResult | typeof nothing {
    const given = new Set(this.mapping.map(({ target }) => named(target)));
    const missing = this.job.targets.filter(({ form, field, level, required }) => {
      const known = this.forms.get(form)?.fields[field];
      return (
        required && level === undefined && known?.default === undefined && known && !given.has(named({ form, field }))
      );
    });
    if (missing.length === 0) return nothing;
    return html`<div class="notice warn" role="status">${icon('warning')}<p>${this.t('imports:required_missing', { fields: missing.map((target) => say(target.label)).join(', ') })}</p></div>`;
  }

  #row(column: string, at: number): TemplateResult {
    const chosen = named(this.mapping.find((each) => each.column === at)?.target ?? null);
    const examples = [...new Set(this.job.sheet.samples.map((row) => row[at] ?? '').filter(Boolean))].slice(0, 3);
    return html`<tr>
      <th scope="row">${column || `(${at + 1})`}</th>
      <td data-label=${this.t('imports:examples')} class="soft">${examples.join(' · ')}</td>
      <td data-label=${this.t('imports:field')}>
        <select aria-label="${this.t('imports:field')} : ${column}" @change=${(event: Event) => this.#choose(at, (event.target as HTMLSelectElement).value)}>
          <option value="">${this.t('imports:ignored')}</option>
          ${this.#groups().map(([label, targets]) => html`<optgroup label=${label}>${targets.map((target) => html`<option value=${named(target)} .selected=${named(target) === chosen}>${this.#label(target)}</option>`)}</optgroup>`)}
        </select>
      </td>
    </tr>`;
  }

  #label(target: NamedTarget): string {
    return target.level
      ? this.t('imports:level', { label: say(target.label) })
      : `${say(target.label)}${target.required ? ' *' : ''}`;
  }

  #groups(): readonly (readonly [string, readonly NamedTarget[]])[] {
    const groups = new Map<string, NamedTarget[]>();
    for (const target of this.job.targets)
      groups.set(say(target.formLabel), [...(groups.get(say(target.formLabel)) ?? []), target]);
    return [...groups];
  }

  /** A field is given by one column: choosing it here takes it from where it was. */
  #choose(column: number, value: string): void {
    const target = this.job.targets.find((each) => named(each) === value);
    const bare: Target | null = target
      ? { form: target.form, field: target.field, ...(target.level ? { level: target.level } : {}) }
      : null;
    const others = this.mapping
      .filter((each) => each.column !== column)
      .map((each) => (value && named(each.target) === value ? { ...each, target: null } : each));
    const mapping = [...others, { column, target: bare }].sort((one, other) => one.column - other.column);
    this.dispatchEvent(new CustomEvent('baara-mapping', { detail: mapping }));
  }
}

define('baara-mapping-table', BaaraMappingTable);
