import { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { asFailure, failureNotice } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { besideOwnField } from './problem-words.ts';
import '../fields/date-input.ts';

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
      .filter(({ field }) => this.querySelector(`[name="${field}"]:is([aria-invalid], [type=hidden])`) === null)
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

  /** A day, typed as the French write it. */
  protected readonly day = (facts: DayField): TemplateResult => {
    const { id, field, value = '' } = facts;
    return this.labelled(
      facts,
      (described, invalid) =>
        html`<baara-date-input .inputId=${id} .name=${field} .value=${value || null} .invalid=${invalid} .described=${described === nothing ? '' : described}></baara-date-input>`,
    );
  };

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

/** Where a day is asked. */
export interface DayField {
  readonly id: string;
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
}

/** A day as it was typed under a name, in ISO; nothing where nothing was. Throws `record.invalid` for what is no date. */
export function dayIn(typed: Readonly<Record<string, string>>, field: string): string | undefined {
  const words = typed[field];
  if (!words || /^\d{4}-\d{2}-\d{2}$/u.test(words)) return words || undefined;
  throw new BaaraError({ code: 'record.invalid', problems: [{ code: 'field.not_a_date', field, params: {} }] });
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
