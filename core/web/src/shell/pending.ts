import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { unsent } from '../state/drafts.ts';
import { translation } from '../state/language.ts';
import { place } from '../state/router.ts';
import { online } from '../state/session.ts';

const address = '/unsent';

/** What is held and not sent, without the page that is being written. */
function held() {
  const { pathname, search } = place.get();
  return unsent.get().filter((draft) => draft.state === 'unsent' || draft.address !== pathname + search);
}

/** How much this device holds that was not sent, always in sight; nothing when it holds nothing. */
export function pendingLink(): TemplateResult | typeof nothing {
  // While somebody types the network is still there: without it the page could not be fetched any more.
  if (unsent.get().length > 0) import('../unsent/unsent-page.ts').catch(() => undefined);
  const count = held().length;
  if (count === 0) return nothing;
  const words = translation().t('shell:unsent', { count });
  return html`<nav class="pending" aria-label=${translation().t('shell:unsent_title')}>
    <a class="entry" href=${address} aria-label=${words} title=${words}>${icon('pending')} <span class="tag warn" aria-hidden="true">${count}</span></a>
  </nav>`;
}

/** That there is no network, or that it is back and something waits to be sent. */
export function lineNotice(): TemplateResult | typeof nothing {
  const { t } = translation();
  const waiting = unsent.get().filter(({ state }) => state === 'unsent').length;
  const isThere = place.get().pathname === address;
  if (online.get() && (waiting === 0 || isThere)) return nothing;
  return html`<div class="offline" role="status"><p class="wide">
    ${icon(online.get() ? 'pending' : 'offline')} ${online.get() ? nothing : t('shell:offline')}
    ${waiting > 0 ? html`${t('shell:unsent_waiting', { count: waiting })} ${isThere ? nothing : html`<a href=${address}>${t('shell:unsent_see')}</a>`}` : nothing}
  </p></div>`;
}
