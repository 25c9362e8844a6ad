import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { failureNotice, waitingNotice } from '../shell/failure.ts';

interface Frame {
  readonly title: string;
  readonly id: string;
  readonly failure: BaaraError | null;
  readonly retry: () => void;
  /** What is shown; nothing while it is on its way. */
  readonly body: TemplateResult | null;
  readonly aside?: TemplateResult;
}

/** A panel of a unit's page with its title: it keeps its place while its data are on their way. */
export function panelFrame({ title, id, failure, retry, body, aside }: Frame): TemplateResult {
  return html`<section class="panel" aria-labelledby=${id}>
    <div class="heading"><h2 id=${id}>${title}</h2>${aside ? html`<div class="bar">${aside}</div>` : nothing}</div>
    ${failure ? html`<div class="inside">${failureNotice(failure, retry)}</div>` : (body ?? html`<div class="inside waits">${waitingNotice()}</div>`)}
  </section>`;
}
