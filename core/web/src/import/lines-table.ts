import { problemWording } from '@baara/i18n';
import type { BaaraError } from '@baara/model';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Decision, decide, type Import, type ImportLine, type LineFilter, readLines } from '../api/imports.ts';
import type { Problem } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { asFailure, failureNotice, waitingNotice } from '../shell/failure.ts';
import { say, translation } from '../state/language.ts';

const tags = { ready: 'good', refused: 'bad', held: 'warn', already: '' } as const;
const shownCells = 6;

/** The lines that have something to say, each with its reasons, and what is decided of those that are held. It says `baara-decided`. */
export class BaaraLinesTable extends BaaraElement {
  static override properties = {
    job: { attribute: false },
    outcome: {},
    lines: { state: true },
    next: { state: true },
    failure: { state: true },
  };
  declare job: Import;
  declare outcome: LineFilter | undefined;
  declare lines: readonly ImportLine[] | null;
  declare next: number | null;
  declare failure: BaaraError | null;

  constructor() {
    super();
    this.lines = null;
    this.next = null;
    this.failure = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('job');
    if (!changed.has('outcome') && before?.id === this.job.id && before.state === this.job.state) return;
    if (changed.has('outcome') || changed.has('job')) void this.#load();
  }

  async #load(after?: number): Promise<void> {
    this.failure = null;
    try {
      const { lines, next } = await readLines(this.job.id, { outcome: this.outcome, after });
      this.lines = after === undefined ? lines : [...(this.lines ?? []), ...lines];
      this.next = next;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (!this.lines) return waitingNotice();
    if (this.lines.length === 0) return html`<p>${this.t('imports:none')}</p>`;
    const deciding = this.job.state === 'checked' && this.lines.some((line) => line.outcome === 'held');
    return html`<div class="stack">
      ${deciding ? this.#all() : nothing}
      <div class="rows"><table>
        <caption class="said">${this.t('imports:step_check')}</caption>
        <thead><tr><th scope="col">${this.t('imports:line')}</th><th scope="col">${this.t('imports:outcome')}</th><th scope="col">${this.t('imports:who')}</th><th scope="col">${this.t('imports:reasons')}</th>
          ${deciding ? html`<th scope="col">${this.t('imports:decision')}</th>` : nothing}</tr></thead>
        <tbody>${this.lines.map((line) => this.#row(line, deciding))}</tbody>
      </table></div>
      ${this.next === null ? nothing : html`<p><button type="button" class="button" @click=${() => this.#load(this.next ?? undefined)}>${this.t('imports:more')}</button></p>`}
    </div>`;
  }

  #all(): TemplateResult {
    return html`<div class="bar"><span>${this.t('imports:decide_all')}</span>
      <button type="button" class="button small" @click=${() => this.#decideAll('skip')}>${this.t('imports:decide_all_skip')}</button>
      <button type="button" class="button small" @click=${() => this.#decideAll('import')}>${this.t('imports:decide_all_import')}</button></div>`;
  }

  #row(line: ImportLine, deciding: boolean): TemplateResult {
    const cells = this.job.mapping
      .filter(({ target }) => target)
      .map(({ column }) => line.cells[column] ?? '')
      .filter(Boolean);
    return html`<tr>
      <th scope="row" class="number">${line.row}</th>
      <td data-label=${this.t('imports:outcome')}>${this.#outcome(line, deciding)}</td>
      <td data-label=${this.t('imports:who')}>${cells.slice(0, shownCells).join(' · ')}</td>
      <td data-label=${this.t('imports:reasons')}><ul class="cell-list">
        ${line.reasons.map((reason) => html`<li>${this.#reason(reason)}</li>`)}
        ${line.duplicates.map((duplicate) => html`<li>${this.#likely(duplicate)}</li>`)}
        ${line.notes.map((note) => html`<li class="soft">${this.#label(note.form, note.field)} : « ${note.from} » → ${String(note.to)} <small>(${this.#habit(note.code)})</small></li>`)}
      </ul></td>
      ${deciding ? html`<td class=${line.outcome === 'held' ? '' : 'blank'} data-label=${this.t('imports:decision')}>${line.outcome === 'held' ? this.#decision(line) : nothing}</td>` : nothing}
    </tr>`;
  }

  /** Once the import has run, a held line is what was decided of it. */
  #outcome(line: ImportLine, deciding: boolean): TemplateResult {
    const settled = line.decision !== null && !deciding;
    const words = settled
      ? this.t(line.decision === 'skip' ? 'imports:outcome_skipped' : 'imports:outcome_imported')
      : this.t(`imports:outcome_${line.outcome}`);
    return html`<span class="tag ${settled ? '' : tags[line.outcome]}">${words}</span>`;
  }

  #reason(reason: Problem): string {
    return (
      reason.message ??
      problemWording(translation(), {
        code: reason.code,
        params: reason.params,
        label: this.#label(reason.form ?? '', reason.field ?? ''),
      })
    );
  }

  #label(form: string, field: string): string {
    const key = field.split('.')[0];
    const target = this.job.targets.find(
      (each) => each.form === form && each.field === key && each.level === undefined,
    );
    return target ? say(target.label) : field;
  }

  #habit(code: string): string {
    const key = `imports:note_${code}`;
    const translator = translation();
    return translator.has(key) ? translator.t(key) : code;
  }

  #likely(duplicate: ImportLine['duplicates'][number]): TemplateResult | string {
    if ('row' in duplicate) return this.t('imports:same_as_line', { row: duplicate.row });
    if (duplicate.title === null) return this.t('imports:likely_hidden');
    return html`<a href="/f/${this.job.form}/${duplicate.record}" target="_blank" rel="noopener">${this.t('imports:likely', { title: duplicate.title })}</a>`;
  }

  #decision(line: ImportLine): TemplateResult {
    return html`<select aria-label="${this.t('imports:decision')} : ${this.t('imports:line')} ${line.row}" @change=${(event: Event) => this.#decide(line, (event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${line.decision === null} ?disabled=${line.decision !== null}>${this.t('imports:decide_later')}</option>
      ${(['skip', 'import'] as const).map((each) => html`<option value=${each} .selected=${line.decision === each}>${this.t(`imports:decide_${each}`)}</option>`)}
    </select>`;
  }

  async #decide(line: ImportLine, value: string): Promise<void> {
    if (value !== 'import' && value !== 'skip') return;
    await this.#send({ decisions: { [line.row]: value } });
    this.lines = (this.lines ?? []).map((each) => (each.row === line.row ? { ...each, decision: value } : each));
  }

  async #decideAll(decision: Decision): Promise<void> {
    await this.#send({ all: decision });
    this.lines = (this.lines ?? []).map((each) => (each.outcome === 'held' ? { ...each, decision } : each));
  }

  async #send(decisions: Parameters<typeof decide>[1]): Promise<void> {
    try {
      this.dispatchEvent(new CustomEvent<Import>('baara-decided', { detail: await decide(this.job.id, decisions) }));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }
}

define('baara-lines-table', BaaraLinesTable);
