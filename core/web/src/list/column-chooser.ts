import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { closeDrops } from '../shell/drop.ts';
import { say } from '../state/language.ts';
import { possibleColumns, rememberColumns } from './columns.ts';

/** Which columns the list shows and in which order, kept for the reader on any computer. It says `baara-columns`. */
export class BaaraColumnChooser extends BaaraElement {
  static override properties = { slice: { attribute: false }, chosen: { attribute: false }, said: { state: true } };
  declare slice: FormSlice;
  declare chosen: readonly string[];
  declare said: string;

  constructor() {
    super();
    this.said = '';
  }

  override render(): TemplateResult {
    const { slice, chosen } = this;
    const rest = possibleColumns(slice).filter((key) => !chosen.includes(key));
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button">${icon('columns')} ${this.t('list:columns')}</summary>
      <div class="sheet stack" tabindex="-1">
        <fieldset class="field full">
          <legend>${this.t('list:columns_lead')}</legend>
          <ol class="ordered">${repeat(
            chosen,
            (key) => key,
            (key, at) => html`<li>${this.#tick(key)} ${this.#steps(key, at)}</li>`,
          )}</ol>
        </fieldset>
        ${
          rest.length > 0
            ? html`<fieldset class="field full"><legend>${this.t('list:columns_rest')}</legend>${repeat(
                rest,
                (key) => key,
                (key) => this.#tick(key),
              )}</fieldset>`
            : nothing
        }
        <button type="button" class="button small" @click=${() => this.#say(null)}>${this.t('list:columns_default')}</button>
        <span class="said" role="status">${this.said}</span>
      </div>
    </details>`;
  }

  #tick(key: string): TemplateResult {
    return html`<label class="tick">
      <input type="checkbox" .checked=${live(this.chosen.includes(key))} @change=${(event: Event) => this.#set(key, event)} />${say(this.slice.fields[key]?.label)}
    </label>`;
  }

  #steps(key: string, at: number): TemplateResult {
    const column = say(this.slice.fields[key]?.label);
    const step = (way: 'up' | 'down', by: -1 | 1, ends: number) =>
      html`<button type="button" class="button plain small" data-step="${key}-${way}" aria-label=${this.t(`list:column_${way}`, { column })} title=${this.t(`list:column_${way}`, { column })}
        ?disabled=${at === ends} @click=${() => this.#move(at, by, way)}>${icon(way)}</button>`;
    return html`<span class="steps-of">${step('up', -1, 0)}${step('down', 1, this.chosen.length - 1)}</span>`;
  }

  #set(key: string, event: Event): void {
    const box = event.target as HTMLInputElement;
    const next = box.checked ? [...this.chosen, key] : this.chosen.filter((each) => each !== key);
    if (next.length > 0) this.#say(next);
    // A list without any column says nothing: the last one stays.
    else box.checked = true;
  }

  #move(at: number, by: -1 | 1, way: 'up' | 'down'): void {
    const next = [...this.chosen];
    const [key] = next.splice(at, 1);
    if (key === undefined) return;
    next.splice(at + by, 0, key);
    this.said = this.t('list:column_at', {
      column: say(this.slice.fields[key]?.label),
      position: at + by + 1,
      of: next.length,
    });
    this.#say(next);
    // The button goes with its column; at an end the other one takes the focus.
    const ends = at + by === 0 ? 'down' : at + by === next.length - 1 ? 'up' : way;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-step="${key}-${ends}"]`)?.focus());
  }

  #say(columns: readonly string[] | null): void {
    rememberColumns(this.slice.id, columns);
    if (columns) this.chosen = columns;
    this.dispatchEvent(new CustomEvent('baara-columns', { detail: columns }));
  }
}

define('baara-column-chooser', BaaraColumnChooser);
