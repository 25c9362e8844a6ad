import type { BaaraError } from '@baara/model';
import type { PropertyDeclarations } from 'lit';
import { BaaraPage } from '../shell/page.ts';
import { guardLeaving } from '../state/router.ts';

/** A page on which something is written: it is not left by accident, and what is wrong takes the focus. */
export abstract class BaaraWritingPage extends BaaraPage {
  static override properties: PropertyDeclarations = {
    failure: { state: true },
    refusal: { state: true },
    attempted: { state: true },
    busy: { state: true },
  };
  /** Why the page cannot be shown. */
  declare failure: BaaraError | null;
  /** What the server said of the whole save. */
  declare refusal: BaaraError | null;
  declare attempted: boolean;
  declare busy: boolean;
  #free: (() => void) | null = null;

  constructor() {
    super();
    this.failure = null;
    this.refusal = null;
    this.attempted = false;
    this.busy = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#free?.();
  }

  /** The page can be written on. What is typed may have to wait for a network: the page that tells of it is brought while there is one. */
  protected opened(): void {
    this.rested(['/unsent']);
  }

  /** Something was written: whoever leaves is asked. */
  protected hold(): void {
    this.#free ??= guardLeaving(() => window.confirm(this.t('form:leave')));
  }

  /** What is saved may be left. */
  protected release(): void {
    this.#free?.();
    this.#free = null;
  }

  protected async toSummary(): Promise<void> {
    await this.updateComplete;
    const notice = this.querySelector<HTMLElement>('#summary, .notice.bad');
    if (notice && notice.tabIndex < 0) notice.tabIndex = -1;
    notice?.focus();
    notice?.scrollIntoView({ block: 'start' });
  }
}
