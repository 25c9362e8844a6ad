import { html, nothing, type TemplateResult } from 'lit';
import { takeTransition } from '../api/passages.ts';
import type { FormSlice, Problem, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { BaaraAskingDialog } from '../form/asking-dialog.ts';
import { changesOf, type Entry, entryOf, wholly } from '../form/entry.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { say } from '../state/language.ts';
import type { Chosen } from './standings.ts';
import { stateWords } from './state-tag.ts';
import '../form/sheet.ts';

/** Asks what a transition needs, its fields, a reason, an act, and takes it. It says `baara-passed` or `baara-close`. */
export class BaaraPassageDialog extends BaaraAskingDialog {
  static override properties = {
    chosen: { attribute: false },
    slice: { attribute: false },
    view: { attribute: false },
    missing: { state: true },
  };
  declare chosen: Chosen;
  declare slice: FormSlice;
  declare view: RecordView;
  declare missing: readonly ('reason' | 'act')[];

  constructor() {
    super();
    this.missing = [];
  }

  protected override firstUpdated(): void {
    if (this.chosen.way.asks.length > 0) this.entry = entryOf(this.slice, this.view);
    super.firstUpdated();
  }

  protected override draftPage(): string {
    const { workflow, way } = this.chosen;
    return `${this.view.form}/${this.view.id}/pass/${workflow.id}/${way.transition}`;
  }

  protected override draftTitle(): string {
    return `${this.view.title} : ${say(this.chosen.way.label)}`;
  }

  override render(): TemplateResult {
    const { workflow, way } = this.chosen;
    return html`<dialog aria-labelledby="passage-title" @cancel=${this.cancel} @close=${this.closed}>
      <form novalidate @submit=${this.#submit}>
        <h2 id="passage-title">${say(way.label)}</h2>
        <p>${this.t('workflow:lead', { title: this.view.title, state: stateWords(workflow, way.to) })}</p>
        ${way.lasting ? html`<p class="lasting">${icon('warning')} ${this.t('workflow:lasting')}</p>` : nothing}
        ${this.offer()} ${this.failure ? failureNotice(this.failure) : nothing}
        ${this.entry ? html`<baara-sheet .entry=${this.entry} prefix="p" .only=${way.asks} @baara-entry=${(event: CustomEvent<Entry>) => this.fill(event.detail)}></baara-sheet>` : nothing}
        ${way.reason ? this.#words('reason', way.reason) : nothing}
        ${way.act ? this.#words('act', way.act) : nothing}
        <div class="bar">
          <button class="button first" ?disabled=${this.busy}>${say(way.label)}</button>
          <button type="button" class="button" @click=${this.leave}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #words(name: 'reason' | 'act', need: 'required' | 'optional'): TemplateResult {
    const isMissing = this.missing.includes(name);
    const id = `passage-${name}`;
    const described = [name === 'act' ? `${id}-hint` : '', isMissing ? `${id}-error` : ''].filter(Boolean).join(' ');
    return html`<div class="field full ${isMissing ? 'wrong' : ''}">
      <label for=${id}>${this.t(`record:${name}`)}${need === 'required' ? html`<span class="star" aria-hidden="true"> *</span>` : nothing}</label>
      ${name === 'act' ? html`<p class="hint" id="${id}-hint">${this.t('record:act_hint')}</p>` : nothing}
      ${isMissing ? html`<p class="error" id="${id}-error">${icon('error')} ${this.t(`workflow:${name}_missing`)}</p>` : nothing}
      <textarea id=${id} class="control" name=${name} rows=${name === 'reason' ? 3 : 1} maxlength="1000" ?required=${need === 'required'}
        aria-invalid=${isMissing} aria-describedby=${described || nothing} .value=${this.said[name] ?? ''}
        @input=${(event: Event) => this.write(name, (event.target as HTMLTextAreaElement).value)}></textarea>
    </div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const { workflow, way } = this.chosen;
    const [reason, act] = [this.word('reason'), this.word('act')];
    this.missing = (['reason', 'act'] as const).filter((name) => way[name] === 'required' && this.word(name) === '');
    if (this.missing.length > 0) {
      this.querySelector<HTMLTextAreaElement>(`textarea[name="${this.missing[0]}"]`)?.focus();
      return;
    }
    const entry = this.entry && wholly(this.entry);
    this.busy = true;
    this.failure = null;
    try {
      await takeTransition({
        ...{ form: this.view.form, id: this.view.id, rev: this.view.rev },
        ...{ workflow: workflow.id, transition: way.transition },
        ...(entry ? { values: changesOf(entry) } : {}),
        ...(reason ? { reason } : {}),
        ...(act ? { act } : {}),
      });
      this.forget();
      this.dispatchEvent(new CustomEvent('baara-passed'));
    } catch (thrown) {
      const failure = asFailure(thrown);
      const problems = failure.problems as readonly Problem[];
      const ofFields = problems.filter(({ field }) => field !== undefined && way.asks.includes(field));
      if (entry) this.entry = { ...entry, refused: ofFields };
      if (ofFields.length < problems.length || problems.length === 0) this.failure = failure;
    } finally {
      this.busy = false;
    }
  };
}

define('baara-passage-dialog', BaaraPassageDialog);
