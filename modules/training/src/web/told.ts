import type { BaaraError } from '@baara/model';
import { failureNotice } from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';

/** What went wrong, with each problem in the server's words. */
export function toldFailure(failure: BaaraError | null, retry?: () => void): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  const said = failure.problems.flatMap((problem) => {
    const { message } = problem as { readonly message?: unknown };
    return typeof message === 'string' ? [message] : [];
  });
  return html`${failureNotice(failure, retry)}${said.length > 0 ? html`<ul class="error">${[...new Set(said)].map((each) => html`<li>${each}</li>`)}</ul>` : nothing}`;
}
