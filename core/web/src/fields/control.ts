import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Problem, Value } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { say, translation } from '../state/language.ts';
import { inputOf } from './input-of.ts';
import { besideField } from './problem-text.ts';

/** What a control needs of the page it stands on. */
export interface ControlContext {
  /** Begins the ids of this sheet's controls. */
  readonly prefix: string;
  readonly value: Value;
  readonly isUnknown: boolean;
  readonly required: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  /** The live value of a computed field. */
  readonly computed: Value;
  readonly change: (raw: Value, state: 'typing' | 'touched') => void;
  readonly mark: (state: 'unknown' | 'known') => void;
  readonly label: (wordings: Readonly<Record<string, string>>) => void;
}

/** Draws a field with its label, help and errors. */
export type DrawField = (field: ModelField, context: ControlContext) => TemplateResult;

const full = new Set(['long_text', 'group', 'choices', 'refs', 'gps', 'file', 'image']);

/** The id of a field's control; problems of parts of a field lead to the field. */
export function controlId(prefix: string, path: string): string {
  return `${prefix}-${path.replace(/\./gu, '-')}`;
}

/** A field of any kind: its label, help, errors, control, and "unknown" where that is an answer. */
export function fieldControl(field: ModelField, context: ControlContext): TemplateResult {
  const { t } = translation();
  const id = controlId(context.prefix, field.key);
  const own = context.problems.filter((problem) => problem.field === field.key);
  const blocking = own.filter((problem) => problem.params.severity !== 'warning');
  const warnings = own.filter((problem) => problem.params.severity === 'warning');
  const hint = hintOf(field);
  const described = [
    hint ? `${id}-hint` : '',
    blocking.length > 0 ? `${id}-error` : '',
    warnings.length > 0 ? `${id}-caution` : '',
  ]
    .filter(Boolean)
    .join(' ');
  return html`<div class="field ${full.has(field.kind) ? 'full' : ''} ${blocking.length > 0 ? 'wrong' : ''}" data-field=${field.key}>
    <label for=${id} id="${id}-label">${say(field.label)}${context.required ? html`<span class="star" aria-hidden="true"> *</span>` : nothing}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${blocking.length > 0 ? html`<div id="${id}-error">${blocking.map((problem) => html`<p class="error">${icon('error')}<span><span class="said">${t('form:error_prefix')}</span> ${besideField(problem, field)}</span></p>`)}</div>` : nothing}
    <div class="control">${inputOf(field, { ...context, draw: fieldControl, id, described, invalid: blocking.length > 0 })}</div>
    ${warnings.length > 0 ? html`<div id="${id}-caution">${warnings.map((problem) => html`<p class="caution">${icon('warning')}<span>${besideField(problem, field)}</span></p>`)}</div>` : nothing}
    ${field.unknown && !field.readonly ? unknownTick(field, context, id) : nothing}
  </div>`;
}

function unknownTick(field: ModelField, context: ControlContext, id: string): TemplateResult {
  const { t } = translation();
  return html`<label class="tick"><input type="checkbox" id="${id}-unknown" aria-label=${t('form:unknown_of', { field: say(field.label) })} .checked=${context.isUnknown}
    @change=${(event: Event) => context.mark((event.target as HTMLInputElement).checked ? 'unknown' : 'known')} />${t('form:unknown')}</label>`;
}

function hintOf(field: ModelField): string {
  const { t } = translation();
  const help = say(field.help);
  if (field.readonly) return help;
  if (field.kind === 'date')
    return [help, field.exclusive ? t('dates:last_day') : '', help || field.exclusive ? '' : t('form:date_hint')]
      .filter(Boolean)
      .join(' ');
  if (field.kind === 'month') return help || t('form:month_hint');
  return help;
}
