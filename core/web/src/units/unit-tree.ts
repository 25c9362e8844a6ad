import { foldText } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { failureNotice, waitingNotice } from '../shell/failure.ts';
import { translation } from '../state/language.ts';
import { go } from '../state/router.ts';
import { type Levels, top } from './levels.ts';
import { itemNamed, type ShownItem, shownItems } from './shown-items.ts';

const pause = 700;

/** The tree, level by level: the ARIA tree pattern, each item a link to the unit's page. */
export class BaaraUnitTree extends BaaraElement {
  static override properties = {
    levels: { attribute: false },
    address: { attribute: false },
    reveal: { attribute: false },
    expanded: { state: true },
    active: { state: true },
  };
  declare levels: Levels;
  /** The address of a unit's page. */
  declare address: (unit: string) => string;
  /** Units to open the tree down to. */
  declare reveal: readonly string[];
  declare expanded: ReadonlySet<string>;
  declare active: string;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end: (() => void) | undefined;
  #focus = false;

  constructor() {
    super();
    this.reveal = [];
    this.expanded = new Set();
    this.active = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('levels')) {
      this.#end?.();
      this.#end = this.levels.arrivals.follow(() => this.requestUpdate());
      void this.levels.ask(top).then(() => this.#begin());
      for (const unit of this.expanded) void this.levels.ask(unit);
    }
    if (changed.has('levels') || changed.has('reveal')) for (const unit of this.reveal) void this.show(unit, 'quietly');
  }

  /** A tree with one root begins with what hangs under it. */
  #begin(): void {
    const state = this.levels.level(top);
    const [root, ...others] = state?.kind === 'here' ? state.units : [];
    if (root && others.length === 0 && this.expanded.size === 0 && this.reveal.length === 0) this.#open(root.id);
  }

  /** Opens the tree down to a unit and one level below it; `focused` also goes there. */
  async show(unit: string, how: 'quietly' | 'focused'): Promise<void> {
    const chain = await this.levels.reach(unit).catch(() => []);
    if (chain.length === 0) return;
    this.expanded = new Set([...this.expanded, ...chain]);
    void this.levels.ask(unit);
    this.active = unit;
    this.#focus = how === 'focused';
    await this.updateComplete;
    if (how === 'quietly') return;
    this.#item(unit)?.scrollIntoView({ block: 'center' });
  }

  protected override updated(): void {
    if (!this.#focus) return;
    const item = this.#item(this.active);
    if (!item) return;
    this.#focus = false;
    item.focus();
  }

  #item(unit: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-unit="${unit}"]`);
  }

  override render(): TemplateResult {
    const state = this.levels.level(top);
    if (!state || state.kind === 'waiting') return waitingNotice();
    if (state.kind === 'failed') return failureNotice(state.failure, () => this.levels.ask(top));
    if (state.units.length === 0)
      return html`<p class="soft">${this.t(this.levels.view.asOf ? 'units:none_then' : 'units:none')}</p>`;
    const items = shownItems(this.levels, this.expanded);
    const active = items.some(({ unit }) => unit.id === this.active) ? this.active : (items[0]?.unit.id ?? '');
    return html`<ul role="tree" class="tree" aria-label=${this.t('units:tree')} @keydown=${this.#key}>
      ${items.filter(({ depth }) => depth === 1).map((item) => this.#branch(item, items, active))}
    </ul>`;
  }

  #branch(item: ShownItem, items: readonly ShownItem[], active: string): TemplateResult {
    const { unit, depth, position, of } = item;
    const parent = unit.children > 0;
    const open = parent && this.expanded.has(unit.id);
    const group = `level-${unit.id}`;
    return html`<li role="none">
      <a role="treeitem" class="branch ${unit.closed ? 'closed' : ''}" data-unit=${unit.id} href=${this.address(unit.id)} tabindex=${unit.id === active ? 0 : -1}
        aria-expanded=${parent ? open : nothing} aria-level=${depth} aria-posinset=${position} aria-setsize=${of} aria-owns=${open ? group : nothing}
        @focus=${() => (this.active = unit.id)}>
        <span class="twist" @click=${(event: Event) => this.#twist(event, unit.id)}>${parent ? icon(open ? 'down' : 'right') : nothing}</span>
        <span class="name">${unit.name}</span>
        <span class="kind">${unit.type}</span>
        ${unit.closed ? html`<span class="tag">${unit.status}</span>` : nothing}
        ${unit.records === undefined ? nothing : html`<span class="people number">${translation().t('units:people', { count: unit.records })}</span>`}
      </a>
      ${open ? html`<ul role="group" id=${group} aria-label=${unit.name ?? nothing}>${this.#below(item, items, active)}</ul>` : nothing}
    </li>`;
  }

  #below({ unit }: ShownItem, items: readonly ShownItem[], active: string): unknown {
    const state = this.levels.level(unit.id);
    if (!state || state.kind === 'waiting')
      return html`<li role="none" class="soft pending">${this.t('shell:loading')}</li>`;
    if (state.kind === 'failed')
      return html`<li role="none">${failureNotice(state.failure, () => this.levels.ask(unit.id))}</li>`;
    return items.filter(({ parent }) => parent === unit.id).map((item) => this.#branch(item, items, active));
  }

  #twist(event: Event, unit: string): void {
    event.preventDefault();
    event.stopPropagation();
    this.active = unit;
    if (this.expanded.has(unit)) this.#fold(unit);
    else this.#open(unit);
  }

  #open(unit: string): void {
    void this.levels.ask(unit);
    this.expanded = new Set([...this.expanded, unit]);
  }

  #fold(unit: string): void {
    this.expanded = new Set([...this.expanded].filter((each) => each !== unit));
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = shownItems(this.levels, this.expanded);
    const at = items.findIndex(({ unit }) => unit.id === this.active);
    const item = items[at];
    if (!item) return;
    const { unit, parent } = item;
    const to = (other: ShownItem | undefined) => other && this.#to(other.unit.id);
    const isOpen = this.expanded.has(unit.id);
    // Letters that stood before another key belong to another name.
    if (event.key.length > 1) this.#typed = '';
    switch (event.key) {
      case 'ArrowDown':
        to(items[at + 1]);
        break;
      case 'ArrowUp':
        to(items[at - 1]);
        break;
      case 'Home':
        to(items[0]);
        break;
      case 'End':
        to(items.at(-1));
        break;
      case 'ArrowRight':
        if (unit.children > 0 && !isOpen) this.#open(unit.id);
        else if (isOpen) to(items.find((each) => each.parent === unit.id));
        break;
      case 'ArrowLeft':
        if (isOpen) this.#fold(unit.id);
        else if (parent !== top) this.#to(parent);
        break;
      case 'Enter':
      case ' ':
        go(this.address(unit.id));
        break;
      default:
        if (event.key.length !== 1) return;
        this.#letters(event.key, items, at);
    }
    event.preventDefault();
  };

  #letters(letter: string, items: readonly ShownItem[], at: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#typed = '';
    }, pause);
    this.#typed += letter;
    const found = itemNamed(items, at, this.#typed, foldText);
    if (found) this.#to(found.unit.id);
  }

  #to(unit: string): void {
    this.active = unit;
    this.#item(unit)?.focus();
  }
}

define('baara-unit-tree', BaaraUnitTree);
