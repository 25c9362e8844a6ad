import type { BaaraError, ModelFieldOf } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { fileAddress, uploadFile } from '../api/files.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureWording } from '../shell/failure.ts';
import { sizeText } from './size-text.ts';

/** A file or a picture: sent when chosen, shown, removable; on a phone a picture may be taken. It says `baara-choose`. */
export class BaaraFileInput extends BaaraElement {
  static override properties = {
    inputId: {},
    name: {},
    field: { attribute: false },
    value: {},
    label: {},
    described: {},
    busy: { state: true },
    failure: { state: true },
    tooHeavy: { state: true },
  };
  declare inputId: string;
  declare name: string;
  declare field: ModelFieldOf<'file'> | ModelFieldOf<'image'>;
  declare value: string | null;
  declare label: string;
  declare described: string;
  declare busy: boolean;
  declare failure: BaaraError | null;
  declare tooHeavy: boolean;

  constructor() {
    super();
    this.value = null;
    this.busy = false;
    this.failure = null;
    this.tooHeavy = false;
  }

  override render(): TemplateResult {
    const image = this.field.kind === 'image';
    return html`<div class="stack">
      ${this.value ? this.#present(this.value) : nothing}
      ${this.failure ? html`<p class="error" role="alert">${icon('error')} ${failureWording(this.failure)}</p>` : nothing}
      ${this.tooHeavy ? html`<p class="error" role="alert">${icon('error')} ${this.t('problems:field.file_size', { field: this.name, max: sizeText(this.field.maxBytes) })}</p>` : nothing}
      ${this.busy ? html`<p role="status">${this.t('form:sending_file')}</p>` : nothing}
      <div class="bar filebox">
        <input id=${this.inputId} class="said" type="file" accept=${this.field.kind === 'image' ? 'image/*' : this.field.accept.join(',')} capture=${image && matchMedia('(pointer: coarse)').matches ? 'environment' : nothing}
          aria-describedby=${this.described || nothing} ?disabled=${this.busy} @change=${this.#picked} />
        <label class="button small" for=${this.inputId}>${icon(image ? 'camera' : 'upload')} ${this.t(image ? 'form:choose_image' : 'form:choose_file')}</label>
        <span class="hint">${this.t('form:at_most', { max: sizeText(this.field.maxBytes) })}</span>
      </div>
    </div>`;
  }

  #present(id: string): TemplateResult {
    return html`<div class="bar">
      ${this.field.kind === 'image' ? html`<img class="preview" src=${fileAddress(id)} alt="${this.t('form:preview')} : ${this.name}" />` : html`<a href=${fileAddress(id)} download>${icon('file')} ${this.label || this.t('record:download')}</a>`}
      <button type="button" class="button small" @click=${() => this.#say(null, '')}>${icon('trash')} ${this.t('form:remove_file')}</button>
    </div>`;
  }

  readonly #picked = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.failure = null;
    this.tooHeavy = file !== undefined && file.size > this.field.maxBytes;
    if (!file || this.tooHeavy) return;
    this.busy = true;
    try {
      const stored = await uploadFile(file);
      this.#say(stored.id, stored.name);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };

  #say(id: string | null, label: string): void {
    this.value = id;
    this.label = label;
    this.dispatchEvent(new CustomEvent('baara-choose', { detail: id ? { value: id, label } : null }));
  }
}

define('baara-file-input', BaaraFileInput);
