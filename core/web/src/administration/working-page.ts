import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { besideOwnField } from './problem-words.ts';

/** A page of accounts that does one thing at a time and says what came of it. */
export class WorkingPage extends BaaraPage {
  static override properties = { failure: { state: true }, said: { state: true }, busy: { state: true } };
  declare failure: BaaraError | null;
  declare said: string;
  declare busy: boolean;

  constructor() {
    super();
    this.failure = null;
    this.said = '';
    this.busy = false;
  }

  /** Runs a step; what goes wrong is shown, and `said` is said after it. Answers whether it went well. */
  protected async step(work: () => Promise<unknown>, said = ''): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    this.said = '';
    try {
      await work();
      this.said = said;
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What the last step came to; problems of fields stand beside these. */
  protected outcome(): TemplateResult {
    const elsewhere = this.#elsewhere();
    const isGeneral = this.failure !== null && this.failure.problems.length === 0;
    const general = isGeneral && this.failure ? failureNotice(this.failure) : nothing;
    const others =
      elsewhere.length > 0
        ? html`<div class="notice bad" role="alert">${icon('error')}<div>${elsewhere.map((words) => html`<p>${words}</p>`)}</div></div>`
        : nothing;
    return html`${general}${others}<div role="status" aria-live="polite">${this.said ? html`<p class="notice good">${icon('check')} ${this.said}</p>` : nothing}</div>`;
  }

  /** The problems of fields that have no place of their own for them. */
  #elsewhere(): readonly string[] {
    const problems = (this.failure?.problems ?? []) as readonly Problem[];
    return problems
      .filter(({ field }) => this.querySelector(`[name="${field}"][aria-invalid]`) === null)
      .map((problem) => problem.message ?? besideOwnField(problem));
  }

  /** A labelled control with its hint and what the server said of it. */
  protected labelled(
    facts: { readonly id: string; readonly field: string; readonly label: string; readonly hint?: string },
    control: (described: string | typeof nothing, invalid: boolean) => TemplateResult,
  ): TemplateResult {
    const { id, field, label, hint } = facts;
    const problem = this.failure?.problems.find((each) => each.field === field);
    const described = [hint ? `${id}-hint` : '', problem ? `${id}-error` : ''].filter(Boolean).join(' ') || nothing;
    return html`<div class="field ${problem ? 'wrong' : ''}">
      <label for=${id}>${label}</label>
      ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
      ${problem ? html`<p class="error" id="${id}-error">${icon('error')} ${besideOwnField(problem)}</p>` : nothing}
      ${control(described, problem !== undefined)}
    </div>`;
  }

  /** A line of text. */
  protected input(facts: {
    readonly id: string;
    readonly field: string;
    readonly label: string;
    readonly hint?: string;
    readonly type?: string;
    readonly autocomplete?: string;
    readonly value?: string;
  }): TemplateResult {
    const { id, field, type = 'text', autocomplete = 'off', value = '' } = facts;
    return this.labelled(
      facts,
      (
        described,
        invalid,
      ) => html`<input id=${id} class="control" name=${field} type=${type} .value=${value} autocomplete=${autocomplete}
        autocapitalize="none" spellcheck="false" aria-invalid=${invalid} aria-describedby=${described} />`,
    );
  }
}

/** What was typed into a form, by the names of its controls, trimmed; passwords as they are. */
export function typedIn(event: Event): Readonly<Record<string, string>> {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => {
      const control = form.elements.namedItem(name);
      const isSecret = control instanceof HTMLInputElement && control.type === 'password';
      return [name, isSecret ? String(value) : String(value).trim()];
    }),
  );
}
