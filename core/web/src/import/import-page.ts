import { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import {
  type ColumnMapping,
  type Import,
  type LineFilter,
  listImports,
  readImport,
  readLines,
  refusedAddress,
  runImport,
  saveMapping,
  undoImport,
  uploadImport,
} from '../api/imports.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice, failureWording } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { say, translation } from '../state/language.ts';
import { restate } from '../state/router.ts';
import { overview, session } from '../state/session.ts';
import { progressPart } from './progress.ts';
import { recentPart } from './recent.ts';
import { stepsOf } from './steps.ts';
import './file-drop.ts';
import './lines-table.ts';
import './mapping-table.ts';
import './undo-dialog.ts';

const pause = 700;
const running = new Set(['checking', 'importing', 'undoing']);

/** A list becomes records: the file, its columns, what each line would do, then the import, which may be undone. */
export class BaaraImportPage extends BaaraPage {
  static override properties = {
    form: {},
    job: {},
    work: { state: true },
    recent: { state: true },
    mapping: { state: true },
    remapping: { state: true },
    outcome: { state: true },
    failure: { state: true },
    busy: { state: true },
    undoing: { state: true },
  };
  declare form: string;
  /** The import's id in the address. */
  declare job: string | undefined;
  declare work: Import | null;
  declare recent: readonly Import[];
  declare mapping: readonly ColumnMapping[];
  declare remapping: boolean;
  declare outcome: LineFilter | undefined;
  declare failure: BaaraError | null;
  declare busy: boolean;
  declare undoing: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.work = null;
    this.recent = [];
    this.mapping = [];
    this.remapping = false;
    this.outcome = undefined;
    this.failure = null;
    this.busy = false;
    this.undoing = false;
  }

  protected override followed() {
    return [overview];
  }

  protected override heading(): string {
    return this.t('imports:title', { form: say(overview.get()?.forms[this.form]?.plural) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('job') || this.job === this.work?.id) return;
    if (this.job) void this.#do(() => readImport(this.job ?? ''));
    else {
      this.work = null;
      void this.#readRecent();
    }
  }

  async #readRecent(): Promise<void> {
    const { imports } = await listImports(this.form).catch(() => ({ imports: [] }));
    this.recent = imports;
  }

  /** One step: its answer is the import as it now stands, followed while it runs. */
  async #do(step: () => Promise<Import>): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      this.#take(await step());
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  }

  #take(work: Import): void {
    const another = this.work?.id !== work.id;
    if (this.work?.state !== work.state) this.outcome = undefined;
    this.work = work;
    if (another) {
      this.mapping = work.mapping;
      this.outcome = undefined;
      restate(`/import/${this.form}/${work.id}`);
    }
    clearTimeout(this.#timer);
    if (running.has(work.state)) this.#timer = setTimeout(() => this.#follow(work.id), pause);
  }

  async #follow(id: string): Promise<void> {
    try {
      this.#take(await readImport(id));
    } catch {
      // The import goes on without this page: ask again when the network is back.
      this.#timer = setTimeout(() => this.#follow(id), pause * 4);
    }
  }

  override render(): TemplateResult {
    const { work } = this;
    return html`<div class="page">
      <nav class="crumbs" aria-label=${this.t('shell:breadcrumb')}><a href="/f/${this.form}">${icon('left')} ${say(overview.get()?.forms[this.form]?.plural)}</a></nav>
      <h1>${this.heading()}</h1>
      ${stepsOf(work, this.remapping ? 'mapping' : undefined)} ${this.failure ? failureNotice(this.failure) : nothing}
      ${work ? this.#stage(work) : this.#start()}
    </div>`;
  }

  #start(): TemplateResult {
    return html`<baara-file-drop .busy=${this.busy} @baara-file=${(event: CustomEvent<File>) => this.#do(() => uploadImport(this.form, event.detail))}></baara-file-drop>
      ${this.recent.length > 0 ? recentPart(this.recent) : nothing}`;
  }

  #stage(work: Import): TemplateResult {
    if (this.remapping) return this.#columns(work);
    switch (work.state) {
      case 'uploaded':
        return this.#columns(work);
      case 'failed':
        return html`<div class="notice bad" role="alert">${icon('error')}<p>${this.t('imports:failed', { problem: problemWords(work) })}</p></div>
          ${work.counts?.imported && mayUndo() ? html`<p>${this.#undoButton()}</p>` : nothing} ${this.#undoDialog(work)} ${this.#columns(work)}`;
      case 'checking':
        return progressPart(work, this.t('imports:checking'));
      case 'importing':
        return progressPart(work, this.t('imports:importing'));
      case 'undoing':
        return progressPart(work, this.t('imports:undoing'));
      case 'checked':
        return this.#checked(work);
      case 'imported':
      case 'undone':
        return this.#finished(work);
    }
  }

  #columns(work: Import): TemplateResult {
    const { encoding, separator, headerRow } = work.sheet;
    const facts = [
      { label: this.t('imports:encoding'), words: encoding ?? '' },
      { label: this.t('imports:separator'), words: separator === '\t' ? this.t('imports:tab') : (separator ?? '') },
      { label: this.t('imports:header_row'), words: String(headerRow) },
    ].filter((fact) => fact.words);
    return html`<section class="stack">
      <div><h2>${work.name}</h2><dl class="facts">${facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.words}</dd></div>`)}</dl></div>
      <p>${this.t('imports:mapping_lead')}</p>
      <baara-mapping-table .job=${work} .mapping=${this.mapping} @baara-mapping=${(event: CustomEvent<readonly ColumnMapping[]>) => this.#map(work, event.detail)}></baara-mapping-table>
      <div class="bar">
        <button type="button" class="button first" ?disabled=${this.busy} @click=${() => this.#check(work)}>${this.t('imports:check')}</button>
        ${this.#another()}
      </div>
    </section>`;
  }

  /** Kept as one chooses: whoever comes back tomorrow finds the columns as they were left. */
  #map(work: Import, mapping: readonly ColumnMapping[]): void {
    this.mapping = mapping;
    if (work.state === 'uploaded') saveMapping(work.id, mapping).catch((thrown) => (this.failure = asFailure(thrown)));
  }

  #another(): TemplateResult {
    return html`<a class="button" href="/import/${this.form}">${this.t('imports:another')}</a>`;
  }

  async #check(work: Import): Promise<void> {
    this.remapping = false;
    await this.#do(async () => {
      await saveMapping(work.id, this.mapping);
      return runImport(work.id, 'dry-run');
    });
  }

  #checked(work: Import): TemplateResult {
    const counts = work.counts;
    const count = counts?.ready ?? 0;
    return html`<section class="stack">
      <div><h2>${work.name}</h2><p class="soft">${this.t('imports:check_lead')}</p></div>
      ${this.#counts(work)}
      <div class="bar">
        <button type="button" class="button first" ?disabled=${this.busy} @click=${() => this.#do(() => this.#import(work))}>${this.t('imports:start', { count })}</button>
        <button type="button" class="button" @click=${() => (this.remapping = true)}>${this.t('imports:back_to_mapping')}</button>
        ${this.#refusedLink(work)}
      </div>
      ${this.#lines(work)}
    </section>`;
  }

  /** What is still to be decided is not imported: that is said before. */
  async #import(work: Import): Promise<Import> {
    const { lines } = await readLines(work.id, { outcome: 'undecided' });
    if (lines.length > 0 && !window.confirm(this.t('imports:undecided'))) {
      this.outcome = 'held';
      return work;
    }
    return runImport(work.id, 'start');
  }

  #refusedLink(work: Import): TemplateResult | typeof nothing {
    return work.counts?.refused
      ? html`<a class="button plain" href=${refusedAddress(work.id)} download>${icon('download')} ${this.t('imports:download_refused')}</a>`
      : nothing;
  }

  #counts(work: Import): TemplateResult {
    const shown = work.state === 'checked' ? (['ready'] as const) : (['imported', 'skipped'] as const);
    const fact = (name: 'ready' | 'imported' | 'skipped') =>
      html`<div class="count"><strong>${this.#number(work, name)}</strong>${this.t(`imports:${name}`)}</div>`;
    const choice = (name: Exclude<LineFilter, 'undecided'>) =>
      html`<button type="button" aria-pressed=${this.outcome === name} @click=${() => (this.outcome = this.outcome === name ? undefined : name)}><strong>${this.#number(work, name)}</strong>${this.t(`imports:${name}`)}</button>`;
    return html`<div class="counts" role="group" aria-label=${this.t('imports:count_caption')}>
      ${shown.map(fact)} ${(['refused', 'held', 'normalised', 'already'] as const).filter((name) => work.counts?.[name]).map(choice)}
    </div>`;
  }

  #number(work: Import, name: keyof NonNullable<Import['counts']>): string {
    return translation().formats.number(work.counts?.[name] ?? 0);
  }

  #lines(work: Import): TemplateResult {
    return html`<baara-lines-table .job=${work} .outcome=${this.outcome} @baara-decided=${(event: CustomEvent<Import>) => this.#take(event.detail)}></baara-lines-table>`;
  }

  #finished(work: Import): TemplateResult {
    const done = work.state === 'imported';
    return html`<section class="stack">
      <div class="notice good" role="status">${icon('check')}<p>${done ? this.t('imports:done', { count: work.counts?.imported ?? 0 }) : this.t('imports:undone')}</p></div>
      ${this.#counts(work)}
      <div class="bar">
        <a class="button first" href="/f/${this.form}">${this.t('imports:see_list')}</a> ${this.#refusedLink(work)} ${this.#another()}
        ${done && mayUndo() ? this.#undoButton() : nothing}
      </div>
      ${done ? this.#lines(work) : nothing}
      ${!done && work.problem ? html`<div class="notice warn">${icon('warning')}<p>${problemWords(work)}</p></div>` : nothing}
      ${this.#undoDialog(work)}
    </section>`;
  }

  #undoButton(): TemplateResult {
    return html`<button type="button" class="button danger" @click=${() => (this.undoing = true)}>${this.t('imports:undo')}</button>`;
  }

  #undoDialog(work: Import): TemplateResult | typeof nothing {
    return this.undoing
      ? html`<baara-undo-dialog .form=${this.form} .job=${work.id} @baara-close=${() => (this.undoing = false)} @baara-undo=${(event: CustomEvent<string>) => this.#undo(work, event.detail)}></baara-undo-dialog>`
      : nothing;
  }

  #undo(work: Import, reason: string): void {
    this.undoing = false;
    void this.#do(() => undoImport(work.id, reason));
  }
}

function mayUndo(): boolean {
  return session.get()?.rights.includes('undo-import') === true;
}

function problemWords({ problem }: Import): string {
  return problem ? failureWording(new BaaraError(problem)) : '';
}

define('baara-import-page', BaaraImportPage);
