import type { BaaraError } from '@baara/model';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import type { Announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { standstill } from '../shell/standstill.ts';
import { loadPart } from './load-part.ts';

/** Loads a module's web part and holds one of its elements, to which it hands the properties on. */
export class BaaraPartHost extends BaaraElement {
  static override properties = {
    module: {},
    name: {},
    facts: { attribute: false },
    announced: { attribute: false },
    held: { state: true },
    failure: { state: true },
  };
  declare module: string;
  /** The element's name. */
  declare name: string;
  /** The properties to set on the element. */
  declare facts: Readonly<Record<string, unknown>>;
  /** What stands there, where the element is a whole page. */
  declare announced: Announced | undefined;
  declare held: HTMLElement | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.facts = {};
    this.held = null;
    this.failure = null;
  }

  protected override firstUpdated(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      await loadPart(this.module);
      this.held = Object.assign(document.createElement(this.name), this.facts);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('facts') && this.held) Object.assign(this.held, this.facts);
  }

  override render(): TemplateResult {
    if (this.held) return html`${this.held}`;
    const { announced, failure } = this;
    const again = () => void this.#load();
    if (!announced) return failure ? failureNotice(failure, again) : waitingNotice();
    return failure ? standstill(announced, failure, again) : awaitedPage(announced);
  }
}

define('baara-part-host', BaaraPartHost);
