import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/types.ts';
import { controlId } from '../fields/control.ts';
import { problemText } from '../fields/problem-text.ts';
import { translation } from '../state/language.ts';
import type { Entry } from './entry.ts';

/** A record of the page with the prefix of its controls. */
export interface Part {
  readonly entry: Entry;
  readonly prefix: string;
}

export const isWarning = (problem: Problem): boolean => problem.params.severity === 'warning';

/** All that must be corrected, above the form; each line leads to its field. */
export function problemSummary(
  parts: readonly { readonly part: Part; readonly problems: readonly Problem[] }[],
): TemplateResult | typeof nothing {
  const count = parts.reduce((sum, each) => sum + each.problems.length, 0);
  if (count === 0) return nothing;
  const { t } = translation();
  return html`<div class="summary" role="alert" tabindex="-1" id="summary">
    <h2>${t('form:problems', { count })}</h2>
    <ul>${parts.flatMap(({ part, problems }) => problems.map((problem) => line(part, problem)))}</ul>
  </div>`;
}

/** What should be checked but does not prevent saving. */
export function warningSummary(
  parts: readonly { readonly part: Part; readonly problems: readonly Problem[] }[],
): TemplateResult {
  const { t } = translation();
  return html`<div class="summary caution" role="alert" tabindex="-1" id="summary">
    <h2>${t('form:warnings_title')}</h2>
    <p>${t('form:warnings_lead')}</p>
    <ul>${parts.flatMap(({ part, problems }) => problems.map((problem) => line(part, problem)))}</ul>
  </div>`;
}

function line({ entry, prefix }: Part, problem: Problem): TemplateResult {
  const key = problem.field?.split('.')[0] ?? '';
  const words = problemText(problem, entry.slice.fields[key]);
  if (!entry.slice.fields[key]) return html`<li>${words}</li>`;
  const id = controlId(prefix, key);
  return html`<li><a href="#${id}" @click=${(event: Event) => toField(event, id)}>${words}</a></li>`;
}

function toField(event: Event, id: string): void {
  event.preventDefault();
  const control = document.getElementById(id);
  const inner = control?.matches('input, select, textarea, button')
    ? control
    : (control?.querySelector<HTMLElement>('input, select, button') ?? control);
  inner?.focus();
  inner?.closest('.field')?.scrollIntoView({ block: 'center' });
}
