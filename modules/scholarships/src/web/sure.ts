import type { BaaraError } from '@baara/model';
import { asFailure, BaaraElement, say } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import { told } from './telling.ts';
import { words } from './words.ts';

/** What somebody is about to do, and what it means. */
export interface Intention {
  readonly title: string;
  readonly text: string;
  readonly meaning: string;
  readonly act: () => Promise<void>;
}

/** Asks whether somebody is sure, does it, and says what went wrong. It says `scholarships-close` when it is over. */
export class ScholarshipsSure extends BaaraElement {
  static override properties = {
    intention: { attribute: false },
    busy: { state: true },
    failure: { state: true },
  };
  declare intention: Intention;
  declare busy: boolean;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.busy = false;
    this.failure = null;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    const { title, text, meaning } = this.intention;
    return html`<dialog aria-labelledby="scholarships-sure" @close=${() => this.dispatchEvent(new CustomEvent('scholarships-close'))}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="scholarships-sure">${title}</h2>
        <p><strong>${text}</strong></p>
        <p>${meaning}</p>
        ${told(this.failure)}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy}>${this.busy ? say(words.working) : title}</button>
          <button type="button" class="button" ?disabled=${this.busy} @click=${() => this.querySelector('dialog')?.close()}>${say(words.cancel)}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await this.intention.act();
      this.querySelector('dialog')?.close();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };
}
