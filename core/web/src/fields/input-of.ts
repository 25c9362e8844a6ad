import type { ModelField, ModelFieldOf } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import type { Value } from '../api/types.ts';
import { say, translation } from '../state/language.ts';
import { session } from '../state/session.ts';
import type { ComboboxOption } from './combobox.ts';
import type { ControlContext, DrawField } from './control.ts';
import { creatable, creationOf } from './creation.ts';
import { nextDay, previousDay } from './days.ts';
import { lineInput, moneyInput } from './line-input.ts';
import { searchRecords, searchUnits } from './search-options.ts';
import { wordedValue } from './value-text.ts';
import './choice-input.ts';
import './combobox.ts';
import './date-input.ts';
import './file-input.ts';
import './group-input.ts';
import './many-input.ts';
import './point-input.ts';

export interface InputContext extends ControlContext {
  readonly draw: DrawField;
  readonly id: string;
  readonly described: string;
  readonly invalid: boolean;
}

/** The control of a field's kind. */
export function inputOf(field: ModelField, context: InputContext): TemplateResult {
  const { id, value, invalid, described, labels, change } = context;
  if (field.readonly || field.kind === 'computed' || field.kind === 'sequence') return fixed(field, context);
  switch (field.kind) {
    case 'text':
    case 'phone':
    case 'email':
    case 'identifier':
    case 'integer':
    case 'decimal':
      return lineInput(field, context);
    case 'money':
      return moneyInput(context);
    case 'long_text':
      return html`<textarea id=${id} rows="4" .value=${String(value ?? '')} maxlength=${field.maxLength} aria-required=${context.required} aria-invalid=${invalid} aria-describedby=${described || nothing}
        @input=${typing(context)} @change=${left(context)}></textarea>`;
    case 'date':
      return day(field, context);
    case 'month':
      return html`<baara-date-input month .inputId=${id} .required=${context.required} .value=${value as string | null} .invalid=${invalid} .described=${described} @baara-input=${(event: CustomEvent<string | null>) => change(event.detail, 'touched')}></baara-date-input>`;
    case 'boolean':
      return truth(field, context);
    case 'choice':
      return html`<baara-choice-input .inputId=${id} .name=${say(field.label)} .list=${field.list} .value=${value as string | null} .label=${labels[String(value)] ?? ''} .invalid=${invalid} .described=${described} .required=${context.required}
        @baara-choose=${chosen(context)}></baara-choice-input>`;
    case 'choices':
    case 'refs':
      return html`<baara-many-input .inputId=${id} .required=${context.required} .name=${say(field.label)} .field=${field} .value=${(value as readonly string[] | null) ?? []} .labels=${labels} .invalid=${invalid} .described=${described}
        .creates=${field.kind === 'refs' ? creatable(field.form) : ''} .create=${field.kind === 'refs' ? creationOf(field.form) : null}
        @baara-label=${(event: CustomEvent<Readonly<Record<string, string>>>) => context.label(event.detail)} @baara-input=${(event: CustomEvent<Value>) => change(event.detail, 'touched')}></baara-many-input>`;
    case 'ref':
    case 'tree_ref':
      return html`<baara-combobox .inputId=${id} .required=${context.required} .name=${say(field.label)} .value=${value as string | null} .label=${labels[String(value)] ?? ''} .invalid=${invalid} .described=${described}
        .creates=${field.kind === 'ref' ? creatable(field.form) : ''} .create=${creationOf(field.form)} .search=${field.kind === 'tree_ref' ? searchUnits : searchOf(field.form)}
        @baara-choose=${chosen(context)}></baara-combobox>`;
    case 'file':
    case 'image':
      return html`<baara-file-input .inputId=${id} .name=${say(field.label)} .field=${field} .value=${value as string | null} .label=${labels[String(value)] ?? ''} .described=${described}
        @baara-choose=${chosen(context)}></baara-file-input>`;
    case 'gps':
      return html`<baara-point-input .inputId=${id} .value=${value} .invalid=${invalid} .described=${described} @baara-input=${(event: CustomEvent<Value>) => change(event.detail, 'touched')}></baara-point-input>`;
    case 'group':
      return html`<baara-group-input .inputId=${id} .field=${field} .draw=${context.draw} .value=${(value as readonly Value[] | null) ?? []}   .problems=${context.problems} .labels=${labels}
        @baara-typing=${(event: CustomEvent<Value>) => change(event.detail, 'typing')}
        @baara-label=${(event: CustomEvent<Readonly<Record<string, string>>>) => context.label(event.detail)} @baara-input=${(event: CustomEvent<Value>) => change(event.detail, 'touched')}></baara-group-input>`;
  }
}

const searches = new Map<string, ReturnType<typeof searchRecords>>();

/** The same function each time: a new one would be a new property at each drawing. */
function searchOf(form: string): ReturnType<typeof searchRecords> {
  const known = searches.get(form) ?? searchRecords(form);
  searches.set(form, known);
  return known;
}

function typing(context: InputContext) {
  return (event: Event) => context.change((event.target as HTMLInputElement).value, 'typing');
}

function left(context: InputContext) {
  return (event: Event) => context.change((event.target as HTMLInputElement).value, 'touched');
}

function chosen(context: InputContext) {
  return (event: CustomEvent<ComboboxOption | null>) => {
    const option = event.detail;
    if (option) context.label({ [option.value]: option.label });
    context.change(option?.value ?? null, 'touched');
  };
}

/** What the page shows and nobody types here. */
function fixed(field: ModelField, context: InputContext): TemplateResult {
  const { t } = translation();
  const value = field.kind === 'computed' ? context.computed : context.value;
  const words =
    wordedValue(field, value, context.labels) || (field.kind === 'sequence' ? t('form:sequence_later') : '—');
  return html`<output id=${context.id} class="fixed">${words}</output>`;
}

/** The page takes the last day of a period, the record keeps the day after it. */
function day(field: ModelFieldOf<'date'>, context: InputContext): TemplateResult {
  const stored = context.value as string | null;
  const shown = stored && field.exclusive && /^\d{4}-\d{2}-\d{2}$/u.test(stored) ? previousDay(stored) : stored;
  const keep = (iso: string | null) =>
    iso && field.exclusive && /^\d{4}-\d{2}-\d{2}$/u.test(iso) ? nextDay(iso) : iso;
  const now = session.get()?.today;
  return html`<baara-date-input .inputId=${context.id} .required=${context.required} .value=${shown} .past=${field.max !== undefined && now !== undefined && field.max <= now} .invalid=${context.invalid} .described=${context.described}
    @baara-input=${(event: CustomEvent<string | null>) => context.change(keep(event.detail), 'touched')}></baara-date-input>`;
}

function truth(field: ModelField, context: InputContext): TemplateResult {
  const { t } = translation();
  const radio = (
    answer: boolean,
  ) => html`<label class="tick"><input type="radio" name=${context.id} .checked=${context.value === answer} aria-describedby=${context.described || nothing}
    @change=${() => context.change(answer, 'touched')} />${t(answer ? 'values:yes' : 'values:no')}</label>`;
  return html`<div id=${context.id} role="radiogroup" tabindex="-1" class="radios" aria-label=${say(field.label)} aria-required=${context.required} aria-invalid=${context.invalid}>${radio(true)} ${radio(false)}</div>`;
}
