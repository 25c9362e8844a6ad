import { html, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';

/** Where a list is given: chosen or dropped. It says `baara-file`. */
export class BaaraFileDrop extends BaaraElement {
  static override properties = { busy: { type: Boolean }, over: { state: true } };
  declare busy: boolean;
  declare over: boolean;

  constructor() {
    super();
    this.busy = false;
    this.over = false;
  }

  override render(): TemplateResult {
    return html`<div class="dropzone filebox ${this.over ? 'over' : ''}" @dragover=${this.#hover} @dragleave=${() => (this.over = false)} @drop=${this.#dropped}>
      <p>${this.t('imports:file_lead')}</p>
      <input id="import-file" class="said" type="file" accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ?disabled=${this.busy} @change=${this.#picked} />
      <label class="button first" for="import-file">${icon('upload')} ${this.t('imports:choose')}</label>
      <p class="soft">${this.busy ? this.t('imports:reading') : this.t('imports:drop')}</p>
    </div>`;
  }

  readonly #hover = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    this.#say(event.dataTransfer?.files[0]);
  };

  readonly #picked = (event: Event): void => {
    this.#say((event.target as HTMLInputElement).files?.[0]);
  };

  #say(file: File | undefined): void {
    if (file && !this.busy) this.dispatchEvent(new CustomEvent<File>('baara-file', { detail: file }));
  }
}

define('baara-file-drop', BaaraFileDrop);
