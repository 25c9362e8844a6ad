import type { ModelField } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { overview } from '../state/session.ts';
import { readAmount } from './amount.ts';
import type { InputContext } from './input-of.ts';
import { amountMask, identifierMask, type Mask, masked, phoneMask } from './mask.ts';

const modes: Readonly<
  Partial<
    Record<
      ModelField['kind'],
      { readonly type: string; readonly inputmode?: 'tel' | 'email' | 'numeric' | 'decimal'; readonly short?: true }
    >
  >
> = {
  phone: { type: 'tel', inputmode: 'tel', short: true },
  email: { type: 'email', inputmode: 'email' },
  integer: { type: 'text', inputmode: 'numeric', short: true },
  decimal: { type: 'text', inputmode: 'decimal', short: true },
};

/** One line of text, in the shape of its kind. */
export function lineInput(field: ModelField, context: InputContext): TemplateResult {
  const mode = modes[field.kind] ?? { type: 'text' };
  const max = field.kind === 'text' || field.kind === 'identifier' ? field.maxLength : undefined;
  const mask = maskOf(field);
  return html`<input id=${context.id} class=${mode.short || (max ?? 99) <= 20 ? 'short' : ''} type=${mode.type} inputmode=${mode.inputmode ?? nothing} autocomplete="off" .value=${shown(field, context.value)}
    maxlength=${max ? max + 20 : nothing} spellcheck=${field.kind === 'identifier' ? 'false' : nothing} aria-required=${context.required} aria-invalid=${context.invalid} aria-describedby=${context.described || nothing}
    @input=${(event: Event) => context.change(write(event, mask), 'typing')} @change=${(event: Event) => context.change((event.target as HTMLInputElement).value, 'touched')} />`;
}

/** Money is kept in whole minor units and typed in the currency's own. */
export function moneyInput(context: InputContext): TemplateResult {
  const { code, decimals } = overview.get()?.currency ?? { code: 'XOF', decimals: 0 };
  const typed =
    typeof context.value === 'number'
      ? amountMask.write(String(context.value / 10 ** decimals).replace('.', ','))
      : String(context.value ?? '');
  return html`<span class="aside"><input id=${context.id} class="short" type="text" inputmode=${decimals === 0 ? 'numeric' : 'decimal'} autocomplete="off" .value=${typed} aria-required=${context.required} aria-invalid=${context.invalid} aria-describedby=${context.described || nothing}
    @input=${(event: Event) => write(event, amountMask)} @change=${(event: Event) => context.change(readAmount((event.target as HTMLInputElement).value, decimals), 'touched')} /><span class="soft">${code}</span></span>`;
}

function maskOf(field: ModelField): Mask | undefined {
  if (field.kind === 'identifier') return identifierMask;
  const phone = overview.get()?.phone;
  return field.kind === 'phone' && phone ? phoneMask(phone) : undefined;
}

/** A stored number of the country is shown without its prefix, in pairs, as people say it. */
function shown(field: ModelField, value: InputContext['value']): string {
  const text = String(value ?? '');
  const phone = overview.get()?.phone;
  if (field.kind !== 'phone' || !phone || !/^\+\d+$/u.test(text)) return text;
  const isNational =
    text.startsWith(`+${phone.countryCode}`) && text.length === 1 + phone.countryCode.length + phone.nationalDigits;
  return phoneMask(phone).write(isNational ? text.slice(1 + phone.countryCode.length) : text);
}

/** Writes what is typed in its shape, and puts the caret back where the typist has it. */
function write(event: Event, mask: Mask | undefined): string {
  const input = event.target as HTMLInputElement;
  if (!mask || (event as InputEvent).isComposing) return input.value;
  const next = masked(mask, input.value, input.selectionStart ?? input.value.length);
  if (next.text !== input.value) {
    input.value = next.text;
    input.setSelectionRange(next.caret, next.caret);
  }
  return next.text;
}
