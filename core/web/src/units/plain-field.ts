import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons/icon.ts';
import { translation } from '../state/language.ts';
import type { Fault } from './faults.ts';

interface PlainField {
  readonly id: string;
  readonly label: string;
  readonly need: 'required' | 'optional';
  readonly hint?: string;
  readonly full?: true;
  /** Problems of the whole step; those of this control are shown at it. */
  readonly faults: readonly Fault[];
  readonly control: (described: string, invalid: boolean) => TemplateResult;
}

/** A field of a step that is no field of a form: label, hint, error, control. */
export function plainField({ id, label, need, hint, full, faults, control }: PlainField): TemplateResult {
  const { t } = translation();
  const own = faults.filter((fault) => fault.id === id);
  const described = [hint ? `${id}-hint` : '', own.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ');
  return html`<div class="field ${full ? 'full' : ''} ${own.length > 0 ? 'wrong' : ''}">
    <label for=${id} id="${id}-label">${label}${need === 'required' ? html`<span class="star" aria-hidden="true"> *</span>` : html` <span class="optional">(${t('form:optional')})</span>`}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${own.length > 0 ? html`<div id="${id}-error">${own.map(({ words }) => html`<p class="error">${icon('error')}<span><span class="said">${t('form:error_prefix')}</span> ${words}</span></p>`)}</div>` : nothing}
    <div class="control">${control(described, own.length > 0)}</div>
  </div>`;
}

/** A line of text. */
export function textField(
  field: Omit<PlainField, 'control'> & {
    readonly value: string;
    readonly change: (value: string) => void;
    readonly max: number;
    readonly choices?: readonly string[];
  },
): TemplateResult {
  const { id, value, change, max, choices } = field;
  return plainField({
    ...field,
    control: (
      described,
      invalid,
    ) => html`<input id=${id} type="text" autocomplete="off" maxlength=${max} .value=${value} list=${choices ? `${id}-choices` : nothing}
      aria-required=${field.need === 'required'} aria-invalid=${invalid} aria-describedby=${described || nothing}
      @input=${(event: Event) => change((event.target as HTMLInputElement).value)} />
      ${choices ? html`<datalist id="${id}-choices">${choices.map((choice) => html`<option value=${choice}></option>`)}</datalist>` : nothing}`,
  });
}

export function dayField(
  field: Omit<PlainField, 'control'> & {
    readonly value: string | null;
    readonly change: (value: string | null) => void;
  },
): TemplateResult {
  const { id, value, change } = field;
  return plainField({
    ...field,
    control: (described, invalid) =>
      html`<baara-date-input .inputId=${id} .value=${value} .invalid=${invalid} .described=${described} @baara-input=${(event: CustomEvent<string | null>) => change(event.detail)}></baara-date-input>`,
  });
}
