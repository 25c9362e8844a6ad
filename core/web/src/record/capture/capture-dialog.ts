import { html, nothing, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../../element.ts';
import { icon } from '../../icons/icon.ts';
import { pdfOf } from './pages-pdf.ts';
import { type Picture, shrink } from './shrink.ts';
import '../../styles/papers.css';

interface Page extends Picture {
  readonly address: string;
}

/**
 * Photographs one or more pages: with the computer's camera in this window, with the phone's own camera otherwise. It says
 * `baara-captured` with one file, a JPEG for a page and a PDF for several, or `baara-close`.
 */
export class BaaraCaptureDialog extends BaaraElement {
  static override properties = {
    most: { type: Number },
    pages: { state: true },
    state: { state: true },
    busy: { state: true },
    unreadable: { state: true },
  };
  /** How many pages may be taken: several need a field that takes a PDF. */
  declare most: number;
  declare pages: readonly Page[];
  declare state: 'starting' | 'live' | 'phone' | 'refused';
  declare busy: boolean;
  declare unreadable: boolean;
  #stream: MediaStream | null = null;

  constructor() {
    super();
    this.most = 20;
    this.pages = [];
    this.state = 'starting';
    this.busy = false;
    this.unreadable = false;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    for (const { address } of this.pages) URL.revokeObjectURL(address);
  }

  async #start(): Promise<void> {
    // A phone's own camera application is sharper and known to its owner.
    if (matchMedia('(pointer: coarse)').matches) {
      this.state = 'phone';
      return;
    }
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
      });
    } catch {
      this.state = 'refused';
      return;
    }
    this.state = 'live';
    await this.updateComplete;
    const video = this.querySelector('video');
    if (!video || !this.isConnected) return this.#stop();
    video.srcObject = this.#stream;
    await video.play().catch(() => undefined);
  }

  #stop(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }

  override render(): TemplateResult {
    const full = this.pages.length >= this.most;
    return html`<dialog class="capture" aria-labelledby="capture-title" @close=${this.#closed}>
      <div>
        <h2 id="capture-title">${this.t('record:capture_title')}</h2>
        <p class="soft">${this.t(this.most > 1 ? 'record:capture_lead' : 'record:capture_lead_one')}</p>
        ${this.state === 'live' || this.state === 'starting' ? html`<video muted playsinline aria-label=${this.t('record:capture_live')}></video>` : nothing}
        ${this.state === 'refused' ? html`<p class="notice warn">${icon('warning')} <span>${this.t('record:capture_refused')}</span></p>` : nothing}
        ${this.unreadable ? html`<p class="error" role="alert">${icon('error')} ${this.t('record:capture_unreadable')}</p>` : nothing}
        ${this.pages.length > 0 ? this.#taken() : nothing}
        <p class="said" role="status">${this.pages.length > 0 ? this.t('record:capture_pages', { count: this.pages.length }) : ''}</p>
        <div class="bar">
          ${full ? nothing : this.#shutter()}
          ${this.pages.length > 0 ? html`<button type="button" class="button first" ?disabled=${this.busy} @click=${this.#finish}>${icon('check')} ${this.t('record:capture_done', { count: this.pages.length })}</button>` : nothing}
          <button type="button" class="button plain" @click=${() => this.querySelector('dialog')?.close()}>${this.t('shell:cancel')}</button>
        </div>
      </div>
    </dialog>`;
  }

  #shutter(): TemplateResult {
    const words = this.t(this.pages.length > 0 ? 'record:capture_next' : 'record:capture_take');
    const kind = this.pages.length > 0 ? '' : 'first';
    if (this.state === 'live' || this.state === 'starting')
      return html`<button type="button" class="button ${kind}" ?disabled=${this.busy || this.state === 'starting'} @click=${this.#take}>${icon('camera')} ${words}</button>`;
    return html`<span class="filebox">
      <input id="capture-file" class="said" type="file" accept="image/*" capture="environment" @change=${this.#picked} />
      <label class="button ${kind}" for="capture-file">${icon('camera')} ${words}</label>
    </span>`;
  }

  #taken(): TemplateResult {
    return html`<ol class="taken">${this.pages.map(
      (page, at) => html`<li>
        <img class="taken-page" src=${page.address} alt=${this.t('record:capture_page', { number: at + 1 })} />
        <button type="button" class="button plain small" aria-label=${this.t('record:capture_remove', { number: at + 1 })} @click=${() => this.#remove(page)}>${icon('trash')}</button>
      </li>`,
    )}</ol>`;
  }

  readonly #take = (): void => {
    const video = this.querySelector('video');
    if (video && video.videoWidth > 0) void this.#add(video);
  };

  readonly #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#add(file);
    input.value = '';
  };

  async #add(source: Blob | HTMLVideoElement): Promise<void> {
    this.busy = true;
    this.unreadable = false;
    try {
      const picture = await shrink(source);
      this.pages = [...this.pages, { ...picture, address: URL.createObjectURL(picture.blob) }];
    } catch {
      this.unreadable = true;
    } finally {
      this.busy = false;
    }
  }

  #remove(page: Page): void {
    URL.revokeObjectURL(page.address);
    this.pages = this.pages.filter((each) => each !== page);
  }

  readonly #finish = async (): Promise<void> => {
    const [only] = this.pages;
    if (!only) return;
    this.busy = true;
    const stamp = new Date().toISOString().slice(0, 16).replaceAll(/\D/gu, '');
    const name = `${this.t('record:capture_name')}-${stamp}`;
    const file =
      this.pages.length === 1
        ? new File([only.blob], `${name}.jpg`, { type: 'image/jpeg' })
        : new File([pdfOf(await Promise.all(this.pages.map(jpegOf)))], `${name}.pdf`, { type: 'application/pdf' });
    this.dispatchEvent(new CustomEvent<File>('baara-captured', { detail: file }));
    this.querySelector('dialog')?.close();
  };

  readonly #closed = (): void => {
    this.#stop();
    this.dispatchEvent(new CustomEvent('baara-close'));
  };
}

async function jpegOf({ blob, width, height }: Page) {
  return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
}

define('baara-capture-dialog', BaaraCaptureDialog);
