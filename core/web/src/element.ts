import type { MessageFacts, MessageKey } from '@baara/i18n';
import { LitElement } from 'lit';
import { language, translation } from './state/language.ts';
import type { Store } from './state/store.ts';

/**
 * What every element of the app is: drawn in the document itself, so that a label, its field and its error may
 * name one another and one style sheet serves all, and drawn again when the language changes.
 */
export class BaaraElement extends LitElement {
  #ends: (() => void)[] = [];

  /** Stores that redraw this element. */
  protected followed(): readonly Store<unknown>[] {
    return [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const redraw = () => this.requestUpdate();
    this.#ends = [language, ...this.followed()].map((store) => store.follow(redraw));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    this.#ends = [];
  }

  protected t(key: MessageKey, facts?: MessageFacts): string {
    return translation().t(key, facts);
  }
}

/** Registers an element once, also when two bundles bring it. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
