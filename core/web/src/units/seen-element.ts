import type { BaaraError } from '@baara/model';
import type { PropertyValues } from 'lit';
import { BaaraElement } from '../element.ts';
import { asFailure } from '../shell/failure.ts';
import { language } from '../state/language.ts';

/**
 * A panel that asks for its data when it comes into sight, and again in another language. While it is being filled it says `data-waits`:
 * what follows is shown when its height is known, so that nothing moves under the eye.
 */
export abstract class SeenElement extends BaaraElement {
  static override properties = { failure: { state: true } };
  declare failure: BaaraError | null;
  #seen = false;
  #watch: IntersectionObserver | undefined;
  #asked = '';

  constructor() {
    super();
    this.failure = null;
  }

  /** Reads what the panel shows. */
  protected abstract load(): Promise<void>;

  /** What the answer depends on: another one is asked for when it changes. */
  protected abstract question(): string;

  override connectedCallback(): void {
    super.connectedCallback();
    this.toggleAttribute('data-waits', true);
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return void this.toggleAttribute('data-waits', false);
        this.#watch?.disconnect();
        this.#seen = true;
        this.requestUpdate();
      },
      { rootMargin: '200px' },
    );
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const question = `${language.get()} ${this.question()}`;
    if (!this.#seen || question === this.#asked) return;
    this.#asked = question;
    void this.reload();
  }

  protected readonly reload = async (): Promise<void> => {
    this.failure = null;
    this.toggleAttribute('data-waits', true);
    try {
      await this.load();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
    await this.updateComplete;
    this.toggleAttribute('data-waits', false);
  };
}
