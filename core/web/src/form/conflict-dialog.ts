import { html, type TemplateResult } from 'lit';
import type { Problem, Value } from '../api/types.ts';
import { BaaraElement, define } from '../element.ts';
import { wordedValue } from '../fields/value-text.ts';
import { say } from '../state/language.ts';
import type { Entry } from './entry.ts';

/** For each field of a clash, whose value to keep. */
export type Choices = Readonly<Record<string, 'yours' | 'theirs'>>;

/** Two people changed the same fields: shows both values and asks which to keep. It says `baara-choices` or `baara-close`. */
export class BaaraConflictDialog extends BaaraElement {
  static override properties = { entry: { attribute: false }, problems: { attribute: false } };
  declare entry: Entry;
  declare problems: readonly Problem[];

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="conflict-title" @close=${() => this.dispatchEvent(new CustomEvent('baara-close'))}>
      <form @submit=${this.#submit}>
        <h2 id="conflict-title">${this.t('form:conflict_title')}</h2>
        <p>${this.t('form:conflict_lead')}</p>
        ${this.problems.map((problem) => this.#choice(problem))}
        <div class="bar">
          <button class="button first">${this.t('form:conflict_save')}</button>
          <button type="button" class="button" @click=${() => this.querySelector('dialog')?.close()}>${this.t('shell:cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #choice(problem: Problem): TemplateResult {
    const key = problem.field ?? '';
    const field = this.entry.slice.fields[key];
    const words = (value: unknown) =>
      (field ? wordedValue(field, (value ?? null) as Value, this.entry.labels[key] ?? {}) : '') ||
      this.t('values:empty');
    const radio = (
      side: 'yours' | 'theirs',
    ) => html`<label class="tick"><input type="radio" name=${key} value=${side} ?checked=${side === 'yours'} />
      <span><span class="soft">${this.t(`form:conflict_${side}`)}</span><br /><strong>${words(problem.params[side])}</strong></span></label>`;
    return html`<fieldset class="field full"><legend>${say(field?.label)}</legend><div class="choices-of">${radio('yours')} ${radio('theirs')}</div></fieldset>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const choices = Object.fromEntries(
      this.problems.map((problem) => [
        problem.field ?? '',
        data.get(problem.field ?? '') === 'theirs' ? 'theirs' : 'yours',
      ]),
    );
    this.dispatchEvent(new CustomEvent<Choices>('baara-choices', { detail: choices as Choices }));
  };
}

define('baara-conflict-dialog', BaaraConflictDialog);
