import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api/types.ts';
import { controlId } from '../fields/control.ts';
import { problemText } from '../fields/problem-text.ts';
import { translation } from '../state/language.ts';
import { type Entry, obstaclesOf } from './entry.ts';

/** A record of the page with the prefix of its controls. */
export interface Part {
  readonly entry: Entry;
  readonly prefix: string;
}

export const isWarning = (problem: Problem): boolean => problem.params.severity === 'warning';

/** All that must be corrected, above the form; each line leads to its field. */
export function problemSummary(
  parts: readonly { readonly part: Part; readonly problems: readonly Problem[] }[],
  id = 'summary',
): TemplateResult | typeof nothing {
  const count = parts.reduce((sum, each) => sum + each.problems.length, 0);
  if (count === 0) return nothing;
  const { t } = translation();
  return html`<div class="summary" role="alert" tabindex="-1" id=${id}>
    <h2>${t('form:problems', { count })}</h2>
    <ul>${parts.flatMap(({ part, problems }) => problems.map((problem) => line(part, problem)))}</ul>
  </div>`;
}

/** What stands in the way of saving these records: errors, or else warnings where they are asked for too. */
export function summaryOf(parts: readonly Part[], least: 'errors' | 'warnings'): TemplateResult | typeof nothing {
  const found = parts.map((part) => ({ part, problems: obstaclesOf(part.entry) }));
  const blocking = found.map(({ part, problems }) => ({
    part,
    problems: problems.filter((problem) => !isWarning(problem)),
  }));
  if (blocking.some(({ problems }) => problems.length > 0)) return problemSummary(blocking);
  return least === 'warnings' ? warningSummary(found) : nothing;
}

/** What should be checked but does not prevent saving. */
function warningSummary(
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
  const ids = [controlId(prefix, problem.field ?? key), controlId(prefix, key)];
  return html`<li><a href="#${ids[1]}" @click=${(event: Event) => toField(event, ids)}>${words}</a></li>`;
}

/** Goes to the part of a field that is wrong, a row's own control; else to the field. */
function toField(event: Event, ids: readonly string[]): void {
  event.preventDefault();
  const control = ids.map((id) => document.getElementById(id)).find((each) => each !== null);
  const inner = control?.matches('input, select, textarea, button')
    ? control
    : (control?.querySelector<HTMLElement>('input, select, button') ?? control);
  inner?.closest('details')?.setAttribute('open', '');
  inner?.focus();
  inner?.closest('.field')?.scrollIntoView({ block: 'center' });
}
