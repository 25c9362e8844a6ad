import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readRecord } from '../api/records.ts';
import { type BrowsedUnit, browseUnits, type Preview, previewReorganisation, reorganise } from '../api/units.ts';
import { define } from '../element.ts';
import { draftOffer } from '../form/draft-offer.ts';
import { wholly } from '../form/entry.ts';
import { BaaraWritingPage } from '../form/writing-page.ts';
import { icon } from '../icons/icon.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { standstill } from '../shell/standstill.ts';
import { isResumed, type Draft as Kept } from '../state/drafts.ts';
import { flash } from '../state/flash.ts';
import { go } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { isVerb, offeredVerbs } from './actions.ts';
import { bodyOf, resultOf } from './body.ts';
import { checkStep, leavesSomebody } from './check-step.ts';
import { type Draft, emptyDraft, type Subject } from './draft.ts';
import { faultSummary, faultsOf, undistributed } from './faults.ts';
import { dropReorganisation, keepReorganisation, keptReorganisation, resumedReorganisation } from './kept.ts';
import { type Step, sayStep } from './say-step.ts';
import { shareStep } from './share-step.ts';
import { treeForm } from './tree-form.ts';
import '../fields/choice-input.ts';
import '../fields/combobox.ts';
import '../fields/date-input.ts';
import '../form/sheet.ts';
import '../styles/units.css';

type StepName = 'say' | 'share' | 'check';

/** A unit is renamed, moved, split… from a day on: what changes, then what that does, then it is saved. */
export class BaaraReorganisePage extends BaaraWritingPage {
  static override properties = {
    unit: {},
    verb: {},
    subject: { state: true },
    draft: { state: true },
    step: { state: true },
    below: { state: true },
    preview: { state: true },
    kept: { state: true },
  };
  declare unit: string;
  declare verb: string;
  declare subject: Subject | null;
  declare draft: Draft | null;
  declare step: StepName;
  /** The open units directly below: on the effective date once it is known. */
  declare below: readonly BrowsedUnit[];
  declare preview: Preview | null;
  /** What was said here before and not saved. */
  declare kept: Kept | null;

  constructor() {
    super();
    this.subject = null;
    this.draft = null;
    this.step = 'say';
    this.below = [];
    this.preview = null;
    this.kept = null;
  }

  protected override heading(): string {
    const { subject } = this;
    return subject ? this.t(`units:title_${subject.verb}`, { name: subject.view.title }) : '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    const form = treeForm(overview.get());
    const { verb } = this;
    if (!form || !isVerb(verb)) return;
    try {
      const [slice, view, level] = await Promise.all([
        readForm(form.id),
        readRecord(form.id, this.unit),
        verb === 'close' ? browseUnits({ parent: this.unit }) : null,
      ]);
      this.subject = { verb, slice, view };
      this.below = level?.units ?? [];
      this.draft = emptyDraft(this.subject);
      const kept = keptReorganisation(this.subject);
      if (kept && isResumed(`${form.id}/${this.unit}/${verb}`)) this.#resume(this.subject, kept);
      else this.kept = kept;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { subject, draft } = this;
    const what = () => announced.tree();
    if (this.failure) return standstill(what(), this.failure, () => this.#load());
    if (!subject || !draft) return awaitedPage(what());
    const { view, slice, verb } = subject;
    const back = `/f/${slice.id}/${view.id}`;
    const allowed = offeredVerbs(slice, view, overview.get()).includes(verb);
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href=${back}>${icon('left')} ${view.title}</a></nav>
      <div><h1>${this.heading()}</h1><p class="soft">${this.t(`units:lead_${verb}`)}</p></div>
      ${allowed && this.kept ? this.#offer(subject, this.kept) : nothing}
      ${allowed ? this.#steps(subject, draft, back) : html`<div class="notice warn">${icon('warning')}<div><p>${this.t('units:denied')}</p></div></div>`}
    </div>`;
  }

  get #names(): readonly StepName[] {
    return this.verb === 'split' ? ['say', 'share', 'check'] : ['say', 'check'];
  }

  #steps(subject: Subject, draft: Draft, back: string): TemplateResult {
    const names = this.#names;
    const at = names.indexOf(this.step);
    const faults = this.attempted && this.step === 'say' ? faultsOf(subject, draft) : [];
    const step: Step = { subject, draft, faults, change: this.#change };
    return html`<ol class="steps" aria-label=${this.t('units:steps')}>${names.map((name, each) => html`<li class=${each < at ? 'done' : ''} aria-current=${each === at ? 'step' : 'false'}>${this.t(`units:step_${name}`)}</li>`)}</ol>
      ${this.refusal ? failureNotice(this.refusal) : nothing} ${faultSummary(faults)} ${this.#obstacle(subject)}
      <form class="sheet-form" novalidate @submit=${this.#submit}>
        ${this.step === 'say' ? sayStep(step) : this.step === 'share' ? shareStep(step, this.below, this.attempted) : this.preview ? checkStep(step, this.preview, this.below, this.attempted) : waitingNotice(this.t('units:checking'))}
        <div class="savebar">
          <button class="button first" ?disabled=${this.busy}>${this.#words(subject)}</button>
          ${at > 0 ? html`<button type="button" class="button" @click=${this.#backwards}>${this.t('units:change_again')}</button>` : nothing}
          <a class="button plain" href=${back}>${this.t('shell:cancel')}</a>
          ${this.step === 'check' ? html`<span class="soft">${this.t('units:check_nothing_kept')}</span>` : nothing}
        </div>
      </form>`;
  }

  #words({ verb }: Subject): string {
    if (this.busy) return this.t(this.step === 'check' ? 'units:working' : 'units:checking');
    if (this.step === 'check') return this.t(`units:confirm_${verb}`);
    return this.t(this.step === 'say' && verb === 'split' ? 'units:next_share' : 'units:next_check');
  }

  /** What stands in the way of closing, said before anything is filled in. */
  #obstacle({ verb, slice }: Subject): TemplateResult | typeof nothing {
    const { below } = this;
    if (verb !== 'close' || below.length === 0) return nothing;
    return html`<div class="notice warn">${icon('warning')}<div>
      <p>${this.t('units:children_first', { count: below.length })}</p>
      <ul class="named">${below.slice(0, 10).map(({ id, name }) => html`<li><a href="/f/${slice.id}/${id}">${name}</a></li>`)}</ul>
    </div></div>`;
  }

  readonly #change = (change: Partial<Draft>): void => {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change };
    this.kept = null;
    this.hold();
    if (this.subject) keepReorganisation(this.subject, this.draft);
  };

  #resume(subject: Subject, kept: Kept): void {
    this.kept = null;
    this.draft = resumedReorganisation(subject, kept);
    this.hold();
  }

  #offer(subject: Subject, kept: Kept): TemplateResult {
    return draftOffer(kept, {
      resume: () => this.#resume(subject, kept),
      drop: () => {
        dropReorganisation(subject);
        this.kept = null;
      },
    });
  }

  readonly #backwards = (): void => {
    const names = this.#names;
    this.#go(names[names.indexOf(this.step) - 1] ?? 'say');
  };

  #go(step: StepName): void {
    this.step = step;
    this.attempted = false;
    this.refusal = null;
    window.scrollTo(0, 0);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus());
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (!this.busy) void this.#next();
  };

  async #next(): Promise<void> {
    const { subject } = this;
    if (!subject || !this.draft) return;
    this.refusal = null;
    this.attempted = true;
    this.busy = true;
    try {
      if (this.step === 'say') await this.#said(subject);
      else if (this.step === 'share') await this.#shared(subject);
      else await this.#confirm(subject);
    } catch (thrown) {
      this.refusal = asFailure(thrown);
      if (this.step === 'check') this.step = 'say';
      void this.toSummary();
    } finally {
      this.busy = false;
    }
  }

  async #said(subject: Subject): Promise<void> {
    const draft = touched(this.draft as Draft);
    this.draft = draft;
    if (faultsOf(subject, draft).length > 0) return this.toSummary();
    if (subject.verb !== 'split') return this.#check(subject, draft);
    this.below = (await browseUnits({ parent: subject.view.id, as_of: draft.on ?? '' })).units;
    if (this.below.length === 0) return this.#check(subject, draft);
    this.#go('share');
  }

  async #shared(subject: Subject): Promise<void> {
    const draft = this.draft as Draft;
    if (undistributed(draft, this.below).length > 0) return this.toSummary();
    await this.#check(subject, draft);
  }

  async #check(subject: Subject, draft: Draft): Promise<void> {
    const { verb, view } = subject;
    this.preview = await previewReorganisation({ unit: view.id, verb, body: bodyOf(subject, draft, this.below) });
    this.#go('check');
  }

  async #confirm(subject: Subject): Promise<void> {
    const draft = this.draft as Draft;
    const { verb, view, slice } = subject;
    if (this.preview && leavesSomebody(this.preview) && !draft.accepted) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('#accept')?.focus();
      return;
    }
    await reorganise({ unit: view.id, verb, body: bodyOf(subject, draft, this.below) });
    dropReorganisation(subject);
    this.release();
    go(`/f/${slice.id}/${resultOf(subject, draft)}`);
    setTimeout(() => flash.set(`units:done_${verb}`));
  }
}

/** With every field of the new units as left, so that what they lack is shown at them. */
function touched(draft: Draft): Draft {
  return { ...draft, fresh: wholly(draft.fresh), parts: draft.parts.map(({ entry }) => ({ entry: wholly(entry) })) };
}

define('baara-reorganise-page', BaaraReorganisePage);
