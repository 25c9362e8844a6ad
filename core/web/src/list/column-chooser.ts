import { html, type TemplateResult } from 'lit';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { closeDrops } from '../shell/drop.ts';
import { say } from '../state/language.ts';
import { possibleColumns, rememberColumns } from './columns.ts';

/** Which columns the list shows, kept on this computer. It says `baara-columns`. */
export class BaaraColumnChooser extends BaaraElement {
  static override properties = { slice: { attribute: false }, chosen: { attribute: false } };
  declare slice: FormSlice;
  declare chosen: readonly string[];

  override render(): TemplateResult {
    const { slice, chosen } = this;
    return html`<details class="drop" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button">${icon('columns')} ${this.t('list:columns')}</summary>
      <div class="sheet" tabindex="-1">
        <fieldset class="field full">
          <legend>${this.t('list:columns_lead')}</legend>
          ${possibleColumns(slice).map(
            (key) => html`<label class="tick">
              <input type="checkbox" .checked=${chosen.includes(key)} @change=${(event: Event) => this.#set(key, event)} />${say(slice.fields[key]?.label)}
            </label>`,
          )}
        </fieldset>
        <button type="button" class="button small" @click=${() => this.#say(null)}>${this.t('list:columns_default')}</button>
      </div>
    </details>`;
  }

  #set(key: string, event: Event): void {
    const shown = (event.target as HTMLInputElement).checked;
    const next = shown ? [...this.chosen, key] : this.chosen.filter((each) => each !== key);
    if (next.length > 0) this.#say(next);
  }

  #say(columns: readonly string[] | null): void {
    rememberColumns(this.slice.id, columns);
    this.dispatchEvent(new CustomEvent('baara-columns', { detail: columns }));
  }
}

define('baara-column-chooser', BaaraColumnChooser);
