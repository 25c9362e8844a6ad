import { html, nothing, type TemplateResult } from 'lit';
import { type Neighbour, readNeighbours } from '../api/timeline.ts';
import type { FormSlice } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { askedOf } from '../list/asked.ts';
import { withPlace } from '../list/placed.ts';
import { go } from '../state/router.ts';
import { lastList } from '../state/trail.ts';

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

  /** A list that one comes from is a help, no more: without it, or when it cannot be read, nothing is shown. */
  async #load(): Promise<void> {
    const query = lastList(this.slice.id);
    if (!query) return;
    try {
      const slice = await withPlace(this.slice);
      const { form, where, sort, ...asked } = askedOf(slice, query);
      const { previous, next } = await readNeighbours(
        { form, id: this.record },
        { ...asked, where: where && JSON.stringify(where), sort: sort?.join(',') },
      );
      this.previous = previous;
      this.next = next;
    } catch {
      this.previous = null;
      this.next = null;
    }
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
