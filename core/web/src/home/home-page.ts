import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Home, readHome } from '../api/home.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { postsOf } from '../record/current.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { type MenuEntry, type MenuLink, menuEntries } from '../shell/menus.ts';
import { BaaraPage } from '../shell/page.ts';
import { language, say, translation } from '../state/language.ts';
import { recentChanges } from '../state/recent.ts';
import { overview, session } from '../state/session.ts';
import { changeWorkplace, forgetWorkplace, workplace } from '../state/workplace.ts';
import { breakdown, figureCard, figuresWaiting, type ShownFigure } from './figures.ts';
import { recentList, waitingList } from './waiting.ts';

const mostInTile = 6;

/** The first page after signing in: the unit one works in at a glance, what waits, what was opened last. */
export class BaaraHome extends BaaraPage {
  static override properties = { home: { state: true }, failure: { state: true }, busy: { state: true } };
  declare home: Home | null;
  declare failure: BaaraError | null;
  declare busy: boolean;
  #loaded = '';

  constructor() {
    super();
    this.home = null;
    this.failure = null;
    this.busy = false;
  }

  protected override followed() {
    return [overview, session, workplace, recentChanges];
  }

  protected override heading(): string {
    return this.t('shell:home');
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const wanted = `${workplace.get()?.id ?? ''} ${language.get()}`;
    if (wanted === this.#loaded) return;
    this.#loaded = wanted;
    void this.#load(wanted);
  }

  async #load(wanted: string): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      const home = await readHome(workplace.get()?.id);
      if (wanted !== this.#loaded) return;
      this.home = home;
      if (home.unit && home.unit.id !== workplace.get()?.id) {
        this.#loaded = `${home.unit.id} ${language.get()}`;
        changeWorkplace(home.unit);
      }
    } catch (thrown) {
      if (wanted !== this.#loaded) return;
      const failure = asFailure(thrown);
      // The unit that was kept is gone: the server proposes another.
      if (failure.code === 'record.not_found') forgetWorkplace();
      else this.failure = failure;
    } finally {
      if (wanted === this.#loaded) this.busy = false;
      this.rested(this.#daily());
    }
  }

  /** The lists of those at work are opened every day. */
  #daily(): readonly string[] {
    const forms = Object.values(overview.get()?.forms ?? {});
    return forms.filter((form) => postsOf(form) && form.can.includes('read')).map(({ id }) => `/f/${id}`);
  }

  override render(): TemplateResult {
    const { home } = this;
    const user = session.get()?.user;
    return html`<div class="page home">
      <div>
        <h1>${this.t('shell:home')}</h1>
        <p class="soft">${[this.t('shell:welcome', { name: user?.name || user?.username }), workplace.get()?.title].filter(Boolean).join(' · ')}</p>
      </div>
      ${this.failure ? failureNotice(this.failure, () => this.#load(this.#loaded)) : this.#figures()}
      ${home || this.failure ? this.#rest() : waitingNotice()}
    </div>`;
  }

  /** What stands below the figures comes with them: nobody knows before how tall they are, and nothing is pushed away. */
  #rest(): TemplateResult {
    const { home } = this;
    return html`<div class="columns">
        ${home ? waitingList(home.imports ?? [], home.tasks ?? []) : nothing}
        ${recentList()}
      </div>
      <section class="stack">
        <h2>${this.t('shell:home_lead')}</h2>
        <div class="tiles">${menuEntries(overview.get(), workplace.get()?.id).map((entry) => this.#tile(entry))}</div>
      </section>`;
  }

  #figures(): TemplateResult | typeof nothing {
    const known = overview.get()?.figures ?? [];
    if (known.length === 0) return nothing;
    const { home } = this;
    if (!home) return figuresWaiting(known.length);
    const unit = home.unit?.id;
    const shown = home.figures.flatMap((count) => {
      const figure = known.find(({ id }) => id === count.id);
      const form = figure && overview.get()?.forms[figure.form];
      return figure && form ? [{ figure, form, count, unit, translation: translation() }] : [];
    });
    const [counted] = home.figures.flatMap((each) => each.counted ?? []).sort();
    return html`<section class="stack" aria-busy=${this.busy} aria-label=${this.t('shell:figures')}>
      <ul class="cards">${[...shown].sort(wantingLast).map(figureCard)}</ul>
      ${counted === undefined ? nothing : html`<p class="soft">${this.t('shell:counted_at', { at: translation().formats.moment(counted) })}</p>`}
      <div class="columns">${shown.filter(({ count }) => (count.items?.length ?? 0) > 0).map(breakdown)}</div>
    </section>`;
  }

  #tile(entry: MenuEntry): TemplateResult {
    const link = ({ title, address }: MenuLink) => html`<li><a href=${address}>${title}</a></li>`;
    const others = entry.links.slice(mostInTile);
    return html`<section class="tile">
      <h3>${icon(entry.icon)} ${say(entry.label)}</h3>
      <ul>${entry.links.slice(0, mostInTile).map(link)}</ul>
      ${others.length > 0 ? html`<p><a href="/menu/${entry.id}">${this.t('shell:others', { count: others.length })}</a></p>` : nothing}
    </section>`;
  }
}

/** What is comes before what is wanting. */
function wantingLast(one: ShownFigure, other: ShownFigure): number {
  return Number(one.figure.wanting ?? false) - Number(other.figure.wanting ?? false);
}

define('baara-home', BaaraHome);
