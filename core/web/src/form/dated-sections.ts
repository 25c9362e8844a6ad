import type { FormSlice } from '../api/types.ts';
import { valueText } from '../fields/value-text.ts';
import type { Entry } from './entry.ts';

/** The fields that stand in one section with this one. */
function besides(slice: FormSlice, key: string): readonly string[] {
  return slice.sections.find((section) => section.fields.includes(key))?.fields ?? [];
}

/** What tells how a dated row ended: its last day, and what stands beside it in a section of its own. */
export function endFields(slice: FormSlice): readonly string[] {
  const end = besides(slice, 'valid_to');
  return end.includes('valid_from') ? ['valid_to'] : ['valid_to', ...end];
}

/** The act that a row is founded on, where the form keeps one (`act_number`): a new situation has a new act. */
export function actFields(slice: FormSlice): readonly string[] {
  return slice.fields.act_number ? besides(slice, 'act_number').filter((key) => key !== 'valid_from') : [];
}

/** The act in words, for the history: its kind, number and date. */
export function actWords(entry: Entry): string {
  const { slice, values, unknown, labels } = entry;
  return ['act_kind', 'act_number', 'act_date']
    .flatMap((key) => {
      const field = slice.fields[key];
      const words = field ? valueText(field, { values, unknown, labels }) : '';
      return words ? [words] : [];
    })
    .join(' · ');
}
