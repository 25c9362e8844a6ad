import { html, nothing, type TemplateResult } from 'lit';
import { fileAddress } from '../api/files.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import '../styles/papers.css';

/** A file to look at; without its type the server is asked. */
export interface Viewed {
  readonly id: string;
  readonly title: string;
  readonly type?: string;
}

/** Shows a kept file in place: a picture, a PDF in the browser's own reader, anything else to be downloaded. It says `baara-close`. */
export class BaaraViewer extends BaaraElement {
  static override properties = {
    file: { attribute: false },
    type: { state: true },
    large: { state: true },
    failed: { state: true },
  };
  declare file: Viewed;
  declare type: string | null;
  declare large: boolean;
  declare failed: boolean;

  constructor() {
    super();
    this.type = null;
    this.large = false;
    this.failed = false;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    this.type = this.file.type ?? null;
    if (this.type === null) void this.#ask();
  }

  async #ask(): Promise<void> {
    try {
      const response = await fetch(fileAddress(this.file.id), { method: 'HEAD' });
      this.failed = !response.ok;
      this.type = response.headers.get('content-type') ?? '';
    } catch {
      this.failed = true;
    }
  }

  override render(): TemplateResult {
    const address = fileAddress(this.file.id);
    return html`<dialog class="viewer" aria-labelledby="viewer-title" @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <div>
        <div class="heading">
          <h2 id="viewer-title">${this.file.title}</h2>
          <div class="bar">
            ${this.type?.startsWith('image/') ? html`<button type="button" class="button small" aria-pressed=${this.large} @click=${() => (this.large = !this.large)}>${icon('search')} ${this.t(this.large ? 'record:viewer_fit' : 'record:viewer_enlarge')}</button>` : nothing}
            <a class="button small" href=${address} download>${icon('download')} ${this.t('record:download')}</a>
            <button type="button" class="button small" @click=${() => this.querySelector('dialog')?.close()}>${icon('close')} ${this.t('record:viewer_close')}</button>
          </div>
        </div>
        <div class="sight ${this.large ? 'large' : ''}" tabindex="0" role="region" aria-label=${this.file.title}>${this.#sight(address)}</div>
      </div>
    </dialog>`;
  }

  #sight(address: string): TemplateResult {
    if (this.failed)
      return html`<p class="notice bad" role="alert">${icon('error')} <span>${this.t('record:viewer_failed')}</span></p>`;
    if (this.type === null) return html`<p class="waiting" role="status">${this.t('shell:loading')}</p>`;
    if (/^image\/(?!tiff)/u.test(this.type))
      return html`<img src=${address} alt=${this.file.title} @error=${() => (this.failed = true)} />`;
    // A phone has no reader within the page: it opens the file in its own.
    const inPage = this.type === 'application/pdf' && navigator.pdfViewerEnabled;
    if (inPage) return html`<iframe src="${address}?view=inline" title=${this.file.title}></iframe>`;
    return html`<div class="stack">
      <p>${this.t('record:viewer_elsewhere')}</p>
      <p><a class="button first" href="${address}?view=inline" target="_blank" rel="noopener">${icon('file')} ${this.t('record:viewer_open')}</a></p>
    </div>`;
  }
}

define('baara-viewer', BaaraViewer);
