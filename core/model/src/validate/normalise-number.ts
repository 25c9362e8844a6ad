import { type Fault, fault } from './fault.ts';

export type NumberReading = { readonly value: number } | { readonly fault: Fault };

/**
 * A number from what a person types or a sheet holds: `1 200`, `12,5`, `12.5`, `1.200.000` is refused as ambiguous with a decimal only when
 * it could be one.
 */
export function readNumber(raw: unknown): NumberReading {
  if (typeof raw === 'number') return Number.isFinite(raw) ? { value: raw } : refused(raw);
  if (typeof raw !== 'string') return refused(raw);
  const text = raw.replace(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-');
  if (/^[+-]?\d{1,3}([.,]\d{3}){2,}$/.test(text)) return { value: Number(text.replace(/[.,]/g, '')) };
  const plain = text.replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? { value: Number(plain) } : refused(raw);
}

const refused = (value: unknown): NumberReading => ({ fault: fault('field.not_a_number', { value }) });

/** A whole number; `12.0` is one, `12,5` is not. */
export function readInteger(raw: unknown): NumberReading {
  const reading = readNumber(raw);
  if ('fault' in reading || Number.isSafeInteger(reading.value)) return reading;
  return { fault: fault('field.not_whole', { value: raw }) };
}
