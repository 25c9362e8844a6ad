import { type BaaraError, uuidv7 } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { readForm } from '../api/model.ts';
import { readRecord } from '../api/records.ts';
import type { Operation, Problem } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { postsOf } from '../record/current.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { flash } from '../state/flash.ts';
import { say, translation } from '../state/language.ts';
import { go, guardLeaving, place } from '../state/router.ts';
import { overview, today } from '../state/session.ts';
import { verbAddress } from '../units/actions.ts';
import type { Choices } from './conflict-dialog.ts';
import { endFields } from './dated-sections.ts';
import { type Draft, dropDraft, findDraft, keepDraft } from './draft.ts';
import { changesOf, type Entry, entryOf, isChanged, newEntry, obstaclesOf, sendable, wholly } from './entry.ts';
import { parentKnown } from './parent.ts';
import { isWarning, type Part, problemSummary, warningSummary } from './problem-summary.ts';
import { saveChange, saveNew } from './save.ts';
import { settled } from './settle.ts';
import './conflict-dialog.ts';
import './duplicates.ts';
import './sheet.ts';

/** Where a record is written, new or changed; a new person's first post is written with it. */
export class BaaraFormPage extends BaaraPage {
  static override properties = {
    form: {},
    record: {},
    entry: { state: true },
    post: { state: true },
    withPost: { state: true },
    failure: { state: true },
    refusal: { state: true },
    attempted: { state: true },
    warned: { state: true },
    busy: { state: true },
    draft: { state: true },
    clash: { state: true },
    nature: { state: true },
  };
  declare form: string;
  /** The record that is changed; none for a new one. */
  declare record: string | undefined;
  declare entry: Entry | null;
  /** The first post of a new record that is placed by its posts. */
  declare post: Entry | null;
  declare withPost: boolean;
  declare failure: BaaraError | null;
  /** What the server said of the whole save. */
  declare refusal: BaaraError | null;
  declare attempted: boolean;
  declare warned: boolean;
  declare busy: boolean;
  declare draft: Draft | null;
  declare clash: readonly Problem[];
  declare nature: 'correction' | 'event';
  #omit: readonly string[] = [];
  #context = '';
  #back = '';
  #title = '';
  #envelope = uuidv7();
  #free: (() => void) | null = null;

  constructor() {
    super();
    this.entry = null;
    this.post = null;
    this.withPost = true;
    this.failure = null;
    this.refusal = null;
    this.attempted = false;
    this.warned = false;
    this.busy = false;
    this.draft = null;
    this.clash = [];
    this.nature = 'correction';
  }

  protected override heading(): string {
    const slice = this.entry?.slice;
    if (!slice) return '';
    return this.record
      ? this.t('form:edit_title', { title: this.#title })
      : this.t('form:new_title', { form: say(slice.label) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    this.#free?.();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    (document.activeElement as HTMLElement | null)?.blur();
    void this.#save();
  };

  get #page(): string {
    return `${this.form}/${this.record ?? `new${place.get().search}`}`;
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const slice = await readForm(this.form);
      if (this.record) {
        const view = await readRecord(this.form, this.record);
        this.#title = view.title;
        this.entry = entryOf(slice, view);
        this.#back = `/f/${this.form}/${this.record}`;
        // What changes on a date has pages of its own: the server takes it no other way.
        this.#omit = slice.reorganised?.fields ?? [];
      } else {
        const parent = await parentKnown(slice, place.get().searchParams);
        this.#omit = Object.keys(parent.values);
        this.#context = parent.title;
        this.#back = parent.address ?? `/f/${this.form}`;
        this.entry = newEntry(slice, uuidv7(), parent.values, parent.labels);
        await this.#firstPost(this.entry);
      }
      this.draft = findDraft(this.#page);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async #firstPost(entry: Entry): Promise<void> {
    const posts = postsOf(entry.slice);
    if (!posts || !overview.get()?.forms[posts.form]?.can.includes('create')) return;
    const slice = await readForm(posts.form);
    const starts = slice.dated ? { valid_from: today() } : {};
    this.post = newEntry(slice, uuidv7(), { [posts.record]: entry.id, [posts.owner]: true, ...starts });
  }

  get #postOmit(): readonly string[] {
    const posts = this.entry && postsOf(this.entry.slice);
    return posts && this.post ? [posts.record, posts.owner, ...endFields(this.post.slice)] : [];
  }

  get #parts(): readonly Part[] {
    const { entry, post } = this;
    return [
      ...(entry ? [{ entry, prefix: 'f' }] : []),
      ...(post && this.withPost ? [{ entry: post, prefix: 'p' }] : []),
    ];
  }

  override render(): TemplateResult {
    const { entry } = this;
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!entry) return waitingNotice();
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href=${this.#back}>${icon('left')} ${this.#context || this.#title || say(entry.slice.plural)}</a></nav>
      <h1>${this.heading()}</h1>
      ${this.draft ? this.#offer(this.draft) : nothing} ${this.refusal ? failureNotice(this.refusal) : nothing} ${this.#summary()}
      ${this.record && entry.slice.reorganised ? this.#byDate(this.record) : nothing}
      <form class="sheet-form" novalidate @submit=${this.#submit}>
        <p class="soft">${this.t('form:required_note')}</p>
        <baara-sheet .entry=${entry} prefix="f" .omit=${this.#omit} @baara-entry=${(event: CustomEvent<Entry>) => this.#edited({ entry: event.detail })}></baara-sheet>
        ${entry.slice.duplicates && !this.record ? html`<baara-duplicates .entry=${entry}></baara-duplicates>` : nothing}
        ${this.post ? this.#postPart(this.post) : nothing} ${this.record ? this.#why() : nothing}
        <div class="savebar">
          <button class="button first" ?disabled=${this.busy}>${this.busy ? this.t('form:saving') : this.#saveWords()}</button>
          <a class="button" href=${this.#back}>${this.t('shell:cancel')}</a>
          <span class="soft">${this.t('form:keys')}</span>
        </div>
      </form>
      ${this.clash.length > 0 ? html`<baara-conflict-dialog .entry=${entry} .problems=${this.clash} @baara-choices=${(event: CustomEvent<Choices>) => this.#settle(event.detail)} @baara-close=${() => (this.clash = [])}></baara-conflict-dialog>` : nothing}
    </div>`;
  }

  /** The ways to what this form cannot change. */
  #byDate(unit: string): TemplateResult {
    return html`<p>${this.t('units:by_date')} ${(['rename', 'change', 'move', 'close'] as const).map(
      (verb, at) => html`${at > 0 ? ' · ' : ''}<a href=${verbAddress(unit, verb)}>${this.t(`units:do_${verb}`)}</a>`,
    )}</p>`;
  }

  #saveWords(): string {
    return this.t(this.warned ? 'form:save_anyway' : 'form:save');
  }

  #offer(draft: Draft): TemplateResult {
    return html`<div class="notice">${icon('history')}<div>
      <p>${this.t('form:draft_found', { at: translation().formats.moment(draft.at) })}</p>
      <div class="bar">
        <button type="button" class="button small" @click=${() => this.#resume(draft)}>${this.t('form:draft_resume')}</button>
        <button type="button" class="button plain small" @click=${() => this.#forget()}>${this.t('form:draft_drop')}</button>
      </div>
    </div></div>`;
  }

  #resume(draft: Draft): void {
    const restored = (entry: Entry | null, part: string): Entry | null => {
      const kept = draft.parts[part];
      return entry && kept
        ? {
            ...entry,
            values: { ...entry.values, ...kept.values },
            unknown: kept.unknown,
            labels: { ...entry.labels, ...kept.labels },
          }
        : entry;
    };
    this.draft = null;
    this.#edited({ entry: restored(this.entry, 'f'), post: restored(this.post, 'p') });
  }

  #forget(): void {
    dropDraft(this.#page);
    this.draft = null;
  }

  #summary(): TemplateResult | typeof nothing {
    if (!this.attempted) return nothing;
    const parts = this.#parts.map((part) => ({ part, problems: obstaclesOf(part.entry) }));
    const blocking = parts.map(({ part, problems }) => ({
      part,
      problems: problems.filter((problem) => !isWarning(problem)),
    }));
    if (blocking.some(({ problems }) => problems.length > 0)) return problemSummary(blocking);
    return this.warned ? warningSummary(parts) : nothing;
  }

  #postPart(post: Entry): TemplateResult {
    return html`<section class="stack">
      <div><h2>${this.t('form:first_post')}</h2><p class="soft">${this.t('form:first_post_lead')}</p></div>
      <label class="tick"><input type="checkbox" .checked=${!this.withPost} @change=${(event: Event) => (this.withPost = !(event.target as HTMLInputElement).checked)} />${this.t('form:without_post')}</label>
      ${this.withPost ? html`<baara-sheet fold .entry=${post} prefix="p" .omit=${this.#postOmit} @baara-entry=${(event: CustomEvent<Entry>) => this.#edited({ post: event.detail })}></baara-sheet>` : nothing}
    </section>`;
  }

  #why(): TemplateResult {
    const radio = (nature: 'correction' | 'event') =>
      html`<label class="tick"><input type="radio" name="nature" .checked=${this.nature === nature} @change=${() => (this.nature = nature)} />${this.t(`form:nature_${nature}`)}</label>`;
    return html`<fieldset class="part"><legend><h2>${this.t('form:why')}</h2></legend>
      <div class="field full"><div class="radios" role="radiogroup" aria-label=${this.t('form:why')}>${radio('correction')} ${radio('event')}</div></div>
      <div class="field"><label for="why-reason">${this.t('form:reason')} <span class="optional">(${this.t('form:optional')})</span></label><input id="why-reason" class="control" name="reason" maxlength="1000" autocomplete="off" /></div>
      <div class="field"><label for="why-act">${this.t('record:act')} <span class="optional">(${this.t('form:optional')})</span></label><input id="why-act" class="control" name="act" maxlength="300" autocomplete="off" /></div>
    </fieldset>`;
  }

  #edited(change: { readonly entry?: Entry | null; readonly post?: Entry | null }): void {
    if (change.entry !== undefined) this.entry = change.entry;
    if (change.post !== undefined) this.post = change.post;
    this.warned = false;
    this.#free ??= guardLeaving(() => window.confirm(this.t('form:leave')));
    const kept = this.#parts.map(
      ({ entry, prefix }) => [prefix, { values: entry.values, unknown: entry.unknown, labels: entry.labels }] as const,
    );
    keepDraft(this.#page, {
      at: new Date().toISOString(),
      rev: this.entry?.rev ?? null,
      parts: Object.fromEntries(kept),
    });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    if (this.busy || !this.entry) return;
    this.refusal = null;
    this.entry = wholly(this.entry);
    if (this.post && this.withPost) this.post = wholly(this.post);
    const found = this.#parts.flatMap((part) => obstaclesOf(part.entry));
    this.attempted = true;
    if (found.some((problem) => !isWarning(problem)) || (found.length > 0 && !this.warned)) {
      this.warned = found.every(isWarning);
      return this.#toSummary();
    }
    if (this.record && !isChanged(this.entry)) return this.#done(this.#back);
    this.busy = true;
    try {
      await this.#send(this.entry);
    } catch (thrown) {
      this.#refused(asFailure(thrown));
    } finally {
      this.busy = false;
    }
  }

  async #send(entry: Entry): Promise<void> {
    const said = (name: string) => this.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? '';
    if (entry.rev !== null) {
      await saveChange(entry, { nature: this.nature, reason: said('reason'), act: said('act') });
      return this.#done(this.#back);
    }
    const operations = this.#parts.map(
      (part): Operation => ({ do: 'create', form: part.entry.slice.id, id: part.entry.id, ...sendable(part.entry) }),
    );
    await saveNew(this.#envelope, operations);
    this.#done(this.#omit.length > 0 ? this.#back : `/f/${entry.slice.id}/${entry.id}`);
  }

  #done(address: string): void {
    dropDraft(this.#page);
    this.#free?.();
    this.#free = null;
    go(address);
    setTimeout(() => flash.set('record:saved_done'));
  }

  #refused(failure: BaaraError): void {
    const problems = failure.problems as readonly Problem[];
    if (failure.code === 'record.conflict' && this.entry && problems.some((problem) => problem.field)) {
      this.clash = problems.filter((problem) => problem.field && 'theirs' in problem.params);
      if (this.clash.length > 0) return;
    }
    const own = (entry: Entry) =>
      problems.filter((problem) =>
        problem.record ? problem.record === entry.id : problem.form === undefined || problem.form === entry.slice.id,
      );
    if (this.entry) this.entry = { ...this.entry, refused: own(this.entry) };
    if (this.post) this.post = { ...this.post, refused: own(this.post) };
    // The envelope was refused as a whole: what is sent next is another one.
    if (failure.code !== 'network.unreachable') this.#envelope = uuidv7();
    if (problems.length === 0) this.refusal = failure;
    void this.#toSummary();
  }

  #settle(choices: Choices): void {
    if (!this.entry) return;
    this.entry = settled(this.entry, this.clash, choices);
    this.clash = [];
    if (Object.keys(changesOf(this.entry)).length === 0) this.#done(this.#back);
    else void this.#save();
  }

  async #toSummary(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>('#summary, .notice.bad')?.focus();
    this.querySelector('#summary, .notice.bad')?.scrollIntoView({ block: 'start' });
  }
}

define('baara-form-page', BaaraFormPage);
