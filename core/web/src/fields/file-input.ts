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
    capturing: { state: true },
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
  declare capturing: boolean;

  constructor() {
    super();
    this.value = null;
    this.busy = false;
    this.failure = null;
    this.tooHeavy = false;
    this.capturing = false;
  }

  override render(): TemplateResult {
    const image = this.field.kind === 'image';
    return html`<div class="stack">
      ${this.value ? this.#present(this.value) : nothing}
      ${this.failure ? html`<p class="error" role="alert">${icon('error')} ${failureWording(this.failure)}</p>` : nothing}
      ${this.tooHeavy ? html`<p class="error" role="alert">${icon('error')} ${this.t('problems:field.file_size', { field: this.name, max: sizeText(this.field.maxBytes) })}</p>` : nothing}
      ${this.busy ? html`<p role="status">${this.t('form:sending_file')}</p>` : nothing}
      <div class="bar filebox">
        <input id=${this.inputId} class="said" type="file" accept=${this.field.kind === 'image' ? 'image/*' : this.field.accept.join(',')}
          aria-describedby=${this.described || nothing} ?disabled=${this.busy} @change=${this.#picked} />
        <label class="button small" for=${this.inputId}>${icon('upload')} ${this.t(image ? 'form:choose_image' : 'form:choose_file')}</label>
        ${this.#takesPictures ? html`<button type="button" class="button small" ?disabled=${this.busy} @click=${this.#capture}>${icon('camera')} ${this.t('record:capture_take')}</button>` : nothing}
        <span class="hint">${this.t('form:at_most', { max: sizeText(this.field.maxBytes) })}</span>
      </div>
      ${this.capturing ? html`<baara-capture-dialog .most=${this.#mostPages} @baara-captured=${(event: CustomEvent<File>) => this.#send(event.detail)} @baara-close=${() => (this.capturing = false)}></baara-capture-dialog>` : nothing}
    </div>`;
  }

  get #takesPictures(): boolean {
    return this.field.kind === 'image' || this.field.accept.some((type) => type === 'image/jpeg' || type === 'image/*');
  }

  /** Several pages make a PDF, where the field takes one. */
  get #mostPages(): number {
    return this.field.kind === 'file' && this.field.accept.includes('application/pdf') ? 20 : 1;
  }

  readonly #capture = async (): Promise<void> => {
    await import('../record/capture/capture-dialog.ts');
    this.capturing = true;
  };

  #present(id: string): TemplateResult {
    return html`<div class="bar">
      ${this.field.kind === 'image' ? html`<img class="preview" src=${fileAddress(id)} alt="${this.t('form:preview')} : ${this.name}" />` : html`<a href=${fileAddress(id)} download>${icon('file')} ${this.label || this.t('record:download')}</a>`}
      <button type="button" class="button small" @click=${() => this.#say(null, '')}>${icon('trash')} ${this.t('form:remove_file')}</button>
    </div>`;
  }

  readonly #picked = async (event: Event): Promise<void> => {
    const chosen = (event.target as HTMLInputElement).files?.[0];
    if (!chosen) return;
    const { lighter } = await import('../record/capture/shrink.ts');
    await this.#send(await lighter(chosen));
  };

  async #send(file: File): Promise<void> {
    this.failure = null;
    this.tooHeavy = file.size > this.field.maxBytes;
    if (this.tooHeavy) return;
    this.busy = true;
    try {
      const stored = await uploadFile(file);
      this.#say(stored.id, stored.name);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  #say(id: string | null, label: string): void {
    this.value = id;
    this.label = label;
    this.dispatchEvent(new CustomEvent('baara-choose', { detail: id ? { value: id, label } : null }));
  }
}

define('baara-file-input', BaaraFileInput);
