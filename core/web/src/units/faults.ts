import { html, nothing, type TemplateResult } from 'lit';
import type { BrowsedUnit } from '../api/units.ts';
import { controlId } from '../fields/control.ts';
import { problemText } from '../fields/problem-text.ts';
import { type Entry, problemsOf } from '../form/entry.ts';
import { isWarning } from '../form/problem-summary.ts';
import { translation } from '../state/language.ts';
import { askedFields, type Draft, newUnit, type Subject } from './draft.ts';

/** Something that must be mended before a reorganisation can be checked, and the control where. */
export interface Fault {
  readonly id: string;
  readonly words: string;
}

const isDay = (words: string | null): boolean => words !== null && /^\d{4}-\d{2}-\d{2}$/u.test(words);

/** What is wrong with the first step. */
export function faultsOf(subject: Subject, draft: Draft): readonly Fault[] {
  const { t } = translation();
  const missing = (id: string, label: string): Fault => ({ id, words: t('problems:field.required', { field: label }) });
  const date = (id: string, value: string | null, label: string): Fault[] =>
    value === null || isDay(value) ? [] : [{ id, words: t('problems:field.not_a_date', { field: label }) }];
  return [
    ...ownFaults(subject, draft, missing),
    ...(draft.on ? date('say-on', draft.on, t('units:on')) : [missing('say-on', t('units:on'))]),
    ...date('say-act-date', draft.act.date, t('units:act_date')),
  ];
}

function ownFaults(
  { verb, slice, view }: Subject,
  draft: Draft,
  missing: (id: string, label: string) => Fault,
): Fault[] {
  const { t } = translation();
  switch (verb) {
    case 'rename':
      if (!draft.name.trim()) return [missing('say-name', t('units:new_name'))];
      return draft.name.trim() === view.values.name ? [{ id: 'say-name', words: t('units:same_name') }] : [];
    case 'change': {
      if (draft.status === slice.reorganised?.closed && draft.status !== view.values.status)
        return [{ id: 'say-status', words: t('units:close_apart') }];
      const same = draft.type === (view.values.type ?? null) && draft.status === (view.values.status ?? null);
      return same ? [{ id: 'say-type', words: t('units:nothing_changes') }] : [];
    }
    case 'move':
      return draft.parent ? [] : [missing('say-parent', t('units:new_parent'))];
    case 'open':
      return entryFaults(draft.fresh, 'say');
    case 'split':
      return draft.parts.flatMap(({ entry }, at) => entryFaults(entry, `part-${at}`));
    case 'merge':
      return [
        ...(draft.others.length === 0 ? [{ id: 'say-with', words: t('units:with_missing') }] : []),
        ...(draft.into === newUnit ? entryFaults(draft.fresh, 'say') : []),
      ];
    case 'close':
      return [];
  }
}

function entryFaults(entry: Entry, prefix: string): Fault[] {
  const asked = askedFields(entry.slice);
  return problemsOf(entry)
    .filter((problem) => !isWarning(problem) && (!problem.field || asked.includes(problem.field.split('.')[0] ?? '')))
    .map((problem) => {
      const key = problem.field?.split('.')[0] ?? '';
      return { id: controlId(prefix, key), words: problemText(problem, entry.slice.fields[key]) };
    });
}

/** Units below for which no destination was chosen, when each must have one. */
export function undistributed(draft: Draft, children: readonly BrowsedUnit[]): readonly BrowsedUnit[] {
  return draft.fate === 'ends' ? children.filter(({ id }) => !draft.shares[id]) : [];
}

/** All that must be mended, above the step; each line leads to its control. */
export function faultSummary(faults: readonly Fault[]): TemplateResult | typeof nothing {
  if (faults.length === 0) return nothing;
  const to = (event: Event, id: string) => {
    event.preventDefault();
    const control = document.getElementById(id);
    const inner = control?.matches('input, select, textarea, button')
      ? control
      : (control?.querySelector<HTMLElement>('input, select, button') ?? control);
    inner?.focus();
    inner?.scrollIntoView({ block: 'center' });
  };
  return html`<div class="summary" role="alert" tabindex="-1" id="summary">
    <h2>${translation().t('form:problems', { count: faults.length })}</h2>
    <ul>${faults.map(({ id, words }) => html`<li><a href="#${id}" @click=${(event: Event) => to(event, id)}>${words}</a></li>`)}</ul>
  </div>`;
}
