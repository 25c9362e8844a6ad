import { html, nothing, type TemplateResult } from 'lit';
import type { Neighbour } from '../api/timeline.ts';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { go } from '../state/router.ts';
import { besideInList } from './beside.ts';

/** The records before and after this one in the list that the reader comes from; Alt and an arrow up or down go there. */
export class BaaraNeighbours extends BaaraElement {
  static override properties = {
    slice: { attribute: false },
    record: {},
    previous: { state: true },
    next: { state: true },
  };
  declare slice: FormSlice;
  declare record: string;
  declare previous: Neighbour | null;
  declare next: Neighbour | null;

  constructor() {
    super();
    this.previous = null;
    this.next = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  async #load(): Promise<void> {
    const { previous, next } = await besideInList(this.slice, this.record);
    this.previous = previous;
    this.next = next;
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const beside = event.key === 'ArrowUp' ? this.previous : this.next;
    if (!beside) return;
    event.preventDefault();
    go(this.#address(beside));
  };

  #address({ id }: Neighbour): string {
    const tab = new URL(location.href).searchParams.get('tab');
    return `/f/${this.slice.id}/${id}${tab ? `?tab=${tab}` : ''}`;
  }

  override render(): TemplateResult | typeof nothing {
    const { previous, next } = this;
    if (!previous && !next) return nothing;
    return html`<nav class="neighbours bar" aria-label=${this.t('record:neighbours')}>
      ${previous ? html`<a class="button plain small" rel="prev" href=${this.#address(previous)} title=${`${previous.title} (Alt + ↑)`}>${icon('up')} <span>${this.t('record:previous')}</span><span class="said"> : ${previous.title}</span></a>` : nothing}
      ${next ? html`<a class="button plain small" rel="next" href=${this.#address(next)} title=${`${next.title} (Alt + ↓)`}><span>${this.t('record:next')}</span><span class="said"> : ${next.title}</span> ${icon('down')}</a>` : nothing}
    </nav>`;
  }
}

define('baara-neighbours', BaaraNeighbours);
