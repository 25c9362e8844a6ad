import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { session } from '../state/session.ts';
import type { Announced } from './announced.ts';
import { wayBack } from './awaited.ts';
import { failureNotice, failureWording } from './failure.ts';
import { arrive, nameWindow } from './page.ts';

/** Why a page stays away: what failed, or what is known of it without asking. */
type Why = BaaraError | 'refused' | 'unknown';

/**
 * In place of a page that cannot be shown: its heading, why not, and what its reader can do. None of the page's controls: what they
 * ask would be refused as well.
 */
export class BaaraStandstill extends BaaraElement {
  static override properties = {
    announced: { attribute: false },
    why: { attribute: false },
    retry: { attribute: false },
  };
  declare announced: Announced;
  declare why: Why;
  /** Asks once more, where that may help. */
  declare retry: (() => void) | undefined;

  protected override firstUpdated(): void {
    arrive(this);
  }

  protected override updated(): void {
    nameWindow(this.#title);
  }

  get #kind(): 'refused' | 'unknown' | 'failed' {
    if (typeof this.why === 'string') return this.why;
    if (this.why.status === 403) return 'refused';
    return this.why.status === 404 ? 'unknown' : 'failed';
  }

  get #title(): string {
    return this.#kind === 'unknown' ? this.t('shell:not_found_title') : this.announced.title;
  }

  override render(): TemplateResult {
    const { above } = this.announced;
    return html`<div class="page">
      ${above ? wayBack(above) : nothing}
      <h1>${this.#title}</h1>
      ${this.#kind === 'failed' && typeof this.why !== 'string' ? failureNotice(this.why, this.retry) : this.#reason()}
      <p class="bar"><a class="button first" href="/">${this.t('shell:back_home')}</a>
        ${this.#kind === 'refused' ? html`<a class="button" href="/profile">${this.t('shell:refused_own')}</a>` : nothing}</p>
    </div>`;
  }

  #reason(): TemplateResult {
    if (this.#kind === 'unknown') {
      const words = typeof this.why === 'string' ? this.t('shell:not_found') : failureWording(this.why);
      return html`<div class="standstill">${icon('search')}<div><p class="why">${words}</p></div></div>`;
    }
    return html`<div class="standstill">${icon('lock')}<div>
      <p class="why">${this.t('shell:refused')}</p>
      <p>${this.#roles()}</p>
      <p>${this.t('shell:refused_ask')}</p>
    </div></div>`;
  }

  #roles(): string {
    const held = session.get()?.roles ?? [];
    if (held.length === 0) return this.t('shell:refused_none');
    const named = held.map(({ label, unit }) => `${label} (${unit?.title ?? this.t('shell:whole_country')})`);
    return this.t('shell:refused_roles', { roles: [...new Set(named)].join(', ') });
  }
}

define('baara-standstill', BaaraStandstill);

/** The page that stands instead of one that cannot be shown. */
export function standstill(announced: Announced, why: Why, retry?: () => void): TemplateResult {
  return html`<baara-standstill .announced=${announced} .why=${why} .retry=${retry}></baara-standstill>`;
}
