import { html, nothing, type TemplateResult } from 'lit';
import { type FoundGroup, searchEverything } from '../api/search.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';
import { recentlyOpened } from '../state/recent.ts';
import { go } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';
import { pagesNamed } from './named-pages.ts';
import { subjectForm } from './subject.ts';

const pause = 200;

interface Option {
  readonly address: string;
  readonly title: string;
  readonly detail?: string;
}
interface OptionGroup {
  readonly name: string;
  readonly options: readonly Option[];
}

/** The search that is always at hand: people, units, pages; what was opened last while nothing is typed. */
export class BaaraFinder extends BaaraElement {
  static override properties = {
    words: { state: true },
    found: { state: true },
    open: { state: true },
    busy: { state: true },
    failed: { state: true },
    active: { state: true },
  };
  declare words: string;
  declare found: readonly FoundGroup[];
  declare open: boolean;
  declare busy: boolean;
  /** The last search got no answer. */
  declare failed: boolean;
  declare active: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | null = null;

  constructor() {
    super();
    this.words = '';
    this.found = [];
    this.open = false;
    this.busy = false;
    this.failed = false;
    this.active = -1;
  }

  readonly #slash = (event: KeyboardEvent) => {
    const at = event.target as HTMLElement;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || at.closest('input, textarea, select, dialog')) return;
    event.preventDefault();
    this.querySelector('input')?.focus();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#slash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#slash);
  }

  override render(): TemplateResult {
    const groups = this.#groups();
    const isOpen = this.open && (groups.length > 0 || this.words !== '');
    const chosen = this.active >= 0 ? `finder-${this.active}` : nothing;
    return html`<form class="find" role="search" @submit=${this.#submit} @focusout=${this.#left}>
      ${icon('search')}
      <input type="search" name="q" role="combobox" autocomplete="off" spellcheck="false" aria-label=${this.t('shell:search')}
        aria-keyshortcuts="/" aria-autocomplete="list" aria-expanded=${isOpen} aria-controls="finder-found" aria-activedescendant=${chosen}
        placeholder="${this.t('shell:search_short')} (/)" .value=${this.words}
        @input=${this.#typed} @focus=${() => (this.open = true)} @keydown=${this.#key} />
      <div id="finder-found" class="found" role="listbox" aria-label=${this.t('shell:search_results')} ?hidden=${!isOpen || groups.length === 0}>
        ${this.#list(groups)}
      </div>
      <p class="said" role="status">${isOpen ? this.#status(groups) : nothing}</p>
      ${isOpen && groups.length === 0 ? html`<p class="found none">${this.#status(groups)}</p>` : nothing}
    </form>`;
  }

  #status(groups: readonly OptionGroup[]): string {
    if (this.busy) return this.t('shell:loading');
    if (this.failed) return this.t('shell:search_failed');
    const count = groups.reduce((sum, { options }) => sum + options.length, 0);
    return count === 0 ? this.t('shell:search_none') : this.t('shell:search_found', { count });
  }

  #groups(): OptionGroup[] {
    const model = overview.get();
    if (this.words === '') {
      const options = recentlyOpened().map(({ form, id, title }) => ({
        address: `/f/${form}/${id}`,
        title,
        detail: say(model?.forms[form]?.label),
      }));
      return options.length > 0 ? [{ name: this.t('shell:recent'), options }] : [];
    }
    const pages = pagesNamed(this.words, model, workplace.get()?.id);
    const records = this.found.map(({ form, records: found, more }) => {
      const name = say(model?.forms[form]?.plural);
      const all = { address: this.#listOf(form), title: this.t('shell:search_all', { form: name }) };
      const options = found.map(({ id, title, detail }) => ({ address: `/f/${form}/${id}`, title, detail }));
      return { name, options: more ? [...options, all] : options };
    });
    return [...records, ...(pages.length > 0 ? [{ name: this.t('shell:pages'), options: pages }] : [])];
  }

  #list(groups: readonly OptionGroup[]): TemplateResult[] {
    let at = -1;
    return groups.map(
      ({ name, options }) => html`<div role="group" aria-label=${name}>
        <div class="name" aria-hidden="true">${name}</div>
        ${options.map((option) => {
          at += 1;
          return html`<div id="finder-${at}" role="option" data-address=${option.address} aria-selected=${at === this.active}
            @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.#go(option.address)}>
            ${option.title}${option.detail ? html`<small>${option.detail}</small>` : nothing}
          </div>`;
        })}
      </div>`,
    );
  }

  readonly #typed = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value.trim();
    this.open = true;
    this.active = -1;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    if (this.words.length < 2) {
      this.found = [];
      this.busy = false;
      this.failed = false;
      return;
    }
    this.busy = true;
    this.#timer = setTimeout(() => void this.#seek(), pause);
  };

  async #seek(): Promise<void> {
    const mine = new AbortController();
    this.#asked = mine;
    try {
      const { groups } = await searchEverything(this.words, mine.signal);
      if (mine.signal.aborted) return;
      this.found = groups;
      this.failed = false;
    } catch {
      // A search that is overtaken leaves what stands.
      if (mine.signal.aborted) return;
      this.found = [];
      this.failed = true;
    } finally {
      if (this.#asked === mine) this.busy = false;
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    const options = [...this.querySelectorAll<HTMLElement>('[role=option]')];
    if (event.key === 'Escape') {
      if (this.open) event.preventDefault();
      this.open = false;
      this.active = -1;
    }
    if (event.key === 'Enter' && this.active >= 0) {
      event.preventDefault();
      this.#go(options[this.active]?.dataset.address ?? '/');
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.open = true;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    // One place more than there are options: the words themselves.
    const places = options.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
    options[this.active]?.scrollIntoView({ block: 'nearest' });
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const subject = subjectForm(overview.get());
    if (this.words && subject) this.#go(this.#listOf(subject));
  };

  #listOf(form: string): string {
    return `/f/${form}?q=${encodeURIComponent(this.words)}`;
  }

  #go(address: string): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.words = '';
    this.found = [];
    this.open = false;
    this.busy = false;
    this.active = -1;
    const input = this.querySelector('input');
    if (input) input.value = '';
    input?.blur();
    go(address);
  }

  readonly #left = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.contains(event.relatedTarget)) return;
    this.open = false;
    this.active = -1;
  };
}

define('baara-finder', BaaraFinder);
