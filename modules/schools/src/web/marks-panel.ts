import { type BaaraError, uuidv7 } from '@baara/model';
import { asFailure, BaaraPanel, failureNotice, listItems, overview, request, say, waitingNotice } from '@baara/web';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MarkSheet } from '../server/marks.ts';
import { markIn } from './mark-text.ts';
import { type MarkStep, stepsOf } from './marks-steps.ts';
import { type Entered, marksTable } from './marks-table.ts';
import { words } from './words.ts';

interface Item {
  readonly code: string;
  readonly label: string;
}

/** The marks of a promotion in one table, students by subjects, entered and saved together. */
export class SchoolsMarksPanel extends BaaraPanel {
  static override properties = {
    ...BaaraPanel.properties,
    sheet: { state: true },
    entered: { state: true },
    lists: { state: true },
    term: { state: true },
    failure: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  declare sheet: MarkSheet | null;
  /** What was typed and is not saved yet. */
  declare entered: Entered;
  declare lists: {
    readonly semesters: readonly Item[];
    readonly attempts: readonly Item[];
    readonly decisions: readonly Item[];
  } | null;
  declare term: {
    readonly year: number | null;
    readonly semester: string;
    readonly attempt: string;
    readonly page: number;
  };
  declare failure: BaaraError | null;
  declare done: string;
  declare busy: boolean;

  constructor() {
    super();
    this.sheet = null;
    this.entered = new Map();
    this.lists = null;
    this.term = { year: null, semester: 'YEAR', attempt: '1', page: 0 };
    this.failure = null;
    this.done = '';
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('record') || changed.has('term')) void this.#load();
  }

  async #load(): Promise<void> {
    const { term, record } = this;
    this.failure = null;
    try {
      if (!this.lists) {
        const [semesters, attempts, decisions] = await Promise.all(
          ['semester', 'exam_attempt', 'year_decision'].map(async (list) => (await listItems(list)).items),
        );
        this.lists = { semesters: semesters ?? [], attempts: attempts ?? [], decisions: decisions ?? [] };
      }
      const { year, ...rest } = term;
      const query = { intake: record.id, ...rest, ...(year === null ? {} : { year }) };
      const sheet = await request<MarkSheet>('parts/schools/marks', { query });
      if (term !== this.term || record.id !== this.record.id) return;
      this.sheet = sheet;
      this.entered = new Map();
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { sheet, lists } = this;
    if (!sheet || !lists) return this.failure ? failureNotice(this.failure, () => this.#load()) : waitingNotice();
    const may = (form: string) => overview.get()?.forms[form]?.can.includes('create') ?? false;
    const writes = { marks: may('subject_result'), results: may('year_result') };
    return html`<div class="schools-sheet">
      ${this.failure ? failureNotice(this.failure) : nothing}
      ${this.#choosers(sheet, lists)}
      ${
        sheet.students.length === 0
          ? html`<p class="nothing">${say(words.nobodyEnrolled)}</p>`
          : html`${sheet.subjects.length === 0 ? html`<p class="soft">${say(words.noSubjects)}</p>` : nothing}
              ${writes.marks ? html`<p class="soft">${say(words.marksHint)}</p>` : nothing}
              ${marksTable({ sheet, decisions: lists.decisions, entered: this.entered, writes, enter: (key, text) => this.#enter(key, text) })}
              ${this.#bar(sheet, writes.marks || writes.results)}`
      }
    </div>`;
  }

  #choosers(
    { years, year }: MarkSheet,
    { semesters, attempts }: NonNullable<SchoolsMarksPanel['lists']>,
  ): TemplateResult {
    const choose = (key: 'year' | 'semester' | 'attempt') => (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.done = '';
      this.term = { ...this.term, page: 0, [key]: key === 'year' ? Number(value) : value };
    };
    const select = (
      id: string,
      label: string,
      options: readonly Item[],
      chosen: string,
      change: (event: Event) => void,
    ) =>
      html`<div class="field"><label for="schools-${id}">${label}</label>
        <select id="schools-${id}" class="control" ?disabled=${this.entered.size > 0} @change=${change}>
          ${options.map(({ code, label: name }) => html`<option value=${code} ?selected=${code === chosen}>${name}</option>`)}</select></div>`;
    const schoolYears = years.map((each) => ({ code: String(each), label: `${each}–${each + 1}` }));
    return html`<div class="schools-choosers">
      ${select('year', say(words.schoolYear), schoolYears, String(year), choose('year'))}
      ${select('semester', say(words.semester), semesters, this.term.semester, choose('semester'))}
      ${select('attempt', say(words.attempt), attempts, this.term.attempt, choose('attempt'))}
      <a class="button push" href="/p/schools/transcripts?intake=${this.record.id}">${say(words.transcripts)}</a>
    </div>`;
  }

  #bar({ page, pages }: MarkSheet, mayWrite: boolean): TemplateResult {
    const wrong = [...this.entered].filter(
      ([key, text]) => !key.endsWith(' decision') && markIn(text) === 'wrong',
    ).length;
    const turn = (by: number) => () => {
      this.term = { ...this.term, page: page + by };
    };
    const isOpen = this.entered.size > 0;
    return html`${wrong > 0 ? html`<p class="error" role="alert">${say(words.wrongMarks)}</p>` : nothing}
      <p role="status" class="soft">${this.done}</p>
      <div class="bar">
        ${mayWrite ? html`<button type="button" class="button first" ?disabled=${!isOpen || wrong > 0 || this.busy} @click=${this.#save}>${say(words.save)}${isOpen ? ` (${this.entered.size})` : ''}</button>` : nothing}
        ${isOpen ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${() => (this.entered = new Map())}>${say(words.cancel)}</button>` : nothing}
        ${
          pages > 1
            ? html`<span class="push"></span><button type="button" class="button" ?disabled=${page === 0 || isOpen} @click=${turn(-1)}>${say(words.previous)}</button>
              <span>${page + 1} / ${pages}</span>
              <button type="button" class="button" ?disabled=${page + 1 >= pages || isOpen} @click=${turn(1)}>${say(words.next)}</button>`
            : nothing
        }
      </div>`;
  }

  #enter(key: string, text: string): void {
    this.done = '';
    this.entered = new Map([...this.entered, [key, text]]);
  }

  readonly #save = async (): Promise<void> => {
    const { sheet } = this;
    if (!sheet || this.busy) return;
    const operations: readonly MarkStep[] = stepsOf(sheet, this.entered, this.term);
    this.busy = true;
    try {
      if (operations.length > 0) await request('envelopes', { method: 'POST', body: { id: uuidv7(), operations } });
      await this.#load();
      this.done = say(words.saved);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.busy = false;
    }
  };
}
