import { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { readHome } from '../api/home.ts';
import { forgetForms, readOverview } from '../api/model.ts';
import { ahead } from '../api/request.ts';
import { readSession } from '../api/session.ts';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { unsent } from '../state/drafts.ts';
import { expired } from '../state/expired.ts';
import { flash } from '../state/flash.ts';
import { bringWords, changeLanguage, hasWords, language, useTimeZone } from '../state/language.ts';
import { go, place } from '../state/router.ts';
import { forgetHere, networkLost, online, overview, rememberHere, session, wasHere } from '../state/session.ts';
import { lastWorkplace, resumeWorkplace } from '../state/workplace.ts';
import { awaitedPage } from './awaited.ts';
import { asFailure, failureNotice, waitingNotice } from './failure.ts';
import { helpOnKey } from './open-help.ts';
import { lineNotice } from './pending.ts';
import { prefetchNext, startPage } from './prefetch.ts';
import { type Route, routeOf } from './routes.ts';
import { showSite } from './site.ts';
import { standstill } from './standstill.ts';
import './masthead.ts';
import './navigation.ts';
import './sign-in.ts';

/** The address that was loaded anew because its code had not come: not twice in a row. */
const reloaded = 'baara.reloaded';

/** The whole window: who works here, where they are, and the page for it. */
export class BaaraApp extends BaaraElement {
  static override properties = { failure: { state: true }, ready: { state: true }, missing: { state: true } };
  declare failure: BaaraError | null;
  declare ready: ReadonlySet<Route>;
  /** The page whose code did not come. */
  declare missing: { readonly path: string; readonly failure: BaaraError } | null;
  #shown = place.get().pathname;

  constructor() {
    super();
    this.failure = null;
    this.ready = new Set();
    this.missing = null;
  }

  protected override followed() {
    return [place, session, overview, online, flash, expired, unsent];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.lang = language.get();
    document.addEventListener('keydown', helpOnKey);
    window.addEventListener('offline', networkLost);
    window.addEventListener('online', () => void readSession().catch(() => undefined));
    void this.#start();
  }

  async #start(): Promise<void> {
    this.failure = null;
    try {
      if (wasHere())
        ahead(() => [readOverview(), ...(place.get().pathname === '/' ? [readHome(lastWorkplace())] : [])]);
      const [info] = await Promise.all([readSession(), bringWords()]);
      session.set(info);
      showSite(info.site);
      if (info.user) await this.#enter();
      else {
        forgetHere();
        // While they type, what comes after.
        void routeOf('/')?.route.load();
      }
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async #enter(): Promise<void> {
    const info = session.get();
    forgetForms();
    if (info && localStorage.getItem('baara.language') === null) await changeLanguage(info.language);
    if (info) resumeWorkplace(info);
    rememberHere();
    startPage(this.#destination);
    const model = await readOverview();
    useTimeZone(model.timeZone);
    overview.set(model);
    expired.set(false);
    if (place.get().pathname === '/connexion') go(this.#destination);
  }

  /** Where one goes once it is known who one is. */
  get #destination(): string {
    const { pathname, searchParams } = place.get();
    return pathname === '/connexion' ? (searchParams.get('to') ?? '/') : pathname;
  }

  protected override willUpdate(): void {
    const path = place.get().pathname;
    if (path !== this.#shown) {
      this.#shown = path;
      queueMicrotask(() => flash.set(null));
    }
  }

  override render(): TemplateResult {
    const info = session.get();
    if (this.failure)
      return html`<main class="wide"><div class="page"><h1>${this.t('shell:broken_title')}</h1>${failureNotice(this.failure, () => this.#start())}</div></main>`;
    if (!info) return html`<main class="wide">${hasWords() ? waitingNotice() : nothing}</main>`;
    if (!info.user || !overview.get()) {
      return html`<baara-masthead></baara-masthead>
        <main id="content" class="wide">${info.user ? waitingNotice() : this.#door()}</main>`;
    }
    return html`
      <a class="skip" href="#content">${this.t('shell:skip')}</a>
      <baara-masthead></baara-masthead>
      <baara-navigation></baara-navigation>
      ${lineNotice()}
      <main id="content" tabindex="-1" class="wide" @baara-rested=${prefetchNext}>
        <div class="flash" role="status" aria-live="polite">${this.#flash()}</div>
        ${this.#withheld()}
        ${this.#page()}
      </main>
      ${expired.get() ? html`<baara-sign-in modal @baara-signed-in=${this.#enter}></baara-sign-in>` : nothing}
    `;
  }

  /** Who has a one-time link chooses a password; everybody else signs in. */
  #door(): TemplateResult {
    if (place.get().pathname !== '/invitation') {
      return html`<baara-sign-in @baara-signed-in=${this.#enter}></baara-sign-in>`;
    }
    void import('../administration/invitation-page.ts');
    return html`<baara-invitation-page @baara-signed-in=${this.#enter}></baara-invitation-page>`;
  }

  /** A role that waits for a second factor is said on every page but the one where it is set up. */
  #withheld(): TemplateResult | typeof nothing {
    const roles = session.get()?.withheld ?? [];
    if (roles.length === 0 || place.get().pathname === '/profile') return nothing;
    return html`<p class="notice warn">${icon('warning')} <a href="/profile">${this.t('accounts:factor_wanted', { roles: roles.join(', ') })}</a></p>`;
  }

  #flash(): TemplateResult | typeof nothing {
    const said = flash.get();
    return said ? html`<p class="notice good">${icon('check')} ${this.t(said)}</p>` : nothing;
  }

  #page(): TemplateResult {
    const found = routeOf(place.get().pathname);
    if (!found) return this.#notFound();
    const { route, parts } = found;
    const announced = route.announce(parts);
    const { may } = announced;
    if (may !== 'open') return keyed(place.get().pathname, standstill(announced, may)) as unknown as TemplateResult;
    if (!this.ready.has(route)) {
      const { pathname } = place.get();
      if (this.missing?.path === pathname)
        return standstill(announced, this.missing.failure, () => window.location.reload());
      startPage(place.get().pathname);
      route.load().then(
        () => {
          sessionStorage.removeItem(reloaded);
          this.ready = new Set([...this.ready, route]);
        },
        (thrown: unknown) => this.#unloaded(thrown),
      );
      return awaitedPage(announced);
    }
    return route.draw(parts);
  }

  /**
   * A document remembers that a file of code did not come: only loading it anew asks again. That is done at once where there is a
   * network, but not twice in a row.
   */
  #unloaded(thrown: unknown): void {
    const { href } = window.location;
    if (navigator.onLine && sessionStorage.getItem(reloaded) !== href) {
      sessionStorage.setItem(reloaded, href);
      window.location.reload();
      return;
    }
    this.missing = {
      path: window.location.pathname,
      failure: new BaaraError({ code: 'network.unreachable', cause: thrown }),
    };
  }

  #notFound(): TemplateResult {
    return standstill({ title: this.t('shell:not_found_title'), may: 'unknown' }, 'unknown');
  }
}

define('baara-app', BaaraApp);
